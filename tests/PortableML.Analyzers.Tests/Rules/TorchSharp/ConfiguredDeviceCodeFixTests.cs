using PortableML.Analyzers.Tests.Verification;
using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>What the settings change in the device that the fixes write.</summary>
public class ConfiguredDeviceCodeFixTests
{
    private const string Devices = "namespace My { static class Devices { public static Device Default => get_default_device(); } }\n";

    [Fact]
    public Task Expression_that_is_set_takes_the_place_of_every_device() => FixAsync(
        """
        private readonly Device _device = [|CUDA|];

        public Tensor Run(Tensor x, Device given)
        {
            string name = [|"cuda"|];
            DeviceType kind = [|DeviceType.CUDA|];
            var y = ones(3, device: [|CUDA|]).to(name).to(kind);
            return x.[|cuda()|] + y.to([|"cuda"|]);
        }
        """,
        """
        private readonly Device _device = My.Devices.Default;

        public Tensor Run(Tensor x, Device given)
        {
            string name = My.Devices.Default.ToString();
            DeviceType kind = My.Devices.Default.type;
            var y = ones(3, device: My.Devices.Default).to(name).to(kind);
            return x.to(My.Devices.Default) + y.to(My.Devices.Default);
        }
        """,
        new() { EditorConfig = "portable_ml.device_expression = My.Devices.Default", EquivalenceKey = "PML1001.UseConfiguredDevice", Title = "Use 'My.Devices.Default'" });

    [Fact]
    public Task Index_that_the_expression_would_lose_is_kept() => FixAsync(
        """
        public Tensor Run(Tensor x) => x.to([|"cuda:1"|]);
        """,
        """
        public Tensor Run(Tensor x) => x.to(cuda.device_count() > 1 ? torch.device("cuda:1") : cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU);
        """,
        new() { EditorConfig = "portable_ml.device_expression = My.Devices.Default" });

    [Theory]
    [InlineData("cuda, mps, cpu", "CUDA", "cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU")]
    [InlineData("cuda, cpu", "CUDA", "cuda.is_available() ? {|PML1002:CUDA|} : CPU")]
    [InlineData("cuda, cpu", "MPS", "mps_is_available() ? MPS : cuda.is_available() ? CUDA : CPU")]
    [InlineData("mps, cpu", "MPS", "mps_is_available() ? {|PML1002:MPS|} : CPU")]
    [InlineData("mps, cpu", "CUDA", "cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU")]
    public Task Devices_that_are_set_are_tried_behind_the_one_that_the_code_names(string devices, string device, string choice) => FixAsync(
        $"public Tensor Run(Tensor x) {{ var d = [|{device}|]; return x.to(d); }}",
        $"public Tensor Run(Tensor x) {{ var d = {choice}; return x.to(d); }}",
        new() { EditorConfig = "portable_ml.torch_devices = " + devices });

    private static Task FixAsync(string before, string after, FixOptions options) =>
        Verifier.VerifyInAnyOrderAsync(Sources.TorchMembers(before) + Devices, Sources.TorchMembers(after) + Devices, options);
}
