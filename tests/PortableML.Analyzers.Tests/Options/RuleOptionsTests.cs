using PortableML.Analyzers.Options;

namespace PortableML.Analyzers.Tests.Options;

/// <summary>Which values a setting takes.</summary>
public class RuleOptionsTests
{
    [Theory]
    [InlineData("portable_ml.allowed_vendors", "nvidia")]
    [InlineData("portable_ml.allowed_vendors", "NVIDIA, apple|amd intel")]
    [InlineData("portable_ml.allowed_vendors", "")]
    [InlineData("portable_ml.guard_members", "M:My.Gpu.HasCuda")]
    [InlineData("portable_ml.guard_members", "M:My.Gpu.Has(System.Int32,System.String) | P:My.Gpu.IsReady|F:My.Gpu.Ready")]
    [InlineData("portable_ml.device_expression", "My.Devices.Default")]
    [InlineData("portable_ml.device_expression", "global::My.Devices.Default")]
    [InlineData("portable_ml.append_provider_method", "My.Onnx.AppendBest")]
    [InlineData("portable_ml.torch_devices", "cuda, mps, cpu")]
    [InlineData("portable_ml.torch_devices", "CUDA cpu")]
    public void A_value_that_can_be_used_is_taken(string key, string value) => Assert.True(Option(key).Accepts(value));

    [Theory]
    [InlineData("portable_ml.allowed_vendors", "nvida")]
    [InlineData("portable_ml.allowed_vendors", "nvidia, cuda")]
    [InlineData("portable_ml.guard_members", "My.Gpu.HasCuda")]
    [InlineData("portable_ml.guard_members", "T:My.Gpu")]
    [InlineData("portable_ml.guard_members", "M:")]
    [InlineData("portable_ml.device_expression", "Default")]
    [InlineData("portable_ml.device_expression", "My.Devices.Default()")]
    [InlineData("portable_ml.device_expression", "My..Default")]
    [InlineData("portable_ml.append_provider_method", "AppendBest")]
    [InlineData("portable_ml.torch_devices", "cuda")]
    [InlineData("portable_ml.torch_devices", "cpu")]
    [InlineData("portable_ml.torch_devices", "cpu, cuda")]
    [InlineData("portable_ml.torch_devices", "cuda, cuda, cpu")]
    [InlineData("portable_ml.torch_devices", "cuda, xla, cpu")]
    public void A_value_that_cannot_be_used_is_not(string key, string value) => Assert.False(Option(key).Accepts(value));

    private static OptionDefinition Option(string key) => RuleOptions.All.Single(option => option.Key == key);
}
