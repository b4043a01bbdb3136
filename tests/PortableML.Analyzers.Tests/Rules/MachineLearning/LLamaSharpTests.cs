using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.MachineLearning;

/// <summary>LLamaSharp's choice of its native library, by the real package; no native library is loaded.</summary>
public class LLamaSharpTests
{
    private static readonly string[] s_usings = ["LLama.Native"];

    [Theory]
    [InlineData("NativeLibraryConfig.All.WithCuda().SkipCheck().[|WithAutoFallback(false)|];")]
    [InlineData("NativeLibraryConfig.All.[|WithAutoFallback(false)|].WithCuda();")]
    [InlineData("NativeLibraryConfig.LLama.WithCuda(true).[|WithAutoFallback(enable: false)|];")]
    [InlineData("NativeLibraryConfig.Mtmd.[|WithAutoFallback(false)|];")]
    [InlineData("NativeLibraryConfig.All.WithSearchDirectory(\"native\").[|WithAutoFallback(false)|];")]
    [InlineData("var config = NativeLibraryConfig.All; config.WithCuda(); config.[|WithAutoFallback(false)|];")]
    [InlineData("const bool fallback = false; NativeLibraryConfig.All.[|WithAutoFallback(fallback)|];")]
    [InlineData("bool cuda = true; NativeLibraryConfig.All.WithCuda(cuda).[|WithAutoFallback(false)|];")]
    public Task Without_its_fallback_it_is_reported(string statements) => Check(statements);

    [Theory]
    [InlineData("NativeLibraryConfig.All.[|WithLibrary(\"runtimes/win-x64/native/cuda12/llama.dll\", null)|];")]
    [InlineData("NativeLibraryConfig.LLama.[|WithLibrary(\"./libggml-cuda.so\")|].WithAutoFallback(false);")]
    [InlineData("const string path = [|@\"native\\rocm\\llama.dll\"|]; NativeLibraryConfig.LLama.WithLibrary(path);")]
    [InlineData("var path = [|\"hip/libllama.so\"|]; NativeLibraryConfig.LLama.WithLibrary(path);")]
    [InlineData("Use([|\"cuda11/llama.dll\"|]); void Use(string path) => NativeLibraryConfig.LLama.WithLibrary(path);")]
    public Task The_path_of_one_vendors_library_is_reported(string statements) => Check(statements);

    [Theory]
    [InlineData("NativeLibraryConfig.All.WithCuda();")]
    [InlineData("NativeLibraryConfig.All.WithCuda().WithAutoFallback();")]
    [InlineData("NativeLibraryConfig.All.WithCuda().WithVulkan();")]
    [InlineData("NativeLibraryConfig.All.WithCuda().WithVulkan().WithAutoFallback(false);")]
    [InlineData("NativeLibraryConfig.All.WithCuda(false).WithAutoFallback(false);")]
    [InlineData("NativeLibraryConfig.All.WithCuda(useCuda).WithAutoFallback(false);")]
    [InlineData("NativeLibraryConfig.All.WithAutoFallback(false).WithCuda(enable: useCuda && given.Length > 0);")]
    [InlineData("NativeLibraryConfig.All.WithLibrary(\"llama.so\", null).WithAutoFallback(false);")]
    [InlineData("NativeLibraryConfig.All.WithVulkan(false).WithAutoFallback(false);")]
    [InlineData("NativeLibraryConfig.All.WithSelectingPolicy(policy).WithAutoFallback(false);")]
    [InlineData("NativeLibraryConfig.LLama.WithAutoFallback(false).WithSelectingPolicy(policy);")]
    [InlineData("NativeLibraryConfig.All.WithLibrary(\"native/vulkan/llama.dll\", null);")]
    [InlineData("NativeLibraryConfig.All.WithAutoFallback(DateTime.Now.Year > 2000);")]
    [InlineData("NativeLibraryConfig.All.SkipCheck();")]
    [InlineData("try { NativeLibraryConfig.LLama.WithLibrary(\"cuda12/llama.dll\"); NativeApi.llama_empty_call(); } catch (Exception) { NativeLibraryConfig.LLama.WithLibrary(\"avx2/llama.dll\"); }")]
    public Task With_its_fallback_or_other_libraries_it_is_not(string statements) => Check(statements);

    [Theory]
    [InlineData("Console.WriteLine(\"native/cuda12/llama.dll\");")]
    [InlineData("Console.WriteLine(nameof(NativeLibraryConfig.WithAutoFallback) + typeof(NativeLibraryWithCuda));")]
    [InlineData("Console.WriteLine(new SystemInfo(System.Runtime.InteropServices.OSPlatform.Linux, 12, null).CudaMajorVersion);")]
    [InlineData("if (given.Contains(\"cuda12\")) { Console.WriteLine(given == \"cuda12/llama.dll\"); }")]
    [InlineData("Console.WriteLine(NativeApi.llama_supports_gpu_offload());")]
    public Task A_name_a_question_and_a_comparison_are_not(string statements) => Check(statements);

