using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Catalog;

namespace PortableML.CodeFixes.Shared;

/// <summary>Tells whether a member is about one vendor: it calls what only the vendor has, or speaks of it in a text.</summary>
internal static class VendorUse
{
    /// <summary>Looks at <paramref name="member"/>; <paramref name="place"/> itself, and a choice of a device that ends with the CPU, are left out.</summary>
    public static bool IsIn(SyntaxNode member, SyntaxNode place, SourceDocument source) => member.DescendantNodes(node => !IsChoice(node)).Any(node => !place.Span.Contains(node.Span) && node switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && NameWords.NameVendor(literal.Token.ValueText),
        InterpolatedStringTextSyntax text => NameWords.NameVendor(text.TextToken.ValueText),
        SimpleNameSyntax name => source.Model.GetSymbolInfo(name).Symbol is { } symbol && source.Catalog.Find(symbol) is { Accelerator: not null } entry
            && entry.Role is CatalogRole.Places or CatalogRole.Idle or CatalogRole.Queries or CatalogRole.Dead,
        _ => false,
    });

    private static bool IsChoice(SyntaxNode node) => node is ConditionalExpressionSyntax choice && DeviceValues.IdiomIndex(choice) is not null;
}
