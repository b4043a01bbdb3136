using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PortableML.CodeFixes.Shared;

/// <summary>Finds names for new variables that hide nothing and clash with nothing.</summary>
/// <param name="model">The model of the file.</param>
/// <param name="position">Where the variable is declared.</param>
/// <param name="scope">The code in which the variable can be seen, or that is repeated where it can.</param>
internal sealed class FallbackNaming(SemanticModel model, int position, IEnumerable<SyntaxNode> scope)
{
    private readonly HashSet<string> _taken =
    [
        .. scope.SelectMany(node => node.DescendantTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText),
        .. model.LookupSymbols(position).Where(symbol => IsVariable(symbol) && IsOf(model, position, symbol)).Select(symbol => symbol.Name),
    ];

    /// <summary>The first of <paramref name="wanted"/> that is free, else the first with a number; it is taken from then on.</summary>
    public string Take(params string[] wanted)
    {
        string name = wanted.FirstOrDefault(IsFree) ?? Enumerable.Range(2, int.MaxValue - 2).Select(number => wanted[0] + number).First(IsFree);
        _taken.Add(name);
        return name;
    }

    /// <summary><c>created</c> before <c>session</c> gives <c>createdSession</c>; a field's underscore goes.</summary>
    public static string Prefix(string prefix, string name)
    {
        string bare = name.TrimStart('_');
        return bare.Length == 0 ? prefix : prefix + char.ToUpperInvariant(bare[0]) + bare.Substring(1);
    }

    /// <summary><c>IntraOpNumThreads</c> as the name of a variable.</summary>
    public static string Variable(string name)
    {
        string bare = name.TrimStart('_', '@');
        string variable = bare.Length == 0 ? "value" : char.ToLowerInvariant(bare[0]) + bare.Substring(1);
        return SyntaxFacts.GetKeywordKind(variable) == SyntaxKind.None ? variable : variable + "Value";
    }

    private static bool IsVariable(ISymbol symbol) =>
        symbol.Kind is SymbolKind.Local or SymbolKind.Parameter or SymbolKind.RangeVariable || symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction };

    /// <summary>Variables of top-level statements are found everywhere, but only their own statements see them.</summary>
    private static bool IsOf(SemanticModel model, int position, ISymbol symbol)
    {
        SyntaxNode member = ProviderVariable.MemberOf(model.SyntaxTree.GetRoot().FindToken(position).Parent!);
        return symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == model.SyntaxTree && member.Span.Contains(reference.Span));
    }

    private bool IsFree(string name) => !_taken.Contains(name);
}
