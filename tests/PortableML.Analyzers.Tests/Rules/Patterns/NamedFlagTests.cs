using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 28: a flag that is handed over by its name is always on; no API of the vendor stands on the line.</summary>
public class NamedFlagTests
{
    [SkippableFact]
    public Task A_named_flag_that_is_always_set_is_hard_coded_and_what_it_chooses_is_single_vendor() => OnnxAsync(
        """
        class Window
        {
            private readonly Detector _detector = new("face.onnx", useCUDA: [|true|]);
            public Detector Detector => _detector;
        }

        class Detector
        {
            private readonly InferenceSession _session;

            public Detector(string model, bool useCUDA = false) => _session = useCUDA
                ? new InferenceSession(model, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|})
                : new InferenceSession(model);

            public int Outputs => _session.OutputMetadata.Count;
        }
        """);

    [SkippableFact]
    public Task A_named_flag_that_is_off_is_silent() => OnnxAsync(
        """
        class Window
        {
            private readonly Detector _detector = new("face.onnx", useCUDA: false);
            public Detector Detector => _detector;
        }

        class Detector(string model, bool useCUDA)
        {
            public InferenceSession Open() => useCUDA
                ? new InferenceSession(model, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|})
                : new InferenceSession(model);
        }
        """);

    private static Task OnnxAsync([StringSyntax("C#-test")] string code) => ProviderRule.VerifyAsync(Sources.Onnx(code));
}
