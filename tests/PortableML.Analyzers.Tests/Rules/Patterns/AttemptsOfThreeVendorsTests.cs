using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 20: three vendors, each in a <c>try</c> of its own.</summary>
public class AttemptsOfThreeVendorsTests
{
    [SkippableFact]
    public Task Three_vendors_each_in_a_try_of_its_own_are_agnostic() => OnnxAsync(
        """
        class Runner
        {
            static SessionOptions Options()
            {
                var options = new SessionOptions();
                try { options.AppendExecutionProvider_CUDA(); } catch { }
                try { options.AppendExecutionProvider_DML(); } catch { }
                try { options.AppendExecutionProvider_CoreML(); } catch { }
                return options;
            }
        }
        """);

    [SkippableFact]
    public Task Three_vendors_whose_failures_go_on_are_hard_coded() => OnnxAsync(
        """
        class Runner
        {
            static SessionOptions Options()
            {
                var options = new SessionOptions();
                try { options.[|AppendExecutionProvider_CUDA()|]; } catch { throw; }
                try { options.[|AppendExecutionProvider_DML()|]; } catch { throw; }
                return options;
            }
        }
        """);

    private static Task OnnxAsync([StringSyntax("C#-test")] string code) => ProviderRule.VerifyAsync(Sources.Onnx(code));
}