    [Theory]
    [InlineData("if (useCuda) { NativeLibraryConfig.All.WithCuda().{|PML3003:WithAutoFallback(false)|}; }")]
    [InlineData("if (given == \"cuda\") { NativeLibraryConfig.LLama.{|PML3003:WithLibrary(\"cuda12/llama.dll\")|}; }")]
    [InlineData("NativeLibraryConfig.LLama.WithLibrary(useCuda ? {|PML3003:\"cuda12/llama.dll\"|} : \"avx2/llama.dll\");")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"MYAPP_BACKEND\") == \"cuda\") { NativeLibraryConfig.All.{|PML3003:WithAutoFallback(false)|}; }")]
    public Task Behind_a_choice_of_hardware_it_considers_one_vendor(string statements) => Check(statements);

    [Theory]
    [InlineData("NativeLibraryConfig.LLama.WithLibrary(useCuda ? \"cuda12/llama.dll\" : \"rocm/llama.dll\");")]
    [InlineData("if (useCuda) { NativeLibraryConfig.LLama.WithLibrary(\"cuda12/llama.dll\"); } else { NativeLibraryConfig.LLama.WithLibrary(\"hip/llama.dll\"); }")]
    public Task Libraries_of_two_vendors_are_alternatives(string statements) => Check(statements);

    [Theory]
    [InlineData("if (System.Runtime.InteropServices.NativeLibrary.TryLoad(\"nvcuda\", out _)) { NativeLibraryConfig.All.{|PML3003:WithAutoFallback(false)|}; }")]
    [InlineData("if (!Machine.HasCuda) { return; } NativeLibraryConfig.LLama.{|PML3003:WithLibrary(\"cuda12/llama.dll\")|};")]
    public Task A_check_makes_it_one_vendors_only(string statements) => Check(statements);

    [Theory]
    [InlineData("if (TorchSharp.torch.cuda.is_available()) { NativeLibraryConfig.All.[|WithAutoFallback(false)|]; }")]
    [InlineData("if (System.Runtime.InteropServices.NativeLibrary.TryLoad(\"amdhip64\", out _)) { NativeLibraryConfig.All.[|WithAutoFallback(false)|]; }")]
    [InlineData("if (System.IO.File.Exists(given)) { NativeLibraryConfig.All.[|WithAutoFallback(false)|]; }")]
    public Task Another_librarys_or_vendors_check_is_none(string statements) => Check(statements);

    [Theory]
    [InlineData("try { NativeLibraryConfig.LLama.[|WithLibrary(\"cuda12/llama.dll\")|]; NativeApi.llama_empty_call(); } catch (Exception e) { Console.WriteLine(e); }")]
    [InlineData("try { NativeLibraryConfig.LLama.[|WithLibrary(\"cuda12/llama.dll\")|]; NativeApi.llama_empty_call(); } catch (Exception) { throw; }")]
    public Task A_handler_that_goes_on_with_nothing_else_is_no_fallback(string statements) => Check(statements);

    [Theory]
    [InlineData("static void Configure(string path = [|\"cuda12/llama.dll\"|]) => NativeLibraryConfig.LLama.WithLibrary(path);")]
    [InlineData("public string Path { get; set; } = [|\"cuda12/llama.dll\"|]; void Configure() => NativeLibraryConfig.LLama.WithLibrary(Path);")]
    [InlineData("static readonly string s_path = [|\"runtimes/linux-x64/native/cuda12/libllama.so\"|]; static void Configure() => NativeLibraryConfig.LLama.WithLibrary(s_path);")]
    public Task A_default_that_reaches_the_call_is_reported(string members) => Verify.VerifyAsync(
        "using LLama.Native;\n\nclass Sample { " + members + " }", new() { References = [LibraryReferences.LLamaSharp] });

    [Fact]
    public Task Own_types_with_the_librarys_names_are_not_the_librarys() => Verify.VerifyAsync(
        """
        class NativeLibraryConfig
        {
            public static NativeLibraryConfig All { get; } = new();
            public NativeLibraryConfig WithCuda(bool enable = true) => this;
            public NativeLibraryConfig WithAutoFallback(bool enable = true) => this;
            public NativeLibraryConfig WithLibrary(string libraryPath) => this;
        }

        class Sample { void Run() => NativeLibraryConfig.All.WithCuda().WithAutoFallback(false).WithLibrary("cuda12/llama.dll"); }
        """,
        new() { References = [LibraryReferences.LLamaSharp] });

    [Fact]
    public Task An_allowed_vendor_is_not_reported_and_the_others_are() => Check(
        "NativeLibraryConfig.All.WithAutoFallback(false); NativeLibraryConfig.LLama.[|WithLibrary(\"hip/llama.dll\")|];", "portable_ml.allowed_vendors = nvidia");

    private static Task Check([StringSyntax("C#-test")] string statements, string settings = "portable_ml.guard_members = P:Machine.HasCuda") => Verify.VerifyAsync(
        Sources.Statements(s_usings, statements, "bool useCuda, string given, LLama.Abstractions.INativeLibrarySelectingPolicy policy")
        + "static class Machine { public static bool HasCuda => Environment.ProcessorCount > 4; }",
        new() { References = [LibraryReferences.TorchSharp, LibraryReferences.LLamaSharp], EditorConfig = settings });
}
