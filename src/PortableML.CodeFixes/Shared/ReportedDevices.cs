using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.Rules.TorchSharp;

namespace PortableML.CodeFixes.Shared;

/// <summary>Asks the analyzer itself what it reports in a document: a host tells a fix about one place only.</summary>
internal static class ReportedDevices
{
    /// <summary>The PML1001 diagnostics of <paramref name="document"/> that are not suppressed.</summary>
    public static async Task<IEnumerable<Diagnostic>> InAsync(Document document, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return [];
        }

        CompilationWithAnalyzers analysis = model.Compilation.WithAnalyzers(
            ImmutableArray.Create<DiagnosticAnalyzer>(new HardCodedDeviceAnalyzer()),
            new CompilationWithAnalyzersOptions(
                document.Project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> found = await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellationToken).ConfigureAwait(false);
        return found.Where(diagnostic => diagnostic.Id == RuleIds.HardCodedDevice && !diagnostic.IsSuppressed);
    }
}
