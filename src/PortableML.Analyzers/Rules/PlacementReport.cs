using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules;

/// <summary>Makes the diagnostic of a judged site: its place, its properties and the arguments that every message has.</summary>
internal static class PlacementReport
{
    /// <summary>The diagnostic of <paramref name="site"/>, at <paramref name="at"/> or else at the site's own syntax.</summary>
    public static Diagnostic Create(DiagnosticDescriptor descriptor, DeviceSite site, Judgement judgement, VendorSymbols symbols, SyntaxNode? at = null)
    {
        SiteProperties properties = new(
            site.Accelerator.Vendor, site.Accelerator.Name, site.Api.Library.Name, Classification(judgement.Verdict), judgement.Reason,
            SiteShape.Form(site), site.Index, SiteShape.Shape(site, symbols), site.Api.Id);
        SyntaxNode syntax = at ?? site.Syntax;
        TextSpan span = at?.Span ?? Span(syntax, site.Form);
        return Diagnostic.Create(
            descriptor,
            Location.Create(syntax.SyntaxTree, span),
            judgement.Uses.Select(use => Location.Create(use.Syntax.SyntaxTree, Span(use.Syntax, DeviceForm.Call))).ToImmutableArray(),
            properties.ToProperties(),
            [Text(syntax, span), site.Api.Library.Name, site.Accelerator.VendorDisplayName, site.Accelerator.Name, judgement.Reason, string.Join(", ", judgement.Missed.Select(ShortName)), descriptor.Id == RuleIds.HardCodedDevice ? Remedy(site, symbols) : ""]);
    }

    /// <summary>The diagnostic of a setting that <paramref name="entry"/> says is idle at <paramref name="operation"/>.</summary>
    public static Diagnostic Create(DiagnosticDescriptor descriptor, IOperation operation, CatalogEntry entry)
    {
        TextSpan span = Span(operation.Syntax, DeviceForm.Call);
        return Diagnostic.Create(
            descriptor,
            Location.Create(operation.Syntax.SyntaxTree, span),
            ResultProperties.Of(entry.Accelerator?.Vendor, entry.Accelerator?.Name, entry.Library.Name, "idle", entry.Because),
            Text(operation.Syntax, span),
            entry.Because);
    }

    /// <summary>A test of the accelerator itself would test nothing on another.</summary>
    private static string Remedy(DeviceSite site, VendorSymbols symbols) =>
        AssertedAccelerator.Is(site.Operation, symbols.IndexOf(site.Api.Library.Area), site.Api.Library) ? "Skip the test where there is none" : "Choose the device at run time";

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
