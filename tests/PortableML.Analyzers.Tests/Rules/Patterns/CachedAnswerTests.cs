using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 15: the answer of the check stands in a static field and goes on as a flag.</summary>
public class CachedAnswerTests
{
    [SkippableFact]
    public Task An_answer_in_a_static_field_that_a_target_typed_new_hands_on_is_single_vendor() => TorchAsync(
        """
        class Engine(bool useCuda)
        {
            public Tensor Run(Tensor paths) => useCuda ? paths.{|PML1002:cuda()|} : paths;
        }

        class EngineChecks
        {
            private static readonly bool s_present = torch.cuda.is_available();
            private readonly Engine _engine = new(s_present);
            public Tensor Check(Tensor paths) => _engine.Run(paths);
        }
        """);

    [SkippableFact]
    public Task A_flag_that_a_target_typed_new_always_sets_is_hard_coded() => TorchAsync(
        """
        class Engine(bool useCuda)
        {
            public Tensor Run(Tensor paths) => useCuda ? paths.{|PML1002:cuda()|} : paths;
        }

        class EngineChecks
        {
            private readonly Engine _engine = new([|true|]);
            public Tensor Check(Tensor paths) => _engine.Run(paths);
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
