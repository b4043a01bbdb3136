using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Patterns of real projects, retold. Devices behind the official check, in its many forms.</summary>
public class CheckedDevicePatternTests
{
    [SkippableFact]
    public Task A_composed_name_that_is_set_only_behind_the_check_is_single_vendor() => TorchAsync(
        """
        class Tool
        {
            public Device Choose(int index)
            {
                string where = "cpu";
                if (torch.cuda.is_available())
                {
                    where = {|PML1002:$"cuda:{index}"|};
                }

                return torch.device(where);
            }
        }
        """);

    [SkippableFact]
    public Task Two_names_in_a_conditional_argument_are_single_vendor() => TorchAsync(
        """
        class Agents
        {
            public Device Place { get; } = torch.device(torch.cuda.is_available() ? {|PML1002:"cuda"|} : "cpu");
        }
        """);

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
    public Task A_field_with_a_check_for_one_vendor_is_single_vendor() => TorchAsync(
        """
        class Example
        {
            private readonly Device _device = torch.cuda.is_available() ? {|PML1002:torch.CUDA|} : torch.CPU;
            Tensor Start() => torch.zeros(3, device: _device);
        }
        """);

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

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
