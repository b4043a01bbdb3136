using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.NoFallbackToCpuAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.MachineLearning;

/// <summary>PML3001, by ML.NET's real packages.</summary>
public class NoFallbackToCpuTests
{
    private static readonly string[] s_usings = ["Microsoft.ML", "Microsoft.ML.Transforms.Onnx"];

    [Theory]
    [InlineData("ml.Transforms.[|ApplyOnnxModel(\"m.onnx\", gpuDeviceId: 0)|];")]
    [InlineData("ml.Transforms.[|ApplyOnnxModel(\"m.onnx\", 0)|];")]
    [InlineData("ml.Transforms.[|ApplyOnnxModel(\"m.onnx\", gpuDeviceId: 1, fallbackToCpu: false)|];")]
    [InlineData("ml.Transforms.[|ApplyOnnxModel(outputColumnName: \"y\", inputColumnName: \"x\", modelFile: \"m.onnx\", gpuDeviceId: 0)|];")]
    [InlineData("const int gpu = 0; ml.Transforms.[|ApplyOnnxModel(\"m.onnx\", gpu)|];")]
    [InlineData("int? gpu = 0; ml.Transforms.[|ApplyOnnxModel(\"m.onnx\", gpu)|];")]
    [InlineData("OnnxCatalog.[|ApplyOnnxModel(ml.Transforms, \"m.onnx\", 0)|];")]
    public Task A_call_that_names_a_GPU_without_fallback_is_reported(string statements) => Check(statements);

    [Theory]
    [InlineData("ml.Transforms.ApplyOnnxModel(\"m.onnx\");")]
    [InlineData("ml.Transforms.ApplyOnnxModel(\"m.onnx\", gpuDeviceId: null);")]
    [InlineData("ml.Transforms.ApplyOnnxModel(\"m.onnx\", gpuDeviceId: null, fallbackToCpu: false);")]
    [InlineData("ml.Transforms.ApplyOnnxModel(\"m.onnx\", gpuDeviceId: 0, fallbackToCpu: true);")]
    [InlineData("ml.Transforms.ApplyOnnxModel(\"m.onnx\", 0, true);")]
    [InlineData("ml.Transforms.ApplyOnnxModel(\"m.onnx\", gpuDeviceId: id, fallbackToCpu: false);")]
    [InlineData("ml.Transforms.ApplyOnnxModel(\"m.onnx\", useGpu ? 0 : null);")]
    [InlineData("ml.Transforms.ApplyOnnxModel(\"m.onnx\", gpuDeviceId: 0, fallbackToCpu: useGpu);")]
    [InlineData("if (useGpu) { ml.Transforms.ApplyOnnxModel(\"m.onnx\", 0); }")]
    [InlineData("try { ml.Transforms.ApplyOnnxModel(\"m.onnx\", 0); } catch (Exception) { ml.Transforms.ApplyOnnxModel(\"m.onnx\"); }")]
    public Task A_call_that_falls_back_or_forwards_a_choice_is_not(string statements) => Check(statements);

    [Theory]
    [InlineData("var context = new MLContext(); [|context.GpuDeviceId = 0|];")]
    [InlineData("var context = new MLContext { [|GpuDeviceId = 0|] };")]
    [InlineData("var context = new MLContext(); [|context.GpuDeviceId = 0|]; context.FallbackToCpu = false;")]
    [InlineData("var context = new MLContext(); [|context.GpuDeviceId = 0|]; ml.FallbackToCpu = true;")]
    [InlineData("[|ml.GpuDeviceId = 1|];")]
    [InlineData("var options = new OnnxOptions { ModelFile = \"m.onnx\", [|GpuDeviceId = 0|] };")]
    [InlineData("var options = new OnnxOptions { [|GpuDeviceId = 0|], FallbackToCpu = false };")]
    [InlineData("var options = new OnnxOptions(); [|options.GpuDeviceId = 0|];")]
    [InlineData("const bool soft = false; var context = new MLContext { [|GpuDeviceId = 0|], FallbackToCpu = soft };")]
    [InlineData("bool soft = false; var context = new MLContext { [|GpuDeviceId = 0|], FallbackToCpu = soft };")]
    [InlineData("var context = new MLContext { [|GpuDeviceId = 0|] }; ml.FallbackToCpu = useGpu;")]
    public Task A_setting_that_names_a_GPU_without_fallback_is_reported(string statements) => Check(statements);

