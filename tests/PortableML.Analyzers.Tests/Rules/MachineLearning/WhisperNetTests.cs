using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.MachineLearning;

/// <summary>The native libraries that Whisper.net tries, by the real package; none is loaded.</summary>
public class WhisperNetTests
{
    private static readonly string[] s_usings = ["Whisper.net.LibraryLoader"];

    [Theory]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = new List<RuntimeLibrary> { [|RuntimeLibrary.Cuda|] };")]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = [[|RuntimeLibrary.Cuda|]];")]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = new() { [|RuntimeLibrary.Cuda12|] };")]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = [[|RuntimeLibrary.OpenVino|]];")]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = [[|RuntimeLibrary.CoreML|]];")]
    [InlineData("RuntimeOptions.LibraryPath = [|\"runtimes/cuda/win-x64/whisper.dll\"|];")]
    [InlineData("string path = [|\"runtimes/cuda12/win-x64/\" + \"whisper.dll\"|]; RuntimeOptions.LibraryPath = path;")]
    public Task An_order_or_a_path_of_one_vendors_libraries_is_reported(string statements) => Check(statements);

    [Theory]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = [{|PML3003:RuntimeLibrary.Cuda|}, RuntimeLibrary.Cpu];")]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = new List<RuntimeLibrary> { {|PML3003:RuntimeLibrary.Cuda|}, RuntimeLibrary.CpuNoAvx };")]
    public Task The_CPUs_library_beside_it_leaves_one_vendors(string statements) => Check(statements);

    [Theory]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = [RuntimeLibrary.Cuda, RuntimeLibrary.Vulkan, RuntimeLibrary.Cpu];")]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = new List<RuntimeLibrary> { RuntimeLibrary.Vulkan };")]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = [RuntimeLibrary.Cpu];")]
    [InlineData("RuntimeOptions.LibraryPath = \"runtimes/vulkan/win-x64/whisper.dll\";")]
    [InlineData("RuntimeOptions.LibraryPath = Environment.GetEnvironmentVariable(\"WHISPER\") ?? \"whisper.dll\";")]
    public Task An_order_that_leaves_others_is_not(string statements) => Check(statements);

    [Theory]
    [InlineData("if (RuntimeOptions.LoadedLibrary == RuntimeLibrary.Cuda) { Console.WriteLine(RuntimeLibrary.Cuda); }")]
    [InlineData("Console.WriteLine(RuntimeOptions.LoadedLibrary is RuntimeLibrary.Cuda or RuntimeLibrary.Cuda12);")]
    [InlineData("var names = new List<RuntimeLibrary> { RuntimeLibrary.Cuda };")]
    [InlineData("Console.WriteLine(nameof(RuntimeLibrary.Cuda) + typeof(RuntimeLibrary) + \"runtimes/cuda/whisper.dll\");")]
    [InlineData("Console.WriteLine(RuntimeOptions.LibraryPath == \"runtimes/cuda/whisper.dll\");")]
    [InlineData("var options = new Whisper.net.WhisperFactoryOptions { UseGpu = true, GpuDevice = 1 };")]
    public Task A_name_a_question_and_what_is_no_vendors_are_not(string statements) => Check(statements);

    [Theory]
    [InlineData("if (useCuda) { RuntimeOptions.RuntimeLibraryOrder = [{|PML3003:RuntimeLibrary.Cuda|}]; }")]
    [InlineData("RuntimeOptions.LibraryPath = useCuda ? {|PML3003:\"cuda/whisper.dll\"|} : \"whisper.dll\";")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"MYAPP_DEVICE\") == \"cuda\") { RuntimeOptions.LibraryPath = {|PML3003:\"cuda/whisper.dll\"|}; }")]
    public Task What_the_user_chooses_considers_one_vendor(string statements) => Check(statements);

    [Theory]
    [InlineData("RuntimeOptions.RuntimeLibraryOrder = useCuda ? [RuntimeLibrary.Cuda] : [RuntimeLibrary.OpenVino];")]
    [InlineData("if (useCuda) { RuntimeOptions.LibraryPath = \"cuda/whisper.dll\"; } else { RuntimeOptions.LibraryPath = \"openvino/whisper.dll\"; }")]
    public Task Libraries_of_two_vendors_are_alternatives(string statements) => Check(statements);

    [Theory]
    [InlineData("if (System.Runtime.InteropServices.NativeLibrary.TryLoad(\"libcuda.so.1\", out _)) { RuntimeOptions.RuntimeLibraryOrder = [{|PML3003:RuntimeLibrary.Cuda|}]; }")]
    [InlineData("if (Machine.HasCuda) { RuntimeOptions.LibraryPath = {|PML3003:\"cuda/whisper.dll\"|}; }")]
    [InlineData("if (OperatingSystem.IsMacOS()) { RuntimeOptions.RuntimeLibraryOrder = [{|PML3003:RuntimeLibrary.CoreML|}]; }")]
    public Task A_check_makes_it_one_vendors_only(string statements) => Check(statements);

    [Theory]
    [InlineData("if (TorchSharp.torch.cuda.is_available()) { RuntimeOptions.RuntimeLibraryOrder = [[|RuntimeLibrary.Cuda|]]; }")]
    [InlineData("if (System.Runtime.InteropServices.NativeLibrary.TryLoad(\"amdhip64\", out _)) { RuntimeOptions.LibraryPath = [|\"cuda/whisper.dll\"|]; }")]
    [InlineData("if (OperatingSystem.IsWindows()) { RuntimeOptions.RuntimeLibraryOrder = [[|RuntimeLibrary.CoreML|]]; }")]
    public Task Another_librarys_or_vendors_check_is_none(string statements) => Check(statements);

    [Theory]
    [InlineData("public List<RuntimeLibrary> Order { get; set; } = [[|RuntimeLibrary.Cuda|]]; void Configure() => RuntimeOptions.RuntimeLibraryOrder = Order;")]
    [InlineData("private static readonly List<RuntimeLibrary> s_order = new() { [|RuntimeLibrary.Cuda|] }; void Configure() { RuntimeOptions.RuntimeLibraryOrder = s_order; }")]
    [InlineData("void Configure() { var order = new List<RuntimeLibrary> { [|RuntimeLibrary.Cuda|] }; RuntimeOptions.RuntimeLibraryOrder = order; }")]
    [InlineData("void Configure() { var order = new List<RuntimeLibrary> { RuntimeLibrary.Cuda }; order.Add(RuntimeLibrary.Vulkan); RuntimeOptions.RuntimeLibraryOrder = order; }")]
    [InlineData("void Configure(string path = [|\"runtimes/cuda/whisper.dll\"|]) => RuntimeOptions.LibraryPath = path;")]
    [InlineData("const string Path = [|\"runtimes/cuda/whisper.dll\"|]; void Configure() => RuntimeOptions.LibraryPath = Path;")]
    public Task A_default_is_reported_where_it_reaches_the_option_as_it_is(string members) => Verify.VerifyAsync(
        "using System.Collections.Generic;\nusing Whisper.net.LibraryLoader;\n\nclass Sample { " + members + " }", new() { References = [LibraryReferences.WhisperNet] });

    [Fact]
    public Task Own_types_with_the_librarys_names_are_not_the_librarys() => Verify.VerifyAsync(
        """
        enum RuntimeLibrary { Cpu, Cuda }

        static class RuntimeOptions { public static RuntimeLibrary[] RuntimeLibraryOrder { get; set; } = []; public static string LibraryPath { get; set; } = ""; }

        class Sample
        {
            void Run()
            {
                RuntimeOptions.RuntimeLibraryOrder = [RuntimeLibrary.Cuda];
                RuntimeOptions.LibraryPath = "runtimes/cuda/whisper.dll";
            }
        }
        """,
        new() { References = [LibraryReferences.WhisperNet] });

    [Fact]
    public Task An_allowed_vendor_is_not_reported_and_the_others_are() => Check(
        "RuntimeOptions.RuntimeLibraryOrder = [RuntimeLibrary.Cuda]; RuntimeOptions.LibraryPath = [|\"openvino/whisper.dll\"|];", "portable_ml.allowed_vendors = nvidia");

    private static Task Check([StringSyntax("C#-test")] string statements, string settings = "portable_ml.guard_members = P:Machine.HasCuda") => Verify.VerifyAsync(
        Sources.Statements(s_usings, statements, "bool useCuda") + "static class Machine { public static bool HasCuda => Environment.ProcessorCount > 4; }",
        new() { References = [LibraryReferences.TorchSharp, LibraryReferences.WhisperNet], EditorConfig = settings });
}
