namespace PortableML.Analyzers.Tests.Guards;

/// <summary>The older and narrower questions of TorchSharp, which prove CUDA as <c>torch.cuda.is_available()</c> does.</summary>
public class CudnnQueryTests
{
    [SkippableTheory]
    [InlineData("torch.cuda.is_cudnn_available()")]
    [InlineData("cuda.is_cudnn_available()")]
    [InlineData("torch.cuda_is_available()")]
    [InlineData("cuda_is_available()")]
    public Task A_yes_is_a_guard(string question) => VerifyAsync(
        question,
        "if (Q) x.{|PML1002:cuda()|};",
        "if (!Q) return; x.{|PML1002:cuda()|};",
        "var place = Q ? {|PML1002:CUDA|} : CPU;",
        "bool ok = Q; if (ok) x.to({|PML1002:\"cuda\"|});");

    [SkippableTheory]
    [InlineData("torch.cuda.is_cudnn_available()")]
    [InlineData("torch.cuda_is_available()")]
    public Task A_no_is_none(string question) => VerifyAsync(question, "if (!Q) x.[|cuda()|];", "if (Q) return; x.[|cuda()|];");

    [SkippableTheory]
    [InlineData("torch.cuda.is_cudnn_available()")]
    [InlineData("torch.cuda_is_available()")]
    public Task An_answer_that_is_not_heeded_or_is_for_the_first_device_is_too_weak(string question) => VerifyAsync(
        question, "_ = Q; x.[|cuda()|];", "if (Q || n > 0) x.[|cuda()|];", "if (Q) x.to([|\"cuda:1\"|]);");

    [SkippableTheory]
    [InlineData("torch.cuda.is_cudnn_available()")]
    [InlineData("torch.cuda_is_available()")]
    public Task A_yes_proves_no_other_vendor(string question) => VerifyAsync(question, "if (Q) x.[|mps()|];", "if (Q) x.to([|DeviceType.HIP|]);");

    [SkippableTheory]
    [InlineData("torch.cuda.is_cudnn_available()")]
    [InlineData("torch.cuda_is_available()")]
    public Task An_answer_that_is_replaced_is_none(string question) => VerifyAsync(question, "bool ok = Q; ok = n > 0; if (ok) x.[|cuda()|];");

    private static async Task VerifyAsync(string question, params string[] statements)
    {
        foreach (string one in statements)
        {
            await GuardedCode.TorchAsync(one.Replace("Q", question, StringComparison.Ordinal));
        }
    }
}
