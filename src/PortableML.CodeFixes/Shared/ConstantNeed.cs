using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Tells whether the language wants a constant at a place.</summary>
internal static class ConstantNeed
{
    /// <summary>Tells whether <paramref name="use"/>, up to <paramref name="scope"/>, must be a constant.</summary>
    public static bool IsAt(SyntaxNode use, SyntaxNode? scope = null) => use.Ancestors().TakeWhile(node => node != scope).Any(NeedsConstant);

    private static bool NeedsConstant(SyntaxNode node) => node switch
    {
        CaseSwitchLabelSyntax or ConstantPatternSyntax or RelationalPatternSyntax or AttributeSyntax or ParameterSyntax or GotoStatementSyntax
            or EnumMemberDeclarationSyntax => true,
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.IsExpression),
        LocalDeclarationStatementSyntax local => local.IsConst,
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => false,
    };
}
