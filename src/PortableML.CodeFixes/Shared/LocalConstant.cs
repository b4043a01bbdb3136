using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Makes a local constant a variable.</summary>
internal static class LocalConstant
{
    /// <summary>Drops the <c>const</c> of the local whose value is <paramref name="value"/>; null where some use needs a constant.</summary>
    public static IReadOnlyList<TextChange>? MakeVariable(SourceFile source, ExpressionSyntax value)
    {
        if (value.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { Declaration.Variables: [var declarator], Parent: { } parent } declaration
            || source.Model.GetDeclaredSymbol(declarator) is not { } local)
        {
            return null;
        }

        SyntaxToken constant = declaration.Modifiers.First(modifier => modifier.IsKind(SyntaxKind.ConstKeyword));
        TextSpan span = TextSpan.FromBounds(constant.SpanStart, constant.GetNextToken().SpanStart);
        SyntaxNode scope = parent is GlobalStatementSyntax { Parent: { } unit } ? unit : parent;
        bool isNeeded = scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == local.Name
            && SymbolEqualityComparer.Default.Equals(source.Model.GetSymbolInfo(name).Symbol, local)
            && (ConstantNeed.IsAt(name, scope) || name.Ancestors().TakeWhile(node => node != scope).Any(CapturesNothing)));
        return isNeeded || source.HasComment(span) ? null : [new TextChange(span, "")];
    }

    private static bool CapturesNothing(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };
}
