using PortableML.Analyzers.Tests.Verification;
using AcceleratorRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 23: a chain of calls is a lock only where its end turns the fallback off.</summary>
public class FallbackOfAChainTests
{
    [SkippableFact]
    public Task A_chain_that_ends_without_its_fallback_is_hard_coded_and_one_that_lets_others_in_is_not() => AcceleratorRule.VerifyAsync(
        """
        using LLama.Native;

        static class Startup
        {
            static void Measure() => NativeLibraryConfig.All
                .WithCuda()
                .SkipCheck()
                .[|WithAutoFallback(false)|];

            static void Show() => NativeLibraryConfig.All.WithCuda().WithVulkan();
        }
        """,
        new() { References = [LibraryReferences.LLamaSharp] });
}
