using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.FixContract;
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
        SiteClassifier classifier = new(context.Compilation, symbols, Area);
        context.RegisterOperationAction(operation => Analyze(operation, classifier, symbols), SiteFinder.Kinds);
    }

    /// <summary>The rule that reports <paramref name="verdict"/>; null where it is silent.</summary>
    private protected abstract DiagnosticDescriptor? Descriptor(Verdict verdict);

    private void Analyze(OperationAnalysisContext context, SiteClassifier classifier, VendorSymbols symbols)
    {
        if (context.IsGeneratedCode)
        {
            return;
        }

        if (classifier.Finder.Find(context.Operation) is not { } site
            || RuleOptions.AllowedVendors(context.Options, site.Operation.Syntax.SyntaxTree).Contains(site.Accelerator.Vendor))
        {
            return;
        }

        Judgement judgement = classifier.Judge(site);
        if (judgement.Selected is { } selected)
        {
            site = site with { Accelerator = selected.Accelerator, Api = selected.Api };
        }

        if (Descriptor(judgement.Verdict) is not { } descriptor
            || (descriptor.DefaultSeverity == DiagnosticSeverity.Info
                && (!symbols.OffersOtherVendor(site.Api.Library, site.Accelerator.Vendor) || !classifier.IsFirstOfSelection(site))))
        {
            return;
        }

        SiteProperties properties = new(
            site.Accelerator.Vendor, site.Accelerator.Name, site.Api.Library.Name, Classification(judgement.Verdict), judgement.Reason,
            SiteShape.Form(site), site.Index, SiteShape.Shape(site, symbols), site.Api.Id);
        SyntaxNode syntax = site.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(
            descriptor,
            Location.Create(syntax.SyntaxTree, Span(syntax, site.Form)),
            judgement.Uses.Select(use => Location.Create(use.Syntax.SyntaxTree, Span(use.Syntax, DeviceForm.Call))).ToImmutableArray(),
            properties.ToProperties(),
            [Text(syntax, Span(syntax, site.Form)), site.Api.Library.Name, site.Accelerator.VendorDisplayName, site.Accelerator.Name, judgement.Reason, string.Join(", ", judgement.Missed.Select(ShortName))]));
    }

    private static string Classification(Verdict verdict) => verdict switch
    {
        Verdict.Dead => "dead",
        Verdict.HardCoded or Verdict.CaughtTooNarrowly => "hard-coded",
        _ => "single-vendor",
    };

    /// <summary>A call is reported from its own name on: what stands before it in a chain is about other calls.</summary>
    private static TextSpan Span(SyntaxNode syntax, DeviceForm form) =>
        form == DeviceForm.Call && syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            ? TextSpan.FromBounds(access.Name.SpanStart, syntax.Span.End)
            : form == DeviceForm.Call && syntax is InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding }
                ? TextSpan.FromBounds(binding.Name.SpanStart, syntax.Span.End)
                : form == DeviceForm.Call && syntax is MemberAccessExpressionSyntax group ? TextSpan.FromBounds(group.Name.SpanStart, syntax.Span.End)
                : syntax.Span;

    private static string Text(SyntaxNode syntax, TextSpan span)
    {
        string text = syntax.SyntaxTree.GetText().ToString(span);
        int line = text.IndexOfAny(['\r', '\n']);
        return line < 0 ? text : text.Substring(0, line) + "…";
    }

    private static string ShortName(string fullName) => fullName.Substring(fullName.LastIndexOf('.') + 1);
}