    [Theory]
    [InlineData("var context = new MLContext(); context.GpuDeviceId = 0; context.FallbackToCpu = true;")]
    [InlineData("var context = new MLContext(); context.FallbackToCpu = true; context.GpuDeviceId = 0;")]
    [InlineData("var context = new MLContext { GpuDeviceId = 0, FallbackToCpu = true };")]
    [InlineData("var context = new MLContext { GpuDeviceId = 0 }; context.FallbackToCpu = true;")]
    [InlineData("ml.GpuDeviceId = null; ml.FallbackToCpu = false;")]
    [InlineData("ml.GpuDeviceId = id;")]
    [InlineData("Console.WriteLine(ml.GpuDeviceId == 0);")]
    [InlineData("var options = new OnnxOptions { GpuDeviceId = 0, FallbackToCpu = true };")]
    [InlineData("var options = new OnnxOptions { GpuDeviceId = 0 }; options.FallbackToCpu = true;")]
    [InlineData("var options = new OnnxOptions { GpuDeviceId = id };")]
    [InlineData("var context = new MLContext { GpuDeviceId = 0, FallbackToCpu = !useGpu };")]
    [InlineData("var context = new MLContext { GpuDeviceId = 0 }; context.FallbackToCpu = useGpu;")]
    [InlineData("bool soft = true; var options = new OnnxOptions { GpuDeviceId = 0, FallbackToCpu = soft };")]
    [InlineData("bool soft = false; if (!useGpu) { soft = true; } var context = new MLContext { GpuDeviceId = 0, FallbackToCpu = soft };")]
    public Task A_setting_with_the_fallback_on_the_same_object_is_not(string statements) => Check(statements);

    [Fact]
    public Task The_fallback_of_a_field_may_be_set_in_another_member() => Verify.VerifyAsync(
        """
        using Microsoft.ML;

        class Sample
        {
            private readonly MLContext _soft = new();
            private readonly MLContext _hard = new();

            Sample() { _soft.FallbackToCpu = true; }

            void Run()
            {
                _soft.GpuDeviceId = 0;
                [|_hard.GpuDeviceId = 0|];
            }
        }
        """,
        new() { References = [.. LibraryReferences.MLNet] });

    [Fact]
    public Task A_folder_can_be_allowed_its_vendor() => Verify.VerifyAsync(
        "class Sample { void Run(Microsoft.ML.MLContext ml) { [|ml.GpuDeviceId = 0|]; } }",
        new()
        {
            References = [.. LibraryReferences.MLNet],
            Files =
            [
                (".editorconfig", "root = true\n[Cuda/**.cs]\nportable_ml.allowed_vendors = nvidia"),
                ("Cuda/Scoring.cs", "class Scoring { void Run(Microsoft.ML.MLContext ml) { ml.GpuDeviceId = 0; } }"),
            ],
        });

    [Fact]
    public Task A_member_of_the_users_own_can_be_the_check() => Verify.VerifyAsync(
        "class Sample { static bool Ready => System.Environment.ProcessorCount > 4; void Run(Microsoft.ML.MLContext ml) { if (Ready) { ml.GpuDeviceId = 0; } } }",
        new() { References = [.. LibraryReferences.MLNet], EditorConfig = "portable_ml.guard_members = P:Sample.Ready" });

    [Fact]
    public Task Own_types_with_the_same_members_are_not_the_librarys() => Verify.VerifyAsync(
        "class MLContext { public int? GpuDeviceId; } class Sample { void Run() { new MLContext().GpuDeviceId = 0; } }",
        new() { References = [.. LibraryReferences.MLNet] });

    private static Task Check([StringSyntax("C#-test")] string statements) => Verify.VerifyAsync(
        Sources.Statements(s_usings, statements, "MLContext ml, int? id, bool useGpu"), new() { References = [.. LibraryReferences.MLNet] });
}
