using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.Analyzers.Values;

/// <summary>Finds the places that name a member: by the text first, so that only trees that hold its name are walked or bound.</summary>
internal static class MemberUses
{
    /// <summary>More places than this are not kept, and more names not bound: the answer is then "unknown".</summary>
    private const int MaximumPlaces = 200;
    private const int MaximumNames = 2000;

    private static readonly ConditionalWeakTable<SyntaxTree, string> s_texts = new();

    /// <summary>The operations that refer to <paramref name="member"/>, its declaration aside; null where there are too many.</summary>
    public static IReadOnlyList<IOperation>? Find(ISymbol member, SourceProjects sources) => Find(member, sources, static _ => true);

    /// <summary>Those of them that may set it; a member that is read in many places is set in few.</summary>
    public static IReadOnlyList<IOperation>? FindWrites(ISymbol member, SourceProjects sources) => Find(member, sources, IsWritten);

    private static List<IOperation>? Find(ISymbol member, SourceProjects sources, Func<IdentifierNameSyntax, bool> counts)
    {
        List<IOperation> uses = [];
        int names = 0;
        foreach (SyntaxToken token in Tokens(member, sources))
        {
            if (token.Parent is not IdentifierNameSyntax identifier || SyntaxFacts.IsInTypeOnlyContext(identifier) || !counts(identifier))
            {
                continue;
            }

            if (names++ == MaximumNames)
            {
                return null;
            }

            SemanticModel model = sources.Model(identifier.SyntaxTree);
            ISymbol? named = model.GetSymbolInfo(identifier).Symbol;
            if (named is null || !SymbolEqualityComparer.Default.Equals(sources.Definition(named is IMethodSymbol { ReducedFrom: { } extension } ? extension : named), member))
            {
                continue;
            }

            if (uses.Count == MaximumPlaces)
            {
                return null;
            }

            if (Reference(model, identifier) is { } operation)
            {
                uses.Add(operation);
            }
        }

        return uses;
    }

    /// <summary>The tokens that are written as <paramref name="member"/> is named, in all trees from which it can be named.</summary>
    public static IEnumerable<SyntaxToken> Tokens(ISymbol member, SourceProjects sources)
    {
        if (member.Name.Length == 0)
        {
            yield break;
        }

        foreach ((SyntaxTree tree, TextSpan? part) in Scopes(member, sources))
        {
            string text = s_texts.GetValue(tree, static key => key.GetText().ToString());
            int end = part?.End ?? text.Length;
            for (int at = IndexOf(part?.Start ?? 0); at >= 0; at = IndexOf(at + member.Name.Length))
            {
                SyntaxToken token = tree.GetRoot().FindToken(at);
                if (token.SpanStart <= at && token.ValueText == member.Name)
                {
                    yield return token;
                }
            }

            int IndexOf(int start) => text.IndexOf(member.Name, start, end - start, StringComparison.Ordinal);
        }
    }

    /// <summary>The name, with what stands before its dot, stands where something is set: before <c>=</c> or <c>++</c>, in a tuple, behind <c>ref</c>.</summary>
    private static bool IsWritten(IdentifierNameSyntax identifier)
    {
        SyntaxNode node = identifier;
        while (node.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or ConditionalAccessExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
            PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or RefExpressionSyntax => true,
            _ => false,
        };
    }

    /// <summary>The operation that refers to the member: the identifier's own, or that of <c>x.Name</c> around it.</summary>
    private static IOperation? Reference(SemanticModel model, IdentifierNameSyntax identifier)
    {
        SyntaxNode node = identifier;
        if (node.Parent is MemberAccessExpressionSyntax access && access.Name == identifier)
        {
            node = access;
        }
        else if (node.Parent is NameColonSyntax)
        {
            return null;
        }

        if (node.Parent is InvocationExpressionSyntax call && call.Expression == node)
        {
            node = call;
        }

        return model.GetOperation(node);
    }

    /// <summary>The type outside which nobody can name <paramref name="member"/>, since it or a type that it is in is private there; null for others.</summary>
    private static INamedTypeSymbol? Private(ISymbol member)
    {
        for (ISymbol? symbol = member; symbol is not null; symbol = symbol.ContainingType)
        {
            if (symbol.DeclaredAccessibility == Accessibility.Private)
            {
                return symbol.ContainingType;
            }
        }

        return null;
    }

    /// <summary>
    /// Where a member can be named: a parameter in its method or type, a private member in its type, one of a private type where that can be,
    /// any other in its project and in the one that is analysed.
    /// </summary>
    private static IEnumerable<(SyntaxTree Tree, TextSpan? Part)> Scopes(ISymbol member, SourceProjects sources)
    {
        ISymbol? scope = member switch
        {
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } => constructor.ContainingType,
            IParameterSymbol => member.ContainingSymbol,
            _ => Private(member),
        };
        if (scope is not null)
        {
            return scope.DeclaringSyntaxReferences.Select(reference => (reference.SyntaxTree, (TextSpan?)reference.GetSyntax().FullSpan));
        }

        IEnumerable<SyntaxTree> trees = sources.Declaring(member)?.SyntaxTrees ?? [];
        return (sources.Declares(member) ? trees : trees.Concat(sources.Compilation.SyntaxTrees)).Select(tree => (tree, (TextSpan?)null));
    }
}
