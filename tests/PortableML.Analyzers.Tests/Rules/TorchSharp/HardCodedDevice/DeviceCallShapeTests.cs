using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>Each call takes the device in its own shape.</summary>
public class DeviceCallShapeTests : DeviceCodeFixTests
{
    [Theory]
    [InlineData("x.[|cuda()|]", "x.to(device)")]
    [InlineData("x.[|cuda(non_blocking: true)|]", "x.to(device, non_blocking: true)")]
    [InlineData("x.[|cuda(null)|]", "x.to(device)")]
    [InlineData("x.[|cuda(null, true)|]", "x.to(device, non_blocking: true)")]
    [InlineData("x.[|cuda(device: null)|]", "x.to(device: device)")]
    [InlineData("x.to([|\"cuda\"|])", "x.to(device)")]
    [InlineData("x.to([|\"cuda\"|], true, false, true)", "x.to(device, true, false, true)")]
    [InlineData("x.to(non_blocking: true, device: [|\"cuda\"|])", "x.to(non_blocking: true, device: device)")]
    [InlineData("x.to([|DeviceType.CUDA|])", "x.to(device)")]
    [InlineData("x.to([|DeviceType.CUDA|], 0)", "x.to(device)")]
    [InlineData("x.to([|DeviceType.CUDA|], -1, true, true)", "x.to(device, copy: true, disposeAfter: true)")]
    [InlineData("x.to([|DeviceType.CUDA|], non_blocking: true)", "x.to(device, non_blocking: true)")]
    [InlineData("x.to(deviceIndex: 0, deviceType: [|DeviceType.CUDA|])", "x.to(device: device)")]
    [InlineData("x.to(float32, [|CUDA|], true)", "x.to(float32, device, true)")]
    [InlineData("x.to([|(DeviceType)1|])", "x.to(device)")]
    [InlineData("ones(3, dtype: float32, device: [|CUDA|], requires_grad: true)", "ones(3, dtype: float32, device: device, requires_grad: true)")]
    [InlineData("ones(3, float32, [|\"cuda\"|], true)", "ones(3, float32, device, true)")]
    [InlineData("tensor(new[] { 1f }, device: [|torch.device(\"cuda\")|])", "tensor(new[] { 1f }, device: device)")]
    [InlineData("x.to(x.dtype, [|CUDA|], copy: true, disposeAfter: true)", "x.to(x.dtype, device, copy: true, disposeAfter: true)")]
    [InlineData("x?.[|cuda()|]", "x?.to(device)")]
    [InlineData("model.[|cuda()|]", "model.to(device)")]
    [InlineData("model.[|cuda(0, true)|]", "model.to(device, true)")]
    [InlineData("model.[|cuda(deviceIndex: 0, non_blocking: true)|]", "model.to(device: device, non_blocking: true)")]
    [InlineData("model.[|cuda<nn.Module>()|]", "model.to<nn.Module>(device)")]
    [InlineData("model.to([|\"cuda\"|], true)", "model.to(device, true)")]
    [InlineData("model.to([|DeviceType.CUDA|], 0, true)", "model.to(device, non_blocking: true)")]
    [InlineData("ModuleExtensionMethods.[|cuda(model)|]", "ModuleExtensionMethods.to(model, device)")]
    [InlineData("ModuleExtensionMethods.[|cuda(model, 0, true)|]", "ModuleExtensionMethods.to(model, device, true)")]
    [InlineData("ModuleExtensionMethods.to(model, [|\"cuda\"|])", "ModuleExtensionMethods.to(model, device)")]
    [InlineData("set_default_device([|\"cuda\"|])", "set_default_device(device)")]
    [InlineData("set_default_device([|CUDA|])", "set_default_device(device)")]
    [InlineData("jit.load(\"a\", [|DeviceType.CUDA|])", "jit.load(\"a\", device)")]
    [InlineData("jit.load(\"a\", [|DeviceType.CUDA|], 0)", "jit.load(\"a\", device)")]
    [InlineData("jit.load<Tensor, Tensor>(\"a\", device_type: [|DeviceType.CUDA|], device_index: 0)", "jit.load<Tensor, Tensor>(\"a\", map_location: device)")]
    [InlineData("Console.WriteLine($\"{[|CUDA|]}\")", "Console.WriteLine($\"{device}\")")]
    [InlineData("Console.WriteLine([|CUDA|].type)", "Console.WriteLine(device.type)")]
    public Task Call_takes_the_device_in_its_own_shape(string call, string replaced) => FixStatementsAsync(
        $"{call};",
        $"""
        var device = {Best};
        {replaced};
        """,
        parameters: "Tensor x, nn.Module model");

