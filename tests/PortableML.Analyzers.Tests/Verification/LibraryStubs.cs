using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>
/// Stand-ins for libraries that the registry does not serve: the part of their public surface that the catalogue speaks of, with the
/// names, types and defaults of their own sources, without their code. What holds for a stub is not seen to hold for the library.
/// </summary>
internal static class LibraryStubs
{
    /// <summary>ManagedCuda: contexts.</summary>
    public static MetadataReference ManagedCuda { get; } = LibraryReferences.Compile("ManagedCuda",
        """
        namespace ManagedCuda.BasicTypes
        {
            [System.Flags] public enum CUCtxFlags { SchedAuto = 0 }
            public struct CUdevice { }
            public struct CUgreenCtx { }
        }

        namespace ManagedCuda
        {
            public class CudaException : System.Exception { }
            public class CudaStream { }

            public class CudaContext : System.IDisposable
            {
                public CudaContext() { }
                public CudaContext(bool createNew) { }
                public CudaContext(int deviceId) { }
                public CudaContext(int deviceId, bool createNew) { }
                public CudaContext(int deviceId, BasicTypes.CUCtxFlags flags) { }
                public CudaContext(CudaStream stream) { }
                public CudaContext(int deviceId, BasicTypes.CUCtxFlags flags, bool createNew) { }
                public static int GetDeviceCount() => 0;
                public void Dispose() { }
            }

            public class PrimaryContext : CudaContext
            {
                public PrimaryContext() { }
                public PrimaryContext(int deviceId) { }
                public PrimaryContext(BasicTypes.CUdevice device) { }
            }

            public class GreenContext
            {
                public GreenContext(BasicTypes.CUgreenCtx ctx, BasicTypes.CUdevice device) { }
                public GreenContext(CudaStream stream) { }
            }

            public class CudaDeviceVariable<T>
            {
                public CudaDeviceVariable(long size) { }
            }
        }
        """);

    /// <summary>The packages beside ManagedCuda, each its own assembly; as on .NET Framework, where none is called <c>….netCore</c>.</summary>
    public static ImmutableArray<MetadataReference> ManagedCudaLibraries { get; } =
    [
        .. new (string Assembly, string Type, string Parameters)[]
        {
            ("CudaBlas", "CudaBlas", ""), ("CudaDNN", "CudaDNNContext", ""), ("CudaRand", "CudaRandDevice", "int Type"), ("CudaRand", "CudaRandHost", "int Type"),
            ("CudaFFT", "CudaFFTPlan1D", ""), ("CudaFFT", "CudaFFTPlan2D", ""), ("CudaFFT", "CudaFFTPlan3D", ""), ("CudaFFT", "CudaFFTPlanMany", ""),
            ("CudaSolve", "CudaSolveDense", ""), ("CudaSolve", "CudaSolveSparse", ""), ("CudaSparse", "CudaSparseContext", ""),
            ("NVRTC", "CudaRuntimeCompiler", "string src, string name"), ("NvJpeg", "NvJpeg", ""),
        }.GroupBy(type => type.Assembly).Select(types => LibraryReferences.Compile(
            types.Key, string.Join('\n', types.Select(type => $"namespace ManagedCuda.{type.Assembly} {{ public class {type.Type} {{ public {type.Type}({type.Parameters}) {{ }} }} }}")))),
    ];

    /// <summary>TensorFlow.NET: the calls that take a device's name.</summary>
    public static MetadataReference TensorFlow { get; } = LibraryReferences.Compile("Tensorflow.Binding",
        """
        namespace Tensorflow
        {
            public interface ITensorFlowObject : System.IDisposable { }

            public class tensorflow
            {
                public void device(string device_name) { }
                public Framework.ConfigImpl config => null;
                public Contexts.Context Context => null;
            }

            public class Graph
            {
                public ITensorFlowObject device(string device_name) => null;
            }

            public static class Binding
            {
                public static tensorflow tf { get; } = new tensorflow();
            }
        }

        namespace Tensorflow.Device
        {
            public class PhysicalDevice { public string DeviceName { get; set; } public string DeviceType { get; set; } }
        }

        namespace Tensorflow.Framework
        {
            public class ConfigImpl { public Device.PhysicalDevice[] list_physical_devices(string device_type = null) => null; }
        }

        namespace Tensorflow.Contexts
        {
            public class EagerDeviceContext : ITensorFlowObject
            {
                public EagerDeviceContext(Context ctx, string device_name) { }
                public void Dispose() { }
            }

            public class Context
            {
                public EagerDeviceContext device(string name) => null;
                public Device.PhysicalDevice[] list_physical_devices(string device_type = null) => null;
            }
        }
        """);

