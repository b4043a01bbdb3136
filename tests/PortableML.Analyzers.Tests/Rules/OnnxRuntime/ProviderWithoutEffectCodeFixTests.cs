using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.OnnxRuntime.ProviderWithoutEffectAnalyzer, PortableML.CodeFixes.Rules.OnnxRuntime.ProviderWithoutEffectCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>What becomes of settings that do nothing, or that take the CPU away.</summary>
public class ProviderWithoutEffectCodeFixTests
{
    [Fact]
    public Task CPU_goes_behind_the_accelerators() => VerifyAsync(
        """
        options.[|AppendExecutionProvider_CPU(1)|];
        options.LogId = "first";
        options.AppendExecutionProvider_Tensorrt(0);
        options.AppendExecutionProvider_CUDA(0); // the rest
        options.LogId = "last";
        """,
        """
        options.LogId = "first";
        options.AppendExecutionProvider_Tensorrt(0);
        options.AppendExecutionProvider_CUDA(0); // the rest
        options.AppendExecutionProvider_CPU(1);
        options.LogId = "last";
        """,
        new() { EquivalenceKey = "PML2006.AppendLast", Title = "Append it behind the accelerators" });

    [Fact]
    public Task CPU_goes_behind_a_branch_that_appends_one() => VerifyAsync(
        """
        options.[|AppendExecutionProvider_CPU()|];
        if (useGpu)
        {
            options.AppendExecutionProvider_CUDA(0);
        }
        """,
        """
        if (useGpu)
        {
            options.AppendExecutionProvider_CUDA(0);
        }

        options.AppendExecutionProvider_CPU();
        """);

    [Fact]
    public Task Policy_that_is_ignored_goes() => VerifyAsync(
        """
        options.AppendExecutionProvider_CUDA(0);
        options.[|SetEpSelectionPolicy(ExecutionProviderDevicePolicy.PREFER_GPU)|];
        options.LogId = "last";
        """,
        """
        options.AppendExecutionProvider_CUDA(0);
        options.LogId = "last";
        """,
        new() { EquivalenceKey = "PML2006.RemovePolicy", Title = "Remove it: it is ignored beside an appended provider" });

    [Fact]
    public Task Entry_that_forbids_the_fallback_goes() => VerifyAsync(
        """
        options.LogId = "first";
        options.[|AddSessionConfigEntry("session.disable_cpu_ep_fallback", "1")|];
        """,
        """
        options.LogId = "first";
        """,
        new() { EquivalenceKey = "PML2006.AllowFallback", Title = "Remove it, so that the session can run on the CPU" });

    [Fact]
    public Task DEFAULT_becomes_the_policy_that_prefers_a_GPU() => VerifyAsync(
        "if (useGpu) { options.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.[|DEFAULT|]); /* fast */ }",
        "if (useGpu) { options.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.PREFER_GPU); /* fast */ }",
        new() { EquivalenceKey = "PML2006.SayWhatIsMeant", Title = "Use PREFER_GPU" });

    [Fact]
    public Task Two_settings_of_one_object_are_mended_at_once() => VerifyAsync(
        """
        options.[|AppendExecutionProvider_CPU()|];
        options.AppendExecutionProvider_CUDA(0);
        options.[|AddSessionConfigEntry("session.disable_cpu_ep_fallback", "1")|];
        """,
        """
        options.AppendExecutionProvider_CUDA(0);
        options.AppendExecutionProvider_CPU();
        """);

    [Theory]
    [InlineData("if (useGpu) options.{|PML2006:AddSessionConfigEntry(\"session.disable_cpu_ep_fallback\", \"1\")|};", "it stands alone")]
    [InlineData("options.{|PML2006:AddSessionConfigEntry(\"session.disable_cpu_ep_fallback\", \"1\")|}; // All on the GPU.", "a comment says why")]
    [InlineData("Action set = () => options.{|PML2006:AddSessionConfigEntry(\"session.disable_cpu_ep_fallback\", \"1\")|};", "it is an expression")]
    [InlineData("options.LogId = \"\"; options.{|PML2006:AddSessionConfigEntry(\"session.disable_cpu_ep_fallback\", \"1\")|};", "it shares its line")]
    public Task What_cannot_go_alone_stays(string statement, string why) =>
        Fix.VerifyNoFixAsync(Sources.OnnxStatements($"// {why}\n{statement}", "SessionOptions options, bool useGpu"));

    private static Task VerifyAsync(string before, string after, FixOptions? options = null) => Fix.VerifyAsync(
        Sources.OnnxStatements(before, "SessionOptions options, bool useGpu"), Sources.OnnxStatements(after, "SessionOptions options, bool useGpu"), options);
}
