using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 9: where no device is given, one is chosen behind <c>??</c>.</summary>
public class OptionalDeviceTests
{
    [SkippableFact]
    public Task An_optional_device_with_a_check_in_brackets_behind_it_is_single_vendor() => TorchAsync(
        """
        class NoisyLayer
        {
            private readonly Tensor _noise;

            public NoisyLayer(long size, Device? device = null) =>
                _noise = torch.randn(size, device: device ?? (torch.cuda.is_available() ? {|PML1002:CUDA|} : CPU));
        }
        """);

    [SkippableFact]
    public Task An_optional_device_without_a_check_behind_it_is_hard_coded() => TorchAsync(
        """
        class NoisyLayer
        {
            private readonly Tensor _noise;
            public NoisyLayer(long size, Device? device = null) => _noise = torch.randn(size, device: device ?? [|CUDA|]);
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
