using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 11: the same choice with one vendor only, as the official examples have it.</summary>
public class SingleVendorFieldTests
{
    [SkippableFact]
    public Task A_field_with_a_check_for_one_vendor_is_single_vendor() => TorchAsync(
        """
        class Example
        {
            private readonly Device _device = torch.cuda.is_available() ? {|PML1002:torch.CUDA|} : torch.CPU;
            Tensor Start() => torch.zeros(3, device: _device);
        }
        """);

    [SkippableFact]
    public Task A_field_without_a_check_is_hard_coded() => TorchAsync(
        """
        class Example
        {
            private readonly Device _device = [|torch.CUDA|];
            Tensor Start() => torch.zeros(3, device: _device);
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
