using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.Interop.NativeLibraryAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Interop;

/// <summary>PML4001.</summary>
public class NativeLibraryTests
{
    private const string Usings = "using System;\nusing System.Reflection;\nusing System.Runtime.InteropServices;\n\n";

    [Theory]
    [InlineData("cudart64_12.dll")]
    [InlineData("libcudart.so.12")]
    [InlineData("libcudart.so.12.4.127")]
    [InlineData("libcudart.dylib")]
    [InlineData("cudart")]
    [InlineData("CUDART64_110")]
    [InlineData("/usr/local/cuda/lib64/libcublas.so")]
    [InlineData("nvcuda.dll")]
    [InlineData("libcuda.so.1")]
    [InlineData("libnvidia-ml.so.1")]
    [InlineData("cublasLt64_12")]
    [InlineData("cudnn_ops_infer64_8.dll")]
    [InlineData("nvinfer_10.dll")]
    [InlineData("nvrtc64_112_0")]
    [InlineData("amdhip64_6.dll")]
    [InlineData("librocblas.so.4")]
    [InlineData("DirectML.dll")]
    [InlineData("openvino_c")]
    [InlineData("runtimes/cuda12/llama.dll")]
    public Task A_vendors_library_is_known_in_every_spelling(string name) => Members($"[DllImport([|\"{name}\"|])] static extern int Call();");

    [Theory]
    [InlineData("kernel32.dll")]
    [InlineData("libc")]
    [InlineData("llama")]
    [InlineData("onnxruntime")]
    [InlineData("OpenCL")]
    [InlineData("vulkan-1")]
    [InlineData("cudahelper")]
    [InlineData("barracuda.dll")]
    [InlineData("my.cudart.wrapper.dll")]
    [InlineData("lib")]
    [InlineData("64")]
    public Task Any_other_library_is_not(string name) => Members($"[DllImport(\"{name}\")] static extern int Call();");

    [Theory]
    [InlineData("[DllImport([|\"nvml\"|], EntryPoint = \"nvmlInit\")] static extern int Call();")]
    [InlineData("[DllImportAttribute([|\"nvml\"|])] static extern int Call();")]
    [InlineData("[System.Runtime.InteropServices.DllImport([|\"nvml\"|])] static extern int Call();")]
    [InlineData("[global::System.Runtime.InteropServices.DllImport([|\"nvml\"|])] static extern int Call();")]
    [InlineData("void Run() { Call(); [DllImport([|\"nvml\"|])] static extern int Call(); }")]
    [InlineData("const string Nvml = [|\"nvml\"|]; [DllImport(Nvml)] static extern int Call();")]
    [InlineData("[DllImport([|Names.Nvml|])] static extern int Call();")]
    [InlineData("const string Suffix = \".dll\"; [DllImport([|\"nvml\" + Suffix|])] static extern int Call();")]
    public Task A_declaration_is_reported_at_the_name(string members) => Members(members);

    [Fact]
    public Task A_library_import_is_a_declaration_too() => Verify.VerifyAsync(
        Usings + """
        partial class Sample
        {
            [LibraryImport([|"cudart"|])]
            private static partial int First();

            private static partial int First() => 0;
        }
        """,
        new() { References = [] });

    [Fact]
    public Task A_type_is_reported_once_for_each_library() => Verify.VerifyAsync(
        Usings + """
        class First
        {
            [DllImport([|"cudart64_12"|])] static extern int A();
            [DllImport("cudart64_110")] static extern int B();
            [DllImport([|"cublas64_12"|])] static extern int C();
            [DllImport("cublas64_12")] static extern int D();

            class Nested
            {
                const string Runtime = [|"cudart64_12"|];
                [DllImport(Runtime)] static extern int A();
                [DllImport(Runtime)] static extern int B();
            }
        }

        class Second
        {
            [DllImport([|"libcudart.so"|])] static extern int A();
        }
        """,
        new() { References = [] });

    [Fact]
    public Task Parts_of_a_type_are_one_type() => Verify.VerifyAsync(
        Usings + "partial class Sample { [DllImport([|\"cudart\"|])] static extern int A(); }",
        new()
        {
            References = [],
            Files = [("ZLater.cs", Usings + "partial class Sample { [DllImport(\"cudart\")] static extern int B(); }")],
        });

