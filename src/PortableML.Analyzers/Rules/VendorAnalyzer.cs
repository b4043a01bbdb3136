using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Rules;

/// <summary>
/// The base of every rule. A rule says only what it looks for; that generated code is left out, that files are analysed at the
/// same time, and that nothing is registered where no library of its area is referenced, is decided here.
/// </summary>
public abstract class VendorAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The catalogue area whose libraries the rule is about; empty for a rule that overrides <see cref="AppliesTo"/>.</summary>
    private protected virtual string Area => "";

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            VendorSymbols symbols = VendorSymbols.For(start.Compilation, start.Options);
            if (AppliesTo(start.Options, symbols) && (Area.Length == 0 || NamedLibraries.MayBeUsed(start.Compilation, symbols, Area, start.CancellationToken)))
            {
                Register(start, symbols);
            }
        });
    }

    /// <summary>Tells whether the rule has anything to look at in the compilation.</summary>
    private protected virtual bool AppliesTo(AnalyzerOptions options, VendorSymbols symbols) => symbols.References(Area);

    /// <summary>Registers the rule's actions for a compilation that references a library of <see cref="Area"/>.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, VendorSymbols symbols);
}
