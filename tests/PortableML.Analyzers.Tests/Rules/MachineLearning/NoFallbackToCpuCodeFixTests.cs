using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.MachineLearning.NoFallbackToCpuAnalyzer, PortableML.CodeFixes.Rules.MachineLearning.NoFallbackToCpuCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.MachineLearning;

/// <summary>The fix of PML3001, by ML.NET's real packages.</summary>
public class NoFallbackToCpuCodeFixTests
{
    private static readonly string[] s_usings = ["Microsoft.ML", "Microsoft.ML.Transforms.Onnx"];

    [Theory]
    [InlineData("ml.Transforms.[|ApplyOnnxModel(\"m.onnx\", gpuDeviceId: 0)|];", "ml.Transforms.ApplyOnnxModel(\"m.onnx\", gpuDeviceId: 0, fallbackToCpu: true);")]
    [InlineData("ml.Transforms.[|ApplyOnnxModel(\"m.onnx\", 0)|];", "ml.Transforms.ApplyOnnxModel(\"m.onnx\", 0, fallbackToCpu: true);")]
    [InlineData("ml.Transforms.[|ApplyOnnxModel(\"m.onnx\", 0, false)|];", "ml.Transforms.ApplyOnnxModel(\"m.onnx\", 0, true);")]
    [InlineData("ml.Transforms.[|ApplyOnnxModel(fallbackToCpu: false, gpuDeviceId: 1, modelFile: \"m.onnx\")|];", "ml.Transforms.ApplyOnnxModel(fallbackToCpu: true, gpuDeviceId: 1, modelFile: \"m.onnx\");")]
    [InlineData("OnnxCatalog.[|ApplyOnnxModel(ml.Transforms, \"m.onnx\", 0, false)|];", "OnnxCatalog.ApplyOnnxModel(ml.Transforms, \"m.onnx\", 0, true);")]
    public Task A_call_gets_the_argument(string before, string after) => Check(before, after);

    [Theory]
    [InlineData("var o = new OnnxOptions { [|GpuDeviceId = 0|], ModelFile = \"m\" };", "var o = new OnnxOptions { GpuDeviceId = 0, FallbackToCpu = true, ModelFile = \"m\" };")]
    [InlineData("var o = new OnnxOptions { FallbackToCpu = false, [|GpuDeviceId = 0|] };", "var o = new OnnxOptions { FallbackToCpu = true, GpuDeviceId = 0 };")]
    [InlineData("var c = new MLContext(seed: 1) { [|GpuDeviceId = 0|] };", "var c = new MLContext(seed: 1) { GpuDeviceId = 0, FallbackToCpu = true };")]
    public Task An_initialiser_gets_the_member(string before, string after) => Check(before, after);

    [Fact]
    public Task A_statement_gets_another_below_it() => Check(
        """
        [|ml.GpuDeviceId = 0|]; // the first card
        Console.WriteLine();
        """,
        """
        ml.GpuDeviceId = 0; // the first card
        ml.FallbackToCpu = true;
        Console.WriteLine();
        """);

    [Fact]
    public Task A_statement_that_is_there_is_switched() => Check(
        """
        ml.FallbackToCpu = false;
        [|ml.GpuDeviceId = 0|];
        """,
        """
        ml.FallbackToCpu = true;
        ml.GpuDeviceId = 0;
        """);

    [Theory]
    [InlineData("Tests", "LargeFileGpu")]
    [InlineData("Models", "TestOnGpu")]
    public Task A_test_that_is_named_for_the_GPU_means_it(string type, string method) => Verify.VerifyNoFixAsync(
        $$"""
        using Microsoft.ML;

        public class {{type}}
        {
            public void {{method}}()
            {
                var ml = new MLContext();
                [|ml.GpuDeviceId = 0|];
                ml.FallbackToCpu = false;
            }
        }
        """,
        new() { References = [.. LibraryReferences.MLNet] });

    [Fact]
    public Task All_places_of_a_document_are_fixed_at_once() => Check(
        """
        [|ml.GpuDeviceId = 0|];
        ml.Transforms.[|ApplyOnnxModel("a.onnx", gpuDeviceId: 0)|];
        ml.Transforms.[|ApplyOnnxModel("b.onnx", gpuDeviceId: 1, fallbackToCpu: false)|];
        """,
        """
        ml.GpuDeviceId = 0;
        ml.FallbackToCpu = true;
        ml.Transforms.ApplyOnnxModel("a.onnx", gpuDeviceId: 0, fallbackToCpu: true);
        ml.Transforms.ApplyOnnxModel("b.onnx", gpuDeviceId: 1, fallbackToCpu: true);
        """);

    [Theory]
    [InlineData("const bool never = false; ml.Transforms.[|ApplyOnnxModel(\"m.onnx\", 0, never)|];")]
    [InlineData("if (DateTime.Now.Year > 0) [|ml.GpuDeviceId = 0|];")]
    [InlineData("Action set = () => [|ml.GpuDeviceId = 0|];")]
    public Task Nothing_is_offered_where_the_author_says_more(string statements) => Verify.VerifyNoFixAsync(
        Sources.Statements(s_usings, statements, "MLContext ml"), new() { References = [.. LibraryReferences.MLNet] });

    private static Task Check([StringSyntax("C#-test")] string before, [StringSyntax("C#-test")] string after) => Verify.VerifyAsync(
        Sources.Statements(s_usings, before, "MLContext ml"),
        Sources.Statements(s_usings, after, "MLContext ml"),
        new() { References = [.. LibraryReferences.MLNet], EquivalenceKey = "PML3001.FallBack", Title = "Fall back to the CPU" });
}