    [Theory]
    [InlineData("NativeLibrary.[|Load(\"libcuda.so.1\")|];")]
    [InlineData("NativeLibrary.[|Load(\"nvml\", Assembly.GetExecutingAssembly(), null)|];")]
    [InlineData("const string name = \"cudart64_12.dll\"; NativeLibrary.[|Load(name)|];")]
    [InlineData("Native.[|LoadLibrary(@\".\\dll\\cuda12\\llama.dll\")|];")]
    [InlineData("NativeLibrary.SetDllImportResolver(typeof(Sample).Assembly, (name, assembly, path) => NativeLibrary.[|Load(\"libcudart.so.12\")|]);")]
    [InlineData("try { NativeLibrary.[|Load(\"nvcuda\")|]; } catch (DllNotFoundException) { throw; }")]
    public Task A_library_that_is_loaded_on_every_machine_is_reported(string statements) => Statements(statements);

    [Theory]
    [InlineData("if (NativeLibrary.TryLoad(\"nvcuda\", out _)) { NativeLibrary.Load(\"cudart\"); }")]
    [InlineData("if (!NativeLibrary.TryLoad(\"nvcuda\", out _)) return; NativeLibrary.Load(\"cudart\");")]
    [InlineData("if (NativeLibrary.TryLoad(\"libcuda.so.1\", out IntPtr driver)) { Console.WriteLine(driver); }")]
    [InlineData("if (useCuda) { NativeLibrary.Load(\"cudart\"); }")]
    [InlineData("IntPtr handle = IntPtr.Zero; try { handle = NativeLibrary.Load(\"nvcuda\"); } catch (DllNotFoundException) { } Console.WriteLine(handle);")]
    [InlineData("NativeLibrary.Load(\"libc\"); Assembly.Load(\"cuda\"); Console.WriteLine(\"nvcuda.dll\");")]
    [InlineData("Loader.Load(\"nvcuda\");")]
    [InlineData("NativeLibrary.Load(args);")]
    public Task A_library_that_is_asked_for_chosen_or_somebody_elses_is_not(string statements) => Statements(statements);

    [Fact]
    public Task A_platforms_library_is_not_reported_on_its_platform() => Members(
        "[System.Runtime.Versioning.SupportedOSPlatform(\"windows\")] [DllImport(\"DirectML.dll\")] static extern int Call();");

    [Fact]
    public Task Own_attributes_with_the_name_are_not_the_frameworks() => Verify.VerifyAsync(
        "class DllImportAttribute : System.Attribute { public DllImportAttribute(string name) { } }\n\nclass Sample { [DllImport(\"nvcuda\")] void Call() { } }",
        new() { References = [] });

    [Fact]
    public Task An_allowed_vendor_is_not_reported() => Verify.VerifyAsync(
        Usings + "class Sample { [DllImport(\"nvcuda\")] static extern int Call(); void Run() { NativeLibrary.Load(\"cudart\"); } }",
        new() { References = [], EditorConfig = "portable_ml.allowed_vendors = nvidia" });

    [Fact]
    public Task The_message_names_the_file_the_vendor_and_the_accelerator() => Verify.VerifyAsync(
        Usings + "class Sample { [DllImport({|#0:\"nvinfer_10\"|})] static extern int Call(); }",
        new()
        {
            References = [],
            Expected = [Verify.Diagnostic("PML4001").WithLocation(0).WithMessage(
                "'\"nvinfer_10\"' binds to NVIDIA's native library: on a machine without TensorRT it cannot be loaded (declared for every machine). "
                + "Load it only where it is there, or use a portable library.")],
        });

    private static Task Members([StringSyntax("C#-test")] string members) => Verify.VerifyAsync(
        Usings + "class Sample { " + members + " }\n\nstatic class Names { public const string Nvml = \"nvml\"; }", new() { References = [] });

    private static Task Statements([StringSyntax("C#-test")] string statements) => Verify.VerifyAsync(
        Usings + "class Sample { void Run(bool useCuda, string args) { " + statements + " } }\n\n"
        + "static class Loader { public static void Load(string name) { } }\n\n"
        + "static class Native { [DllImport(\"kernel32.dll\")] public static extern IntPtr LoadLibrary(string name); }",
        new() { References = [] });
}
