using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.MachineLearning;

/// <summary>
/// The TensorRT bindings (JYPPX.TensorRT.CSharp.API). No registry serves the package: the tests compile against stubs of its public surface
/// (<see cref="LibraryStubs.TensorRtSharp"/>, and of its older releases <see cref="LibraryStubs.TensorRTSharp"/>), so what they show is not
/// seen to hold for the library itself.
/// </summary>
public class TensorRtSharpTests
{
    [Theory]
    [InlineData("var engine = [|new Nvinfer(\"model.engine\")|];")]
    [InlineData("var engine = [|new Nvinfer(\"model.engine\", 4)|];")]
    [InlineData("Nvinfer engine = [|new(\"model.engine\")|];")]
    [InlineData("Nvinfer.[|OnnxToEngine(\"model.onnx\", 1024)|];")]
    [InlineData("Nvinfer.[|OnnxToEngine(\"model.onnx\", 1024, \"images\", default, default, default)|];")]
    [InlineData("Action<string, int> build = Nvinfer.[|OnnxToEngine|]; build(\"model.onnx\", 1024);")]
    public Task An_engine_that_is_made_on_every_machine_is_reported(string statements) => Check(statements);

    [Theory]
    [InlineData("var engine = [|new Nvinfer(\"model.engine\")|];")]
    [InlineData("var engine = new Nvinfer(); engine.[|init(\"model.engine\")|];")]
    [InlineData("new Nvinfer().[|onnx_to_engine(\"model.onnx\", \"model.engine\", default)|];")]
    public Task An_engine_of_the_older_releases_is_reported_too(string statements) => Verify.VerifyAsync(
        Sources.Statements(["TensorRTSharp"], statements), new() { References = [LibraryStubs.TensorRTSharp] });

    [Theory]
    [InlineData("if (backend == \"tensorrt\") { var engine = new Nvinfer(\"model.engine\"); }")]
    [InlineData("var engine = useTensorRt ? new Nvinfer(\"model.engine\") : null;")]
    [InlineData("if (Machine.HasCuda) { var engine = new Nvinfer(\"model.engine\"); }")]
    [InlineData("if (System.Runtime.InteropServices.NativeLibrary.TryLoad(\"nvinfer_10\", out _)) { var engine = new Nvinfer(\"model.engine\"); }")]
    [InlineData("Nvinfer? engine = null; try { engine = new Nvinfer(\"model.engine\"); } catch (Exception) { Console.WriteLine(); } Console.WriteLine(engine is null ? \"CPU\" : \"GPU\");")]
    public Task Behind_a_choice_a_check_or_a_handler_there_is_nothing_else_to_consider(string statements) => Check(statements);

    [Theory]
    [InlineData("if (TorchSharp.torch.cuda.is_available()) { var engine = [|new Nvinfer(\"model.engine\")|]; }")]
    [InlineData("if (System.Runtime.InteropServices.NativeLibrary.TryLoad(\"amdhip64\", out _)) { var engine = [|new Nvinfer(\"model.engine\")|]; }")]
    [InlineData("if (System.Runtime.InteropServices.NativeLibrary.TryLoad(\"cudart\", out _)) { var engine = [|new Nvinfer(\"model.engine\")|]; }")]
    [InlineData("if (System.IO.File.Exists(\"model.engine\")) { var engine = [|new Nvinfer(\"model.engine\")|]; }")]
    [InlineData("try { var engine = [|new Nvinfer(\"model.engine\")|]; } catch (DllNotFoundException) { Console.WriteLine(); }")]
    [InlineData("try { var engine = [|new Nvinfer(\"model.engine\")|]; } catch (Exception) { throw; }")]
    public Task Another_check_and_too_narrow_a_handler_are_none(string statements) => Check(statements);

    [Theory]
    [InlineData("var engine = new Nvinfer();")]
    [InlineData("Console.WriteLine(nameof(Nvinfer.OnnxToEngine) + typeof(Nvinfer) + \"model.engine\");")]
    [InlineData("object given = backend; if (given is Nvinfer) { Console.WriteLine(); }")]
    public Task What_loads_nothing_and_a_name_are_not(string statements) => Check(statements);

    [Fact]
    public Task Own_types_with_the_librarys_names_are_not_the_librarys() => Verify.VerifyAsync(
        "namespace TensorRtSharp.Custom { class Nvinfer { public Nvinfer(string modelPath) { } } }\n\nclass Sample { object Make() => new TensorRtSharp.Custom.Nvinfer(\"model.engine\"); }",
        new() { References = [LibraryReferences.TorchSharp] });

    [Fact]
    public Task An_allowed_vendor_is_not_reported() => Check("var engine = new Nvinfer(\"model.engine\");", "portable_ml.allowed_vendors = nvidia");

    private static Task Check([StringSyntax("C#-test")] string statements, string settings = "portable_ml.guard_members = P:Machine.HasCuda") => Verify.VerifyAsync(
        Sources.Statements(["TensorRtSharp.Custom"], statements, "string backend, bool useTensorRt")
        + "static class Machine { public static bool HasCuda => Environment.ProcessorCount > 4; }",
        new() { References = [LibraryReferences.TorchSharp, LibraryStubs.TensorRtSharp], EditorConfig = settings });
}
