using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Rules.Interop;

/// <summary>
/// Says which of many declarations of native functions is reported, and where: a type is once for each library, together with the types nested in it
/// that take the name from a constant of its. Types for which <paramref name="isCovered"/> is true do not count.
/// </summary>
internal sealed class NativeReports(NativeBindings bindings, Func<INamedTypeSymbol, CatalogEntry, bool> isCovered)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyCollection<(SyntaxTree, int)>> _first = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Tells whether <paramref name="attribute"/> is the first of its type for a library. A function of the language's own kind (a local function) is
    /// no member, and is reported itself.
    /// </summary>
    public bool IsFirst(AttributeSyntax attribute, IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction || _first.GetOrAdd(NameHolder(attribute, method.ContainingType), FirstOfEach).Contains((attribute.SyntaxTree, attribute.SpanStart));

    /// <summary>The type whose constant holds the name: <paramref name="type"/> or one around it. For a name that is no such constant, the type itself.</summary>
    private static INamedTypeSymbol NameHolder(AttributeSyntax attribute, INamedTypeSymbol type)
    {
        (string? constant, string? qualifier) = attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression switch
        {
            IdentifierNameSyntax name => (name.Identifier.ValueText, null),
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax holder } access => (access.Name.Identifier.ValueText, holder.Identifier.ValueText),
            _ => ((string?)null, (string?)null),
        };
        for (INamedTypeSymbol? around = constant is null ? null : type; around is not null; around = around.ContainingType)
        {
            if ((qualifier is null || around.Name == qualifier) && around.GetMembers(constant!).Any(static member => member is IFieldSymbol { IsConst: true }))
            {
                return around;
            }
        }

        return type;
    }

    /// <summary>The constant of the same type, or of one around it, that holds the name, in the same file, or else the name as the attribute has it.</summary>
    public static SyntaxNode Chosen(AttributeSyntax attribute, IMethodSymbol method, SemanticModel model)
    {
        ExpressionSyntax name = attribute.ArgumentList!.Arguments[0].Expression;
        return model.GetSymbolInfo(name).Symbol is IFieldSymbol { IsConst: true, DeclaringSyntaxReferences: [{ } reference] } constant
            && reference.SyntaxTree == attribute.SyntaxTree && SymbolEqualityComparer.Default.Equals(constant.ContainingType, NameHolder(attribute, method.ContainingType))
            && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
                ? value
                : name;
    }

    private IReadOnlyCollection<(SyntaxTree, int)> FirstOfEach(INamedTypeSymbol holder)
    {
        Dictionary<string, (SyntaxTree Tree, int Start)> first = [];
        Stack<INamedTypeSymbol> types = new([holder]);
        while (types.Count > 0)
        {
            INamedTypeSymbol type = types.Pop();
            Dictionary<string, bool> covered = [];
            foreach ((CatalogEntry library, AttributeData attribute) in bindings.DeclaredIn(type))
            {
                if (attribute.ApplicationSyntaxReference is not { } place || place.GetSyntax() is not AttributeSyntax syntax || !SymbolEqualityComparer.Default.Equals(NameHolder(syntax, type), holder))
                {
                    continue;
                }

                if (!covered.TryGetValue(library.Id, out bool isSafe))
                {
                    covered[library.Id] = isSafe = isCovered(type, library);
                }

                if (!isSafe && (!first.TryGetValue(library.Id, out (SyntaxTree Tree, int Start) known) || IsBefore(place, known)))
                {
                    first[library.Id] = (place.SyntaxTree, place.Span.Start);
                }
            }

            foreach (INamedTypeSymbol nested in type.GetTypeMembers())
            {
                types.Push(nested);
            }
        }

        return [.. first.Values];
    }

    private static bool IsBefore(SyntaxReference place, (SyntaxTree Tree, int Start) other) =>
        place.SyntaxTree == other.Tree ? place.Span.Start < other.Start : string.CompareOrdinal(place.SyntaxTree.FilePath, other.Tree.FilePath) < 0;
}
