namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks that are joined and negated.</summary>
public class AndOrNotTests
{
    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available()) x.{|PML1002:cuda()|};")]
    [InlineData("if (cuda.is_available()) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda_is_available()) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_cudnn_available()) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.mps_is_available()) x.{|PML1002:mps()|};")]
    [InlineData("if ((torch.cuda.is_available())) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() && n > 0) x.{|PML1002:cuda()|};")]
    [InlineData("if (n > 0 && torch.cuda.is_available()) x.{|PML1002:cuda()|};")]
    [InlineData("if (n > 0 && (torch.cuda.is_available() && rank > 0)) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() & n > 0) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() && x.{|PML1002:cuda()|}.numel() > 0) Console.WriteLine();")]
    [InlineData("_ = torch.cuda.is_available() && x.{|PML1002:cuda()|}.numel() > 0;")]
    [InlineData("if (!torch.cuda.is_available() || x.{|PML1002:cuda()|}.numel() > 0) Console.WriteLine();")]
    [InlineData("if (n > 0 && torch.cuda.is_available() || rank > 0 && torch.cuda.is_available()) x.{|PML1002:cuda()|};")]
    public Task A_check_that_must_be_true_is_a_guard(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (!(!torch.cuda.is_available())) x.{|PML1002:cuda()|};")]
    [InlineData("if (!(!torch.cuda.is_available() || n > 0)) x.{|PML1002:cuda()|};")]
    [InlineData("if (!(n > 0 || !torch.cuda.is_available() || rank > 0)) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() == true) x.{|PML1002:cuda()|};")]
    [InlineData("if (true == torch.cuda.is_available()) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() != false) x.{|PML1002:cuda()|};")]
    [InlineData("if (!(torch.cuda.is_available() == false)) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() is true) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() is not false) x.{|PML1002:cuda()|};")]
    [InlineData("if (!(torch.cuda.is_available() is false)) x.{|PML1002:cuda()|};")]
    [InlineData("if ((torch.cuda.is_available(), n) is (true, 1)) x.{|PML1002:cuda()|};")]
    public Task Two_negations_and_comparisons_with_true_and_false_are_seen_through(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool none = !(torch.cuda.is_available() && n > 0); if (!none) x.{|PML1002:cuda()|};")]
    [InlineData("bool none = !(n > 0 && torch.cuda.is_available()); if (none) return; x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = !(!torch.cuda.is_available() || n > 0); if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = !!(torch.cuda.is_available() && n > 0); if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("_ = (!(!torch.cuda.is_available() || n > 0)) switch { true => x.{|PML1002:cuda()|}, false => x };")]
    [InlineData("switch (!(torch.cuda.is_available() && n > 0)) { case false: x.{|PML1002:cuda()|}; break; }")]
    public Task The_value_of_a_negated_condition_is_the_opposite(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool none = !(torch.cuda.is_available() && n > 0); if (none) x.[|cuda()|];")]
    [InlineData("bool ok = !(!torch.cuda.is_available() || n > 0); if (!ok) x.[|cuda()|];")]
    [InlineData("_ = (!(torch.cuda.is_available() && n > 0)) switch { true => x.[|cuda()|], false => x };")]
    [InlineData("switch (!(torch.cuda.is_available() && n > 0)) { case true: x.[|cuda()|]; break; }")]
    public Task Where_a_negated_condition_is_true_it_proves_nothing(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (!torch.cuda.is_available()) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available() == false) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available() != true) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available() is false) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available() is not true) x.[|cuda()|];")]
    [InlineData("if (!torch.cuda.is_available() && n > 0) x.[|cuda()|];")]
    [InlineData("if (!torch.cuda.is_available() && x.[|cuda()|].numel() > 0) Console.WriteLine();")]
    public Task A_check_that_must_be_false_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available() || n > 0) x.[|cuda()|];")]
    [InlineData("if (n > 0 || torch.cuda.is_available()) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available() | n > 0) x.[|cuda()|];")]
    [InlineData("if (!(torch.cuda.is_available() && n > 0)) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available() || x.[|cuda()|].numel() > 0) Console.WriteLine();")]
    [InlineData("if (x.[|cuda()|].numel() > 0 && torch.cuda.is_available()) Console.WriteLine();")]
    [InlineData("if ((torch.cuda.is_available() && n > 0) || rank > 0) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available() || torch.mps_is_available()) x.[|cuda()|];")]
    [InlineData("if ((torch.cuda.is_available(), n) is (_, 1)) x.[|cuda()|];")]
    [InlineData("_ = torch.cuda.is_available(); x.[|cuda()|];")]
    public Task A_check_that_may_be_false_is_too_weak(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.mps_is_available()) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available()) x.[|mps()|];")]
    [InlineData("if (torch.cuda.is_available()) x.to([|DeviceType.HIP|]);")]
    [InlineData("if (torch.mps_is_available() && n > 0) x.[|cuda()|];")]
    [InlineData("if (!torch.cuda.is_available() && torch.mps_is_available()) x.[|cuda()|];")]
    public Task A_check_for_another_vendor_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = torch.cuda.is_available(); ok = n > 0; if (ok && rank > 0) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); ok = n > 0; if (!ok) return; x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); if ((ok = n > 0) && ok) x.[|cuda()|];")]
    public Task A_flag_that_was_set_anew_before_it_is_joined_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableFact]
    public Task A_flag_that_is_set_anew_after_it_was_asked_has_proved_it() => GuardedCode.TorchAsync(
        "bool ok = torch.cuda.is_available(); if (ok && (ok = n > 0)) x.{|PML1002:cuda()|};");

    [SkippableTheory]
    [InlineData("if (n > 0) x.[|cuda()|];")]
    [InlineData("if (x.numel() > 1000) x.[|cuda()|];")]
    [InlineData("if (text.Length == 0) x.[|cuda()|];")]
    [InlineData("if (true) x.[|cuda()|];")]
    public Task A_condition_about_something_else_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available() ^ n > 0) x.{|PML1002:cuda()|};")]
    [InlineData("if (new[] { torch.cuda.is_available() }[0]) x.{|PML1002:cuda()|};")]
    [InlineData("if (Convert.ToBoolean(torch.cuda.is_available())) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available().CompareTo(false) > 0) x.{|PML1002:cuda()|};")]
    public Task A_check_that_is_not_understood_is_never_a_warning(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableFact]
    public Task A_query_of_TorchSharp_does_not_guard_a_provider_of_ONNX_Runtime() => GuardedCode.OnnxAsync(
        """
        if (TorchSharp.torch.cuda.is_available()) options.[|AppendExecutionProvider_CUDA(0)|];
        """);

    [SkippableFact]
    public Task A_list_of_ONNX_Runtime_does_not_guard_a_device_of_TorchSharp() => GuardedCode.TorchAsync(
        """
        if (Microsoft.ML.OnnxRuntime.OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider")) x.[|cuda()|];
        """);
}
