using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 1: a name in upper case goes into a record of the project's own and becomes a device later.</summary>
public class OwnRecordTests
{
    [SkippableFact]
    public Task An_upper_case_name_in_an_own_record_that_becomes_a_device_later_is_hard_coded() => TorchAsync(
        """
        record Placement(string Kind, int Index);

        static class Trainer
        {
            static void Start(Tensor weights) => Train(weights, new Placement([|"CUDA"|], 0));

            static Tensor Train(Tensor weights, Placement placement)
            {
                var target = new Device(placement.Kind, placement.Index);
                return weights.to(target);
            }
        }
        """);

    [SkippableFact]
    public Task A_name_in_an_own_record_that_only_a_message_shows_is_silent() => TorchAsync(
        """
        record Placement(string Kind, int Index);

        static class Trainer
        {
            static void Start() => Tell(new Placement("CUDA", 0));
            static void Tell(Placement placement) => Console.WriteLine($"{placement.Kind} {placement.Index}");
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
