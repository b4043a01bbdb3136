using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 16: a symbol of the build says what an option starts with.</summary>
public class SymbolDefaultTests
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_option_whose_default_is_set_by_a_symbol_is_single_vendor(bool gpu) => ProviderRule.VerifyAsync(
        Sources.Onnx(
            """
            public class PredictorOptions
            {
            #if GPU
                public bool UseCuda { get; init; } = true;
            #else
                public bool UseCuda { get; init; }
            #endif
                public int CudaDeviceId { get; init; }

                internal SessionOptions CreateSessionOptions()
                {
                    if (!UseCuda)
                    {
                        return new SessionOptions();
                    }

                    return SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(CudaDeviceId)|};
                }
            }
            """),
        new() { PreprocessorSymbols = gpu ? ["GPU"] : [] });

    [SkippableFact]
    public Task An_option_that_no_one_can_turn_off_chooses_nothing() => OnnxAsync(
        """
        public class PredictorOptions
        {
            private const bool UseCuda = true;

            internal SessionOptions CreateSessionOptions()
            {
                if (!UseCuda)
                {
                    return new SessionOptions();
                }

                return SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];
            }
        }
        """);

    private static Task OnnxAsync([StringSyntax("C#-test")] string code) => ProviderRule.VerifyAsync(Sources.Onnx(code));
}
