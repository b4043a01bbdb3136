using PortableML.Analyzers.Tests.Guards;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>A type for the GPU stands beside the one of the same name for the CPU: whoever makes the one could have made the other.</summary>
public class GpuBesideCpuTests
{
    [SkippableTheory]
    [InlineData("interface ITensors { } class TensorsCpu : ITensors { } class TensorsGpu : ITensors { public Tensor Move(Tensor x) => x.{|PML1002:cuda()|}; }")]
    [InlineData("class TensorsCpu { } class TensorsMultiCpu : TensorsCpu { } class TensorsGpu : TensorsMultiCpu { static readonly Tensor One = torch.ones(1).{|PML1002:cuda()|}; }")]
    [InlineData("abstract class Tensors { } class CPUTensors : Tensors { } class GPUTensors : Tensors { class Loader { public Tensor Move(Tensor x) => x.{|PML1002:cuda()|}; } }")]
    public Task The_one_for_the_GPU_is_chosen(string types) => GuardedCode.TorchTypesAsync(types);

    [SkippableTheory]
    [InlineData("class TensorsCpu { } class TensorsGpu { public Tensor Move(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("interface ITensors { } class OthersCpu : ITensors { } class TensorsGpu : ITensors { public Tensor Move(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("interface ITensors { } class TensorsCpu : ITensors { public Tensor Move(Tensor x) => x.[|cuda()|]; } class TensorsGpu : ITensors { }")]
    [InlineData("class TensorsCpu : System.ICloneable { public object Clone() => this; } class TensorsGpu : System.ICloneable { public object Clone() => torch.ones(1).[|cuda()|]; }")]
    [InlineData("interface ITensors { } class TensorsCpu : ITensors { } class TensorsGpu : ITensors { static void Main() => torch.InitializeDeviceType([|DeviceType.CUDA|]); }")]
    public Task Without_that_sibling_it_is_hard_coded(string types) => GuardedCode.TorchTypesAsync(types);
}
