using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.Analyzers.Guards;

/// <summary>Text that is compiled for some platforms only: inside <c>#if WINDOWS</c>, or the <c>#else</c> of its opposite.</summary>
internal static class CompiledPlatforms
{
    /// <summary>Tells whether the text around <paramref name="node"/> is compiled for <paramref name="platforms"/> and for nothing else.</summary>
    public static bool AreAround(SyntaxNode node, IReadOnlyList<string> platforms)
    {
        Stack<List<ExpressionSyntax>> open = new();
        for (DirectiveTriviaSyntax? directive = node.SyntaxTree.GetRoot().GetFirstDirective(); directive is not null && directive.SpanStart < node.SpanStart; directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax start:
                    open.Push([start.Condition]);
                    break;
                case ElifDirectiveTriviaSyntax next when open.Count > 0:
                    open.Peek().Add(next.Condition);
                    break;
                case ElseDirectiveTriviaSyntax when open.Count > 0:
                    open.Peek().Add(SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression));
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.Any(branches => Proves(branches[branches.Count - 1], true, platforms) || branches.Take(branches.Count - 1).Any(earlier => Proves(earlier, false, platforms)));
    }

    /// <summary>Tells whether <paramref name="condition"/> can have <paramref name="value"/> only on one of the platforms.</summary>
    private static bool Proves(ExpressionSyntax condition, bool value, IReadOnlyList<string> platforms) => condition switch
    {
        ParenthesizedExpressionSyntax inner => Proves(inner.Expression, value, platforms),
        PrefixUnaryExpressionSyntax not => Proves(not.Operand, !value, platforms),
        BinaryExpressionSyntax joined when joined.IsKind(SyntaxKind.LogicalAndExpression) == value =>
            Proves(joined.Left, value, platforms) || Proves(joined.Right, value, platforms),
        BinaryExpressionSyntax joined => Proves(joined.Left, value, platforms) && Proves(joined.Right, value, platforms),
        IdentifierNameSyntax symbol => value && Names(symbol.Identifier.ValueText, platforms),
        _ => false,
    };

    /// <summary>A symbol of which a word is the platform's name, with or without a version: <c>WINDOWS</c>, <c>__IOS__</c>, <c>WINDOWS10_0_19041_0_OR_GREATER</c>.</summary>
    private static bool Names(string symbol, IReadOnlyList<string> platforms) =>
        symbol.Split(['_'], StringSplitOptions.RemoveEmptyEntries)
            .Any(word => platforms.Contains(word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), StringComparer.OrdinalIgnoreCase));
}
