using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>Checks what an analyzer reports about a source.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
internal static class AnalyzerVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>
    /// Checks that exactly the marked places are reported: <c>[|…|]</c> by the analyzer's first descriptor,
    /// <c>{|PML1002:…|}</c> by another, <c>{|#0:…|}</c> by one of <see cref="SourceOptions.Expected"/>. The source must
    /// compile. The framework checks too that a <c>#pragma</c> silences them and that generated code has none;
    /// <see cref="BrokenSource"/> that a source with a mistake makes nothing throw.
    /// </summary>
    public static async Task VerifyAsync([StringSyntax("C#-test")] string source, SourceOptions? options = null)
    {
        options ??= new();
        CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> test = new();
        options.ApplyTo(test, source);
        await BrokenSource.VerifyInTurnAsync(source, options);
        await KnownGaps.RunAsync(source, () => test.RunAsync());
    }

    /// <summary>An expected diagnostic, to be given a location, arguments or a severity.</summary>
    public static DiagnosticResult Diagnostic(string id) =>
        new(new TAnalyzer().SupportedDiagnostics.Single(descriptor => descriptor.Id == id));
}
