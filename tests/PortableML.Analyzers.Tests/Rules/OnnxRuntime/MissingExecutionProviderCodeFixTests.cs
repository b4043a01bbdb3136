using Microsoft.CodeAnalysis.CSharp;
using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer, PortableML.CodeFixes.Rules.OnnxRuntime.MissingExecutionProviderCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>What a call for a provider becomes that exists nowhere.</summary>
public class MissingExecutionProviderCodeFixTests
{
    private static readonly FixOptions s_generated = new() { Files = [.. GeneratedHelpers.In([LibraryReferences.OnnxRuntime]).Files] };

    [Theory]
    [InlineData("""AppendExecutionProvider("CUDA")""", "AppendExecutionProvider_CUDA")]
    [InlineData("""AppendExecutionProvider("CUDAExecutionProvider")""", "AppendExecutionProvider_CUDA")]
    [InlineData("""AppendExecutionProvider("Tensorrt")""", "AppendExecutionProvider_Tensorrt")]
    [InlineData("""AppendExecutionProvider("ROCM")""", "AppendExecutionProvider_MIGraphX")]
    [InlineData("""AppendExecutionProvider("Dnnl")""", "AppendExecutionProvider_Dnnl")]
    public Task Name_becomes_the_method_of_the_provider(string call, string method) => Fix.VerifyAsync(
        Sources.OnnxStatements($"options.{{|PML2005:{call}|}}; // fast", "SessionOptions options"),
        Sources.OnnxStatements($"options.{{|PML2001:{method}()|}}; // fast", "SessionOptions options"),
        new() { EquivalenceKey = "PML2005.UseExistingCall", Index = 0, Title = "Call " + method });

    [Fact]
    public Task ROCm_becomes_MIGraphX_on_the_same_device() => Fix.VerifyAsync(
        Sources.OnnxStatements("options?.{|PML2005:AppendExecutionProvider_ROCm(id)|};", "SessionOptions? options, int id"),
        Sources.OnnxStatements("options?.{|PML2001:AppendExecutionProvider_MIGraphX(id)|};", "SessionOptions? options, int id"),
        new() { EquivalenceKey = "PML2005.UseExistingCall", Title = "Call AppendExecutionProvider_MIGraphX" });

    [Fact]
    public Task Options_go_to_those_of_the_provider() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            var settings = new Dictionary<string, string> { ["device_id"] = "1" };

            // The second card.
            options.{|PML2005:AppendExecutionProvider("CUDA", settings)|}; // fast
            """, "SessionOptions options"),
        Sources.OnnxStatements(
            """
            var settings = new Dictionary<string, string> { ["device_id"] = "1" };

            // The second card.
            using var cudaOptions = new OrtCUDAProviderOptions();
            cudaOptions.UpdateOptions(settings);
            options.{|PML2001:AppendExecutionProvider_CUDA(cudaOptions)|}; // fast
            """, "SessionOptions options"));

    [Theory]
    [InlineData("""if (id > 0) options.{|PML2005:AppendExecutionProvider("CUDA", new Dictionary<string, string>())|};""", "no place for statements")]
    [InlineData("""options.{|PML2005:AppendExecutionProvider("Dnnl", new Dictionary<string, string>())|};""", "options of its own are not there")]
    [InlineData("""options.{|PML2005:AppendExecutionProvider("CANN")|};""", "no call exists")]
    [InlineData("""_ = SessionOptions.{|PML2005:MakeSessionOptionWithRocmProvider(id)|};""", "nothing makes such options")]
    public Task Nothing_is_offered_where_no_call_says_the_same(string statement, string why) =>
        Fix.VerifyNoFixAsync(Sources.OnnxStatements($"// {why}\n{statement}", "SessionOptions options, int id"));

    [Fact]
    public Task Nothing_is_offered_for_options_in_an_old_language() => Fix.VerifyNoFixAsync(
        Sources.OnnxStatements("""options.{|PML2005:AppendExecutionProvider("CUDA", settings)|};""", "SessionOptions options, Dictionary<string, string> settings"),
        new() { LanguageVersion = LanguageVersion.CSharp7_3 });

    [Theory]
    [InlineData("options.{|PML2005:AppendExecutionProvider_ROCm(id)|};", "options.AppendAvailableExecutionProvider(id, prefer: \"ROCm\");")]
    [InlineData("options.{|PML2005:AppendExecutionProvider(\"CUDA\")|};", "options.AppendAvailableExecutionProvider(prefer: \"CUDA\");")]
    [InlineData("options = SessionOptions.{|PML2005:MakeSessionOptionWithRocmProvider(id)|};", "options = OnnxExecutionProviders.CreateSessionOptions(id, prefer: \"ROCm\");")]
    public Task Helper_comes_first_where_it_is_generated(string before, string after) => Fix.VerifyAsync(
        Sources.OnnxStatements(before, "SessionOptions options, int id"),
        Sources.OnnxStatements(after, "SessionOptions options, int id").Replace(Sources.OnnxUsings, Sources.OnnxUsings + "using PortableML;\n", StringComparison.Ordinal),
        s_generated with { EquivalenceKey = "PML2005.UseFirstThatWorks", Index = 0, Title = "Use the first execution provider that works here" });

    [Fact]
    public Task Condition_that_names_the_vendor_gets_the_vendor_s_call() => Fix.VerifyAsync(
        Sources.OnnxStatements("if (useCuda) { options.{|PML2005:AppendExecutionProvider(\"CUDA\")|}; }", "SessionOptions options, bool useCuda"),
        Sources.OnnxStatements("if (useCuda) { options.{|PML2002:AppendExecutionProvider_CUDA()|}; }", "SessionOptions options, bool useCuda"),
        s_generated with { EquivalenceKey = "PML2005.UseExistingCall", Index = 0 });
}
