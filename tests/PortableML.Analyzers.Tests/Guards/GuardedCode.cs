using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Rules.OnnxRuntime;
using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Guards;

/// <summary>
/// What the tests of the guards have in common: a short source around the check, in which <c>[|…|]</c> is hard-coded and
/// <c>{|PML1002:…|}</c> or <c>{|PML2002:…|}</c> is single-vendor. No name in it speaks of hardware, so that nothing but the check counts.
/// </summary>
internal static class GuardedCode
{
    private const string Usings = "using System.Diagnostics;\nusing System.Diagnostics.CodeAnalysis;\nusing System.Threading.Tasks;\n";

    /// <summary>Statements of a method with two tensors, two numbers and a text.</summary>
    public static Task TorchAsync([StringSyntax("C#-test")] string statements) =>
        TorchMembersAsync($"void Run(Tensor x, Tensor y, int n, int rank, string text)\n{{\n{statements}\n}}");

    /// <summary>Members of a class.</summary>
    public static Task TorchMembersAsync([StringSyntax("C#-test")] string members) => TorchTypesAsync("class Sample\n{\n" + members + "\n}");

    /// <summary>Types of a file, and other files.</summary>
    public static Task TorchTypesAsync([StringSyntax("C#-test")] string types, params (string, string)[] files) =>
        VerifyAsync<HardCodedDeviceAnalyzer>(Usings + Sources.Torch(types), files);

    /// <summary>Statements of a method with session options, the path of a model, a number and a text.</summary>
    public static Task OnnxAsync([StringSyntax("C#-test")] string statements) =>
        OnnxMembersAsync($"void Run(SessionOptions options, string model, int n, string text)\n{{\n{statements}\n}}");

    /// <summary>Members of a class.</summary>
    public static Task OnnxMembersAsync([StringSyntax("C#-test")] string members) => OnnxTypesAsync("class Sample\n{\n" + members + "\n}");

    /// <summary>Types of a file.</summary>
    public static Task OnnxTypesAsync([StringSyntax("C#-test")] string types) =>
        VerifyAsync<HardCodedExecutionProviderAnalyzer>(Usings + Sources.Onnx(types), []);

    private static async Task VerifyAsync<TAnalyzer>(string source, (string, string)[] files)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        try
        {
            await AnalyzerVerifier<TAnalyzer>.VerifyAsync(source, new() { Files = [.. files] });
        }
        catch (InvalidOperationException e)
        {
            // xunit cuts the arguments of a theory short, so the failure shows the source.
            throw new InvalidOperationException($"{e.Message}\n{source}", e);
        }
    }
}
