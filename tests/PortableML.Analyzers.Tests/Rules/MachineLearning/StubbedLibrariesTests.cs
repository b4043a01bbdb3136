using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.MachineLearning;

/// <summary>The libraries that no registry serves, by <see cref="LibraryStubs"/>.</summary>
public class StubbedLibrariesTests
{
    [Theory]
    [InlineData("NativeLibraryConfig.All.WithCuda().SkipCheck().[|WithAutoFallback(false)|];")]
    [InlineData("NativeLibraryConfig.All.[|WithAutoFallback(false)|].WithCuda();")]
    [InlineData("NativeLibraryConfig.LLama.WithCuda(true).[|WithAutoFallback(enable: false)|];")]
    [InlineData("var config = NativeLibraryConfig.All; config.WithCuda(); config.[|WithAutoFallback(false)|];")]
    [InlineData("const bool fallback = false; NativeLibraryConfig.All.[|WithAutoFallback(fallback)|];")]
    [InlineData("NativeLibraryConfig.All.[|WithLibrary(\"runtimes/win-x64/native/cuda12/llama.dll\", null)|];")]
    [InlineData("NativeLibraryConfig.LLama.[|WithLibrary(\"./libggml-cuda.so\")|].WithAutoFallback(false);")]
    [InlineData("const string path = [|@\"native\\rocm\\llama.dll\"|]; NativeLibraryConfig.LLama.WithLibrary(path);")]
    public Task LLamaSharp_without_its_fallback_is_reported(string statements) => Check(LibraryStubs.LLamaSharp, ["LLama.Native"], statements);

    [Theory]
    [InlineData("NativeLibraryConfig.All.WithCuda();")]
    [InlineData("NativeLibraryConfig.All.WithCuda().WithAutoFallback();")]
    [InlineData("NativeLibraryConfig.All.WithCuda().WithVulkan();")]
    [InlineData("NativeLibraryConfig.All.WithCuda().WithVulkan().WithAutoFallback(false);")]
    [InlineData("NativeLibraryConfig.All.WithCuda(false).WithAutoFallback(false);")]
    [InlineData("NativeLibraryConfig.All.WithLibrary(\"llama.so\", null).WithAutoFallback(false);")]
    [InlineData("NativeLibraryConfig.All.WithVulkan(false).WithAutoFallback(false);")]
    [InlineData("NativeLibraryConfig.All.WithLibrary(\"native/vulkan/llama.dll\", null);")]
    [InlineData("Console.WriteLine(\"native/cuda12/llama.dll\");")]
    [InlineData("NativeLibraryConfig.All.WithAutoFallback(DateTime.Now.Year > 2000);")]
    [InlineData("NativeLibraryConfig.All.SkipCheck();")]
    public Task LLamaSharp_with_its_fallback_or_other_libraries_is_not(string statements) => Check(LibraryStubs.LLamaSharp, ["LLama.Native"], statements);

    [Fact]
    public Task LLamaSharp_behind_a_choice_of_hardware_considers_one_vendor() => Check(
        LibraryStubs.LLamaSharp, ["LLama.Native"], "if (useCuda) { NativeLibraryConfig.All.WithCuda().{|PML3003:WithAutoFallback(false)|}; }", "bool useCuda");

    [Theory]
    [InlineData("config.ClearProviders(); config.[|AppendProvider(\"cuda\")|];")]
    [InlineData("config.[|AppendProvider(provider: \"CUDA\")|];")]
    [InlineData("config.[|AppendProvider(\"rocm\")|];")]
    [InlineData("const string provider = [|\"cuda\"|]; config.AppendProvider(provider);")]
    [InlineData("string provider = [|\"cuda\"|]; config.AppendProvider(provider);")]
    [InlineData("config.[|AppendProvider(\"NvTensorRtRtxExecutionProvider\")|];")]
    [InlineData("config.[|AppendProvider(\"AMDGPU\")|];")]
    [InlineData("config.[|SetProviderOption(\"cuda\", \"enable_cuda_graph\", \"0\")|];")]
    [InlineData("config.[|SetProviderOption(\"cuda\", \"enable_cuda_graph\", \"0\")|]; config.SetProviderOption(\"cuda\", \"device_id\", \"1\");")]
    [InlineData("config.SetProviderOption(\"cuda\", \"device_id\", \"1\"); config.[|AppendProvider(\"cuda\")|];")]
    [InlineData("using var other = new Config(\"b\"); config.[|AppendProvider(\"cuda\")|]; other.[|SetProviderOption(\"cuda\", \"device_id\", \"1\")|];")]
    [InlineData("Utils.[|SetCurrentGpuDeviceId(0)|];")]
    public Task A_provider_of_GenAI_that_is_appended_without_a_check_is_reported(string statements) => GenAI(statements);

