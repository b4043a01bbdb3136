using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 17: a static constructor probes, and a lambda makes the options.</summary>
public class ProbingConstructorTests
{
    [SkippableFact]
    public Task Options_made_in_a_lambda_beside_a_flag_that_a_static_constructor_probes_are_single_vendor() => OnnxAsync(
        """
        class Execution
        {
            public static bool CanRun { get; }

            static Execution()
            {
                try
                {
                    SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}.Dispose();
                    CanRun = true;
                }
                catch (Exception)
                {
                    CanRun = false;
                }
            }

            public static Execution Best => CanRun ? new(() => SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}) : new(() => new SessionOptions());

            private readonly Func<SessionOptions> _make;
            private Execution(Func<SessionOptions> make) => _make = make;
            public SessionOptions Make() => _make();
        }
        """);

    [SkippableFact]
    public Task A_flag_that_a_static_constructor_sets_without_a_probe_checks_nothing() => OnnxAsync(
        """
        class Execution
        {
            private static readonly bool s_canRun;

            static Execution() => s_canRun = true;

            public static SessionOptions Options => s_canRun ? SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|] : new SessionOptions();
        }
        """);

    private static Task OnnxAsync([StringSyntax("C#-test")] string code) => ProviderRule.VerifyAsync(Sources.Onnx(code));
}
