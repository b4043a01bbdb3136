using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <summary>The member that an operation is written in.</summary>
internal static class EnclosingMember
{
    /// <summary>The method, constructor, property, event or field around <paramref name="operation"/>, through lambdas and local functions.</summary>
    public static ISymbol? Of(IOperation operation)
    {
        // One body belongs to one member, and to ask the model takes long.
        MemberBody body = MemberBody.Of(operation);
        return (body.Kept<StrongBox<ISymbol?>>(typeof(EnclosingMember)) ?? body.Keep(typeof(EnclosingMember), new StrongBox<ISymbol?>(Find(operation, body)))).Value;
    }

    private static ISymbol? Find(IOperation operation, MemberBody body)
    {
        // What declares a method is asked for at once; what is around a position is looked for through all scopes.
        ISymbol? member = body.Root.Syntax is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
            ? operation.SemanticModel?.GetDeclaredSymbol(body.Root.Syntax)
            : operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart);
        while (member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            member = member.ContainingSymbol;
        }

        return member is IMethodSymbol { AssociatedSymbol: { } associated } ? associated : member;
    }
}
