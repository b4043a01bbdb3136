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

    /// <summary>Tells whether <paramref name="method"/> throws or asserts something, itself or by a method of its type that it calls.</summary>
    public static bool MayBe(IMethodSymbol method) =>
        method.OriginalDefinition.DeclaringSyntaxReferences is [{ } reference] && reference.Span.Length <= MaximumLength
        && reference.GetSyntax() is MethodDeclarationSyntax declaration && (bool)s_known.GetValue(declaration, static key => Throws(key) || CallsWhatThrows(key));

    private static bool CallsWhatThrows(SyntaxNode declaration)
    {
        HashSet<string>? called = null;
        foreach (SyntaxNode node in declaration.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax name })
            {
                (called ??= new(StringComparer.Ordinal)).Add(name.Identifier.ValueText);
            }
        }

        return called is not null && declaration.Parent is TypeDeclarationSyntax type
            && type.Members.Any(member => member is MethodDeclarationSyntax other && other != declaration && called.Contains(other.Identifier.ValueText)
                && other.Span.Length <= MaximumLength && Throws(other));
    }

    private static bool Throws(SyntaxNode declaration) => declaration.DescendantNodes().Any(static node => node switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax => true,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type, Name.Identifier.ValueText: { } called } =>
            AssertionCalls.IsTypeName(type.Identifier.ValueText) || SpeaksOfThrowing(type.Identifier.ValueText) || SpeaksOfThrowing(called),
        _ => false,
    });

    /// <summary>A helper that throws is named for it, or its type is: <c>ThrowHelper.NoCuda()</c>. What it does is found out by the graph.</summary>
    private static bool SpeaksOfThrowing(string name) => name.StartsWith("Throw", StringComparison.Ordinal);
}