    [Theory]
    [InlineData("config.AppendProvider(\"cpu\");")]
    [InlineData("config.AppendProvider(\"webgpu\");")]
    [InlineData("config.SetProviderOption(\"cpu\", \"cuda\", \"cuda\");")]
    [InlineData("config.ClearProviders();")]
    [InlineData("config.AppendProvider(args[0]);")]
    [InlineData("Console.WriteLine(\"cuda\");")]
    [InlineData("if (args[0] == \"cuda\") { config.AppendProvider(\"cuda\"); } else { config.AppendProvider(\"OpenVINO\"); }")]
    public Task A_provider_of_GenAI_that_is_nobodys_or_the_users_is_not(string statements) => GenAI(statements);

    [Theory]
    [InlineData("if (useCuda) { config.{|PML3003:AppendProvider(\"cuda\")|}; }")]
    [InlineData("try { config.{|PML3003:AppendProvider(\"cuda\")|}; model = new Model(config); } catch (Exception) { model = new Model(\"cpu-model\"); }")]
    [InlineData("try { config.[|AppendProvider(\"cuda\")|]; model = new Model(config); } catch (Exception) { throw; }")]
    public Task A_provider_of_GenAI_that_is_chosen_or_caught_considers_one_vendor(string statements) => GenAI(statements);

