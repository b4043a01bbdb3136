using PortableML.Analyzers.Tests.Guards;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

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

    [SkippableTheory]
    [InlineData("namespace Tessera.LinuxGpu { class LinuxGpuRunner : Tessera.Core.Runner { public Tensor Move(Tensor x) => x.{|PML1002:cuda()|}; } }")]
    [InlineData("namespace Tessera.Core.GPU { class GPUSteps : Tessera.Core.IRunner { public Tensor Move(Tensor x) => x.{|PML1002:cuda()|}; } }")]
    [InlineData("namespace Tessera.Cuda { class CudaRunner : Tessera.Core.Runner { } class Stream { public Tensor Move(Tensor x) => x.{|PML1002:cuda()|}; } }")]
    [InlineData("namespace Tessera.Cuda { class CudaRunner : Tessera.Core.Runner { } } namespace Tessera.Cuda.Memory { class Pool { public Tensor Move(Tensor x) => x.{|PML1002:cuda()|}; } }")]
    public Task The_back_end_that_is_a_package_of_its_own_is_chosen(string types) => BackEndAsync(types);

    [SkippableTheory]
    [InlineData("namespace Tessera.Program { class GpuRunner : Tessera.Core.Runner { public Tensor Move(Tensor x) => x.[|cuda()|]; } }")]
    [InlineData("namespace Tessera.Gpu { class FastRunner : Tessera.Core.Runner { public Tensor Move(Tensor x) => x.[|cuda()|]; } }")]
    [InlineData("namespace Tessera.Gpu { class GpuRunner { public Tensor Move(Tensor x) => x.[|cuda()|]; } }")]
    [InlineData("namespace Mosaic.Gpu { class GpuRunner : Tessera.Core.Runner { public Tensor Move(Tensor x) => x.[|cuda()|]; } }")]
    [InlineData("namespace Tessera.Cuda { class FastRunner : Tessera.Core.Runner { } class Stream { public Tensor Move(Tensor x) => x.[|cuda()|]; } }")]
    [InlineData("namespace Tessera.Cuda { class CudaRunner : Tessera.Core.Runner { } } namespace Tessera.Program { class Stream { public Tensor Move(Tensor x) => x.[|cuda()|]; } }")]
    [InlineData("namespace Tessera.Cuda { class CudaRunner : Tessera.Core.Runner { static void Main() => torch.InitializeDeviceType([|DeviceType.CUDA|]); } }")]
    public Task A_type_that_is_no_such_back_end_is_hard_coded(string types) => BackEndAsync(types);

    private static Task BackEndAsync(string types) => DeviceRule.VerifyAsync(
        Sources.Torch(types), new() { References = [LibraryReferences.TorchSharp, LibraryReferences.Compile("Tessera.Core", "namespace Tessera.Core { public interface IRunner { } public abstract class Runner { } }")] });
}
