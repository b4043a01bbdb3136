using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Rules.Interop;
using PortableML.Analyzers.Rules.MachineLearning;
using PortableML.Analyzers.Rules.OnnxRuntime;
using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Guards.Classification;

/// <summary>
/// One row of the tables in this folder, which follow the specification of the classification sentence by sentence: what it says, a code for
/// it, and in the code's markup what is reported. The classes beside the folder test each form in depth; here each has one row, so that the
/// tables can be read beside the specification.
/// </summary>
internal static class Row
{
    private static readonly string[] s_starts = ["class ", "static class ", "abstract class ", "interface ", "enum ", "record ", "delegate ", "namespace ", "using "];

    /// <summary>A row about TorchSharp: members of a class, or types.</summary>
    public static Task TorchAsync(string sentence, [StringSyntax("C#-test")] string code, string? editorConfig = null) =>
        VerifyAsync<HardCodedDeviceAnalyzer>(sentence, Sources.Torch(Types(code)), new() { EditorConfig = editorConfig });

    /// <summary>A row about ONNX Runtime.</summary>
    public static Task OnnxAsync(string sentence, [StringSyntax("C#-test")] string code) =>
        VerifyAsync<HardCodedExecutionProviderAnalyzer>(sentence, Sources.Onnx(Types(code)), new());

    /// <summary>A row about ILGPU: statements of a method with a context.</summary>
    public static Task IlgpuAsync(string sentence, [StringSyntax("C#-test")] string statements) => VerifyAsync<HardCodedAcceleratorAnalyzer>(
        sentence,
        Sources.Statements(["ILGPU", "ILGPU.Runtime", "ILGPU.Runtime.CPU", "ILGPU.Runtime.Cuda", "ILGPU.Runtime.OpenCL"], "using var context = Context.CreateDefault();\n" + statements),
        new() { References = [LibraryReferences.ILGPU] });

    /// <summary>A row about native libraries: members of a class.</summary>
    public static Task NativeAsync(string sentence, [StringSyntax("C#-test")] string members) => VerifyAsync<NativeLibraryAnalyzer>(
        sentence, "using System;\nusing System.Runtime.InteropServices;\n\n" + Types(members), new() { References = [] });

    private static string Types(string code) =>
        s_starts.Any(start => code.StartsWith(start, StringComparison.Ordinal)) ? code : "class Sample\n{\n" + code + "\n}";

    private static async Task VerifyAsync<TAnalyzer>(string sentence, string source, SourceOptions options)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        try
        {
            await AnalyzerVerifier<TAnalyzer>.VerifyAsync(source, options);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException($"“{sentence}”: {e.Message}\n{source}", e);
        }
    }
}
