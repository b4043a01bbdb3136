using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Values;

/// <summary>The member that an operation is written in.</summary>
internal static class EnclosingMember
{
    /// <summary>The method, constructor, property, event or field around <paramref name="operation"/>, through lambdas and local functions.</summary>
    public static ISymbol? Of(IOperation operation)
    {
        ISymbol? member = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart);
        while (member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            member = member.ContainingSymbol;
        }

        return member is IMethodSymbol { AssociatedSymbol: { } associated } ? associated : member;
    }
}