    [Theory]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = new List<RuntimeLibrary> { [|RuntimeLibrary.Cuda|] };")]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = [[|RuntimeLibrary.Cuda|]];")]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = new() { [|RuntimeLibrary.Cuda12|] };")]
    [InlineData("RuntimeOptions.LibraryPath = [|\"runtimes/cuda/win-x64/whisper.dll\"|];")]
    [InlineData("string path = [|\"runtimes/cuda12/win-x64/\" + \"whisper.dll\"|]; RuntimeOptions.LibraryPath = path;")]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = [{|PML3003:RuntimeLibrary.Cuda|}, RuntimeLibrary.Cpu];")]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = new List<RuntimeLibrary> { {|PML3003:RuntimeLibrary.Cuda|}, RuntimeLibrary.CpuNoAvx };")]
    public Task An_order_of_Whisper_that_names_one_vendor_is_reported(string statements) => Check(LibraryStubs.WhisperNet, ["Whisper.net.LibraryLoader"], statements);

    [Theory]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = [RuntimeLibrary.Cuda, RuntimeLibrary.Vulkan, RuntimeLibrary.Cpu];")]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = new List<RuntimeLibrary> { RuntimeLibrary.Vulkan };")]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = [RuntimeLibrary.Cpu];")]
    [InlineData("RuntimeOptions.LibraryPath = \"runtimes/vulkan/win-x64/whisper.dll\";")]
    [InlineData("RuntimeOptions.LibraryPath = Environment.GetEnvironmentVariable(\"WHISPER\") ?? \"whisper.dll\";")]
    [InlineData("if (RuntimeOptions.LoadedLibrary == RuntimeLibrary.Cuda) { Console.WriteLine(RuntimeLibrary.Cuda); }")]
    [InlineData("var names = new List<RuntimeLibrary> { RuntimeLibrary.Cuda };")]
    public Task An_order_of_Whisper_that_leaves_others_is_not(string statements) => Check(LibraryStubs.WhisperNet, ["Whisper.net.LibraryLoader"], statements);

    [Theory]
    [InlineData("using var context = [|new CudaContext(0)|];")]
    [InlineData("using CudaContext context = [|new()|];")]
    [InlineData("using var context = [|new PrimaryContext()|];")]
    [InlineData("using var context = [|new CudaContext(new CudaStream())|];")]
    [InlineData("var context = [|new GreenContext(new CudaStream())|];")]
    [InlineData("using var context = [|new CudaContext(0)|]; var x = new CudaDeviceVariable<float>(8);")]
    [InlineData("if (CudaContext.GetDeviceCount() > 0) { using var context = new CudaContext(0); }")]
    [InlineData("if (useCuda) { using var context = new CudaContext(0); }")]
    public Task A_context_of_ManagedCuda_is_reported_where_nothing_asks_first(string statements) => Check(LibraryStubs.ManagedCuda, ["ManagedCuda"], statements, "bool useCuda");

    [Fact]
    public Task A_context_of_the_users_own_that_is_one_of_ManagedCuda_is_reported_where_it_hands_on() => Verify.VerifyAsync(
        """
        using ManagedCuda;

        class Own : CudaContext
        {
            public Own() [|: base(0)|] { }
        }
        """,
        new() { References = [LibraryStubs.ManagedCuda] });

    [Theory]
    [InlineData("var blas = [|new ManagedCuda.CudaBlas.CudaBlas()|];")]
    [InlineData("var dnn = [|new ManagedCuda.CudaDNN.CudaDNNContext()|];")]
    [InlineData("var compiler = [|new ManagedCuda.NVRTC.CudaRuntimeCompiler(\"source\", \"name\")|];")]
    public Task A_library_beside_ManagedCuda_is_reported(string statements) => Verify.VerifyAsync(
        Sources.Statements([], statements), new() { References = [LibraryStubs.ManagedCuda, .. LibraryStubs.ManagedCudaLibraries] });

    [Theory]
    [InlineData("tf.[|device(\"/TPU:0\")|];")]
    [InlineData("tf.[|device(\"/device:TPU:0\")|];")]
    [InlineData("tf.device(\"/GPU:0\");")]
    [InlineData("tf.device(\"/device:GPU:1\");")]
    [InlineData("tf.device(\"/CPU:0\");")]
    [InlineData("Console.WriteLine(tf.config.list_physical_devices(\"GPU\").Length);")]
    public Task A_device_of_TensorFlow_is_reported_only_where_it_is_one_vendors(string statements) => Check(
        LibraryStubs.TensorFlow, ["static Tensorflow.Binding"], statements);

    [Theory]
    [InlineData("var engine = [|new Nvinfer(\"model.engine\")|];")]
    [InlineData("Nvinfer.[|OnnxToEngine(\"model.onnx\", 1024)|];")]
    [InlineData("if (backend == \"tensorrt\") { var engine = new Nvinfer(\"model.engine\"); }")]
    public Task An_engine_of_the_TensorRT_bindings_is_reported_where_nothing_chooses(string statements) => Check(
        LibraryStubs.TensorRtSharp, ["TensorRtSharp.Custom"], statements, "string backend");

    [Theory]
    [InlineData("var engine = [|new Nvinfer(\"model.engine\")|];")]
    [InlineData("var engine = new Nvinfer(); engine.[|init(\"model.engine\")|];")]
    public Task An_engine_of_the_older_TensorRT_bindings_is_reported_too(string statements) => Check(LibraryStubs.TensorRTSharp, ["TensorRTSharp"], statements);

    [Theory]
    [InlineData("using var accelerator = [|new CudaAccelerator(new Context())|];")]
    [InlineData("using CudaAccelerator accelerator = [|new(new Context(), 0)|];")]
    [InlineData("using Accelerator accelerator = useCuda ? {|PML3003:new CudaAccelerator(new Context())|} : new CPUAccelerator(new Context());")]
    [InlineData("using var accelerator = Accelerator.Create(new Context(), id);")]
    [InlineData("using var accelerator = new CPUAccelerator(new Context());")]
    public Task An_accelerator_of_old_ILGPU_is_made_by_its_constructor(string statements) => Check(
        LibraryStubs.OldILGPU, ["ILGPU", "ILGPU.Runtime", "ILGPU.Runtime.CPU", "ILGPU.Runtime.Cuda"], statements, "bool useCuda, AcceleratorId id");

    private static Task GenAI(string statements) => Check(
        LibraryStubs.OnnxRuntimeGenAI, ["Microsoft.ML.OnnxRuntimeGenAI"], "Model model; using var config = new Config(\"model\");\n" + statements, "string[] args, bool useCuda");

    private static Task Check(MetadataReference library, string[] usings, [StringSyntax("C#-test")] string statements, string parameters = "") =>
        Verify.VerifyAsync(Sources.Statements(usings, statements, parameters), new() { References = [library] });
}
