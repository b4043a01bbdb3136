using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.Analyzers.Values;

/// <summary>Finds the places that run a private constructor, which its own type alone can: no name stands at most of them, as in <c>new()</c>.</summary>
internal static class ConstructorUses
{
    /// <summary>More places than this are not kept: the answer is then "unknown".</summary>
    private const int MaximumPlaces = 200;

    /// <summary>The creations and the <c>this(…)</c> that run <paramref name="constructor"/>; null where there are too many.</summary>
    public static IReadOnlyList<IOperation>? Find(IMethodSymbol constructor, SourceProjects sources)
    {
        List<IOperation> uses = [];
        foreach (SyntaxReference declaration in constructor.ContainingType.DeclaringSyntaxReferences)
        {
            SemanticModel model = sources.Model(declaration.SyntaxTree);
            foreach (SyntaxNode node in declaration.GetSyntax().DescendantNodes())
            {
                if (node is not (BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax)
                    || model.GetSymbolInfo(node).Symbol is not { } run || !SymbolEqualityComparer.Default.Equals(sources.Definition(run), constructor)
                    || model.GetOperation(node) is not { } operation)
                {
                    continue;
                }

                if (uses.Count == MaximumPlaces)
                {
                    return null;
                }

                uses.Add(operation);
            }
        }

        return uses;
    }
}