    [Theory]
    [InlineData("x.[|mps()|]", "x.to(device)")]
    [InlineData("x.[|mps(true)|]", "x.to(device, non_blocking: true)")]
    [InlineData("x.to([|\"mps\"|])", "x.to(device)")]
    [InlineData("x.to([|DeviceType.MPS|], -1, true)", "x.to(device, copy: true)")]
    public Task Apple_call_takes_the_device(string call, string replaced) => FixStatementsAsync(
        $"{call};",
        $"""
        var device = mps_is_available() ? MPS : cuda.is_available() ? CUDA : CPU;
        {replaced};
        """,
        new() { Title = "Introduce 'device': MPS, CUDA or CPU" },
        "Tensor x");

    [Fact]
    public Task Load_without_an_overload_for_devices_is_given_type_and_index()
    {
        MetadataReference old = LibraryReferences.Compile(
            "TorchSharp",
            """
            [assembly: System.Reflection.AssemblyVersion("0.102.0.0")]
            namespace TorchSharp
            {
                public enum DeviceType { CPU, CUDA, MPS }
                public static class torch
                {
                    public class Device { public DeviceType type; public int index; }
                    public class Tensor { }
                    public static Device CUDA => new Device();
                    public static Device MPS => new Device();
                    public static Device CPU => new Device();
                    public static bool mps_is_available() => true;
                    public static class cuda { public static bool is_available() => true; }
                    public static class jit
                    {
                        public class ScriptModule { }
                        public static ScriptModule load(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new ScriptModule();
                    }
                }
            }
            """);
        return FixStatementsAsync(
            """
            jit.load("a", [|DeviceType.CUDA|]);
            jit.load("b", [|DeviceType.CUDA|], 0);
            jit.load("c", device_index: 0, device_type: [|DeviceType.CUDA|]);
            """,
            $"""
            var device = {Best};
            jit.load("a", device.type, device.index);
            jit.load("b", device.type, device.index);
            jit.load("c", device_index: device.index, device_type: device.type);
            """,
            new() { References = [old] });
    }

    [Fact]
    public Task Move_that_is_given_a_variable_keeps_it() => FixStatementsAsync(
        """
        x.[|cuda(d, true)|];
        """,
        """
        x.to(d, non_blocking: true);
        """,
        new() { Title = "Use 'd'" },
        "Tensor x, Device d, Device device");

    [Fact]
    public Task Move_that_is_given_a_variable_that_may_be_null_has_no_fix() => NoFixInStatementsAsync(
        """
        x.[|cuda(d)|];
        """,
        "Tensor x, Device? d");

    [Fact]
    public Task Site_inside_a_site_is_fixed_with_it() => FixStatementsAsync(
        """
        x.{|PML1001:cuda(CUDA)|};
        x.{|PML1001:cuda(torch.device("cuda:1"), non_blocking: true)|};
        x.{|PML1001:cuda("cuda:1")|};
        """,
        $"""
        var device = {Best};
        var device1 = {Best1};
        x.to(device);
        x.to(device1, non_blocking: true);
        x.to(device1);
        """,
        parameters: "Tensor x");

    [Fact]
    public Task Storage_has_no_fix() => NoFixInStatementsAsync(
        """
        x.storage<float>().[|cuda()|];
        """,
        "Tensor x");

    [Theory]
    [InlineData("InitializeDeviceType([|DeviceType.CUDA|]);", "TryInitializeDeviceType(DeviceType.CUDA);")]
    [InlineData("torch.InitializeDeviceType([|DeviceType.MPS|]);", "torch.TryInitializeDeviceType(DeviceType.MPS);")]
    public Task Initialisation_is_only_tried(string statement, string replaced) => FixStatementsAsync(
        statement, replaced, new() { EquivalenceKey = "PML1001.TryInitialize", Title = "Use 'TryInitializeDeviceType'" });

    [Fact]
    public Task Initialisation_that_is_no_statement_has_no_fix() => NoFixInStatementsAsync(
        """
        Action initialize = () => InitializeDeviceType([|DeviceType.CUDA|]);
        """);

    [Fact]
    public Task Initialisation_of_a_device_takes_another() => FixStatementsAsync(
        """
        InitializeDevice([|CUDA|]);
        """,
        $"""
        var device = {Best};
        InitializeDevice(device);
        """);
}
