using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.Analyzers.Guards;

/// <summary>Tells by its text whether a method may return only where a check holds, so that no other is bound.</summary>
internal static class RequiringMethods
{
    /// <summary>Longer methods do more than to require something.</summary>
    private const int MaximumLength = 4000;

    private static readonly ConditionalWeakTable<SyntaxNode, object> s_known = new();

    /// <summary>Tells whether <paramref name="method"/> throws or asserts something itself.</summary>
    public static bool MayBe(IMethodSymbol method) =>
        method.OriginalDefinition.DeclaringSyntaxReferences is [{ } reference] && reference.Span.Length <= MaximumLength
        && reference.GetSyntax() is MethodDeclarationSyntax declaration && (bool)s_known.GetValue(declaration, static key => Throws(key));

    private static bool Throws(SyntaxNode declaration) => declaration.DescendantNodes().Any(static node => node switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax => true,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type } => AssertionCalls.IsTypeName(type.Identifier.ValueText),
        _ => false,
    });
}
