using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 27: a flag is off, and nothing writes it.</summary>
public class UnwrittenFlagTests
{
    [SkippableFact]
    public Task A_flag_that_is_off_and_never_written_is_single_vendor() => OnnxAsync(
        """
        class Estimator
        {
            private readonly bool _useGpu = false;

            public InferenceSession Open(string model)
            {
                if (_useGpu)
                {
                    return new InferenceSession(model, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|});
                }

                return new InferenceSession(model);
            }
        }
        """);

    [SkippableFact]
    public Task A_flag_that_is_on_and_never_written_is_hard_coded() => OnnxAsync(
        """
        class Estimator
        {
            private readonly bool _useGpu = true;

            public InferenceSession Open(string model)
            {
                if (_useGpu)
                {
                    return new InferenceSession(model, SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]);
                }

                return new InferenceSession(model);
            }
        }
        """);

    private static Task OnnxAsync([StringSyntax("C#-test")] string code) => ProviderRule.VerifyAsync(Sources.Onnx(code));
}
