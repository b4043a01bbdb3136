using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Tells whether another name may stand beside the one of a site. A device object is understood wherever it goes; a text or an enum member
/// only where it goes to the library and nothing around asks for the vendor's name.
/// </summary>
internal static class NamedChoice
{
    /// <summary>Tells whether what takes <paramref name="site"/> understands another accelerator's name.</summary>
    public static bool IsUnderstood(SourceDocument source, FixSite site)
    {
        if (site.Properties.Form == DeviceForm.Device)
        {
            return true;
        }

        SyntaxNode value = site.Expression;
        while (value.Parent is ParenthesizedExpressionSyntax or ConditionalExpressionSyntax)
        {
            value = value.Parent;
        }

        if (value.Parent is ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: { } call } list })
        {
            return list.Arguments.Count == 1 && source.Torch.Declares(source.Model.GetSymbolInfo(call).Symbol);
        }

        SyntaxNode scope = value.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? source.Root;
        return site.Properties.Form == DeviceForm.Kind || !scope.DescendantNodes().OfType<LiteralExpressionSyntax>().Any(literal =>
            literal != site.Expression && literal.IsKind(SyntaxKind.StringLiteralExpression) && NameWords.NameVendor(literal.Token.ValueText) && IsAsked(literal));
    }

    private static bool IsAsked(LiteralExpressionSyntax text) => text.Parent switch
    {
        BinaryExpressionSyntax or ConstantPatternSyntax or CaseSwitchLabelSyntax => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } } =>
            access.Name.Identifier.ValueText is "Equals" or "StartsWith" or "Contains" or "IndexOf",
        _ => false,
    };
}
