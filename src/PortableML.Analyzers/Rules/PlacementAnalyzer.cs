using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Options;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules;

/// <summary>
/// The base of the rules about places that put work on an accelerator. The operation action only matches; what a match needs is
/// found once for its member. Which diagnostic a verdict gives is the rule's own.
/// </summary>
public abstract class PlacementAnalyzer : VendorAnalyzer
{
    /// <inheritdoc/>
    private protected sealed override void Register(CompilationStartAnalysisContext context, VendorSymbols symbols)
    {
        SiteClassifier classifier = new(context.Compilation, context.Options, symbols, Area);
        context.RegisterOperationAction(operation => Analyze(operation, classifier, symbols), classifier.Finder.Kinds);
    }

    /// <summary>The rule that reports <paramref name="verdict"/>; null where it is silent.</summary>
    private protected abstract DiagnosticDescriptor? Descriptor(Verdict verdict);

    private void Analyze(OperationAnalysisContext context, SiteClassifier classifier, VendorSymbols symbols)
    {
        if (context.IsGeneratedCode)
        {
            return;
        }

        if (classifier.Find(context.Operation) is not { } site
            || RuleOptions.AllowedVendors(context.Options, site.Operation.Syntax.SyntaxTree).Contains(site.Accelerator.Vendor))
        {
            return;
        }

        Judgement judgement = classifier.JudgeAlone(site);
        DeviceSite found = site;
        if (judgement.Selected is { } selected)
        {
            site = site with { Accelerator = selected.Accelerator, Api = selected.Api };
        }

        // What else is tried takes longest to find out, so it comes last.
        if (Descriptor(judgement.Verdict) is not { } descriptor
            || (descriptor.DefaultSeverity == DiagnosticSeverity.Info
                && (site.Api.GuardIsEnough || !symbols.OffersOtherVendor(site.Api.Library, site.Accelerator.Vendor) || !classifier.IsFirstOfSelection(site)))
            || classifier.HasAlternative(found, judgement))
        {
            return;
        }

        context.ReportDiagnostic(PlacementReport.Create(descriptor, site, judgement, symbols));
    }
}
