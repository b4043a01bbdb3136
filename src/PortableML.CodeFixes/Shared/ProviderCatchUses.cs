using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Tells whether a handler does only what it can do with any exception.</summary>
internal static class ProviderCatchUses
{
    /// <summary>Tells whether <paramref name="clause"/> means the same once its exception is any, and nothing written in its head is lost.</summary>
    public static bool AllowAnyException(CatchClauseSyntax clause, SemanticModel model)
    {
        CatchDeclarationSyntax declaration = clause.Declaration!;
        if (declaration.DescendantTrivia().Any(trivia => !FallbackIndent.IsWhiteSpace(trivia) && declaration.Span.Contains(trivia.Span)))
        {
            return false;
        }

        return model.GetDeclaredSymbol(declaration) is not { } variable || clause.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, variable))
            .All(name => AllowsAnyException(name, model));
    }

    private static bool AllowsAnyException(IdentifierNameSyntax use, SemanticModel model)
    {
        switch (use.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Expression == use:
                return model.GetSymbolInfo(access).Symbol?.ContainingType is { } type
                    && (type.SpecialType == SpecialType.System_Object || type.ToDisplayString() == "System.Exception");
            case InterpolationSyntax or IsPatternExpressionSyntax:
                return true;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.IsExpression) || binary.IsKind(SyntaxKind.AddExpression):
                return true;
            default:
                // Where it is given to something, that takes an exception or an object already.
                TypeInfo info = model.GetTypeInfo(use);
                return info.ConvertedType is { } target && !SymbolEqualityComparer.Default.Equals(target, info.Type);
        }
    }
}
