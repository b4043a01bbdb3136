using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>A reported site: its expression, what the analyzer says of it, and the places that use its value.</summary>
/// <param name="Span">The reported place.</param>
/// <param name="Expression">The expression there; of a reported call, the whole invocation.</param>
/// <param name="Properties">What the analyzer says.</param>
/// <param name="Uses">The reported uses in the same document.</param>
internal sealed record FixSite(TextSpan Span, ExpressionSyntax Expression, SiteProperties Properties, IReadOnlyList<TextSpan> Uses)
{
    /// <summary>The site names Apple's accelerator.</summary>
    public bool IsApple => Properties.Accelerator == "MPS";

    /// <summary>The site names a device for which there is an alternative to write.</summary>
    public bool IsKnown =>
        (Properties.Accelerator == "CUDA" || (IsApple && Properties.Index is null or 0))
        && Properties.Form != DeviceForm.Own && Properties.Shape != ReplacementShapes.None;

    /// <summary>The index of the device; 0 where none is named or the code computes it.</summary>
    public int Index => Math.Max(0, Properties.Index ?? 0);

    /// <summary>Finds the site of <paramref name="diagnostic"/> under <paramref name="root"/>; null where the diagnostic says too little.</summary>
    public static FixSite? Of(Diagnostic diagnostic, SyntaxNode root)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        return SiteProperties.From(diagnostic) is { } properties && root.FullSpan.Contains(span) && Find(root, span, properties.Form) is { } expression
            ? new FixSite(
                span,
                expression,
                properties,
                [.. diagnostic.AdditionalLocations.Where(use => use.SourceTree == root.SyntaxTree).Select(use => use.SourceSpan)])
            : null;
    }

    /// <summary>The invocation that ends with <paramref name="span"/>, whose name begins it.</summary>
    public static InvocationExpressionSyntax? FindCall(SyntaxNode root, TextSpan span) =>
        root.FindToken(span.Start).Parent?.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => call.Span.End == span.End);

    private static ExpressionSyntax? Find(SyntaxNode root, TextSpan span, DeviceForm form) =>
        form == DeviceForm.Call
            ? FindCall(root, span)
            : root.FindNode(span, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(node => node.Span == span);
}
