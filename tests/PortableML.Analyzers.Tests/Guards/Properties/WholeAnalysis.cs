using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Guards.Properties;

/// <summary>Runs the TorchSharp rule over a large generated source, for which markup would be too slow.</summary>
internal static class WholeAnalysis
{
    /// <summary>The rule's diagnostics in <paramref name="source"/>, by the line that they start in.</summary>
    /// <exception cref="AggregateException">The analyzer has thrown.</exception>
    public static async Task<ILookup<int, string>> RunAsync(string source) =>
        (await DiagnoseAsync(source)).ToLookup(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line, diagnostic => diagnostic.Id);

    /// <summary>The rule's diagnostics in <paramref name="source"/>.</summary>
    /// <exception cref="AggregateException">The analyzer has thrown.</exception>
    public static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(string source)
    {
        List<Exception> thrown = [];
        CSharpCompilation compilation = new SourceOptions().Compile([SourceText.From(source)]);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers([new HardCodedDeviceAnalyzer()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (e, _, _) => thrown.Add(e), concurrentAnalysis: false, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync();
        return thrown.Count > 0 ? throw new AggregateException(thrown) : found;
    }
}
