using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 12: a property pattern asks what the device is, before a module moves there.</summary>
public class PropertyPatternGateTests
{
    [SkippableFact]
    public Task A_property_pattern_before_a_move_to_that_device_is_silent() => TorchAsync(
        """
        class Model : nn.Module<Tensor, Tensor>
        {
            public Model(Device? device = null) : base("model")
            {
                RegisterComponents();
                if (device is { type: DeviceType.CUDA })
                {
                    this.to(device);
                }
            }

            public override Tensor forward(Tensor input) => input;
        }
        """);

    [SkippableFact]
    public Task A_property_pattern_before_a_move_to_the_vendors_device_is_single_vendor() => TorchAsync(
        """
        class Model
        {
            public Tensor Move(Tensor input, Device? device) => device is { type: DeviceType.CUDA } ? input.{|PML1002:cuda()|} : input;
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
