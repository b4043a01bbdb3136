using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 10: CUDA, MPS and the CPU in one chain of conditions over several lines.</summary>
public class ChainOfVendorsTests
{
    [SkippableFact]
    public Task A_chain_of_two_vendors_over_several_lines_is_agnostic() => TorchAsync(
        """
        class Example
        {
            void Main()
            {
                var device =
                    // Try the accelerators in turn.
                    torch.cuda.is_available() ? torch.CUDA :
                    torch.mps_is_available() ? torch.MPS :
                    torch.CPU;
                torch.zeros(3, device: device);
            }
        }
        """);

    [SkippableFact]
    public Task An_arm_for_one_vendor_behind_the_check_for_another_is_hard_coded() => TorchAsync(
        """
        class Example
        {
            void Main()
            {
                var device =
                    torch.cuda.is_available() ? {|PML1002:torch.CUDA|} :
                    torch.mps_is_available() ? [|torch.CUDA|] :
                    torch.CPU;
                torch.zeros(3, device: device);
            }
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