    /// <summary>JYPPX.TensorRT.CSharp.API: Nvinfer.</summary>
    public static MetadataReference TensorRtSharp { get; } = LibraryReferences.Compile("TensorRtSharp",
        """
        namespace TensorRtSharp
        {
            public struct Dims { }
        }

        namespace TensorRtSharp.Custom
        {
            public class Nvinfer
            {
                public Nvinfer() { }
                public Nvinfer(string modelPath) { }
                public Nvinfer(string modelPath, int maxBatahSize) { }
                public static void OnnxToEngine(string modelPath, int memorySize) { }
                public static void OnnxToEngine(string modelPath, int memorySize, string nodeName, Dims minShapes, Dims optShapes, Dims maxShapes) { }
            }
        }
        """);

    /// <summary>The releases of the same before 2.0.</summary>
    public static MetadataReference TensorRTSharp { get; } = LibraryReferences.Compile("TensorRTSharp",
        """
        namespace TensorRTSharp
        {
            public enum AccuracyFlag { }

            public class Nvinfer
            {
                public Nvinfer() { }
                public Nvinfer(string engine_filename) { }
                public void onnx_to_engine(string onnx_file_path, string engine_file_path, AccuracyFlag type) { }
                public void init(string engine_filename) { }
            }
        }
        """);

    /// <summary>ILGPU 0.9: accelerators that are made by a constructor. The package itself is tested by a later version.</summary>
    public static MetadataReference OldILGPU { get; } = LibraryReferences.Compile("ILGPU",
        """
        [assembly: System.Reflection.AssemblyVersion("0.9.2.0")]
        namespace ILGPU
        {
            public sealed class Context : System.IDisposable { public void Dispose() { } }
        }

        namespace ILGPU.Runtime
        {
            public abstract class AcceleratorId { }
            public abstract class Accelerator : System.IDisposable
            {
                public static Accelerator Create(Context context, AcceleratorId acceleratorId) => null;
                public void Dispose() { }
            }
        }

        namespace ILGPU.Runtime.CPU
        {
            public sealed class CPUAccelerator : Accelerator { public CPUAccelerator(Context context) { } }
        }

        namespace ILGPU.Runtime.Cuda
        {
            public sealed class CudaAcceleratorId : AcceleratorId { }

            public sealed class CudaAccelerator : Accelerator
            {
                public CudaAccelerator(Context context) { }
                public CudaAccelerator(Context context, CudaAcceleratorId acceleratorId) { }
                public CudaAccelerator(Context context, int deviceId) { }
                public static System.Collections.Immutable.ImmutableArray<CudaAcceleratorId> CudaAccelerators { get; }
            }
        }
        """);

    /// <summary>Microsoft.Extensions.Configuration.Abstractions: IConfiguration.</summary>
    public static MetadataReference Configuration { get; } = LibraryReferences.Compile("Microsoft.Extensions.Configuration.Abstractions",
        """
        namespace Microsoft.Extensions.Configuration
        {
            public interface IConfigurationSection : IConfiguration { }

            public interface IConfiguration
            {
                string this[string key] { get; set; }
                IConfigurationSection GetSection(string key);
            }

            public static class ConfigurationExtensions
            {
                public static IConfigurationSection GetRequiredSection(this IConfiguration configuration, string key) => null;
            }
        }
        """);

    /// <summary>Microsoft.Extensions.Configuration.Binder: values with a default.</summary>
    public static MetadataReference ConfigurationBinder { get; } = LibraryReferences.Compile("Microsoft.Extensions.Configuration.Binder",
        """
        namespace Microsoft.Extensions.Configuration
        {
            public static class ConfigurationBinder
            {
                public static T GetValue<T>(this IConfiguration configuration, string key) => default;
                public static T GetValue<T>(this IConfiguration configuration, string key, T defaultValue) => defaultValue;
                public static object GetValue(this IConfiguration configuration, System.Type type, string key) => null;
                public static object GetValue(this IConfiguration configuration, System.Type type, string key, object defaultValue) => null;
            }
        }
        """,
        Configuration);

    /// <summary>Older releases of libraries, which lines with <c>until=</c> speak of.</summary>
    public static ImmutableArray<MetadataReference> Older { get; } = [OldILGPU];

    /// <summary>All of them that can stand beside each other and beside the packages.</summary>
    public static ImmutableArray<MetadataReference> All { get; } =
        [ManagedCuda, .. ManagedCudaLibraries, TensorFlow, TensorRtSharp, TensorRTSharp, Configuration, ConfigurationBinder];
}
