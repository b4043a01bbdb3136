using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Patterns of real projects, retold. Providers that are tried: in handlers, probes and lambdas.</summary>
public class AttemptPatternTests
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
    public Task One_vendor_in_a_try_whose_options_go_on_is_single_vendor() => OnnxAsync(
        """
        class Sessions
        {
            static InferenceSession Create(string model, bool log)
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                catch
                {
                    // The CPU does it too.
                }

                return new InferenceSession(model, options);
            }
        }
        """);

    private static Task OnnxAsync([StringSyntax("C#-test")] string code) => ProviderRule.VerifyAsync(Sources.Onnx(code));
}
