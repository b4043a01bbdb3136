using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Moves statements to another indentation and changes nothing else: the user's own line breaks, alignment and comments stay.</summary>
internal static class FallbackIndent
{
    /// <summary>A statement of the tree without the indentation of its line.</summary>
    public static StatementSyntax Take(StatementSyntax statement) => Take(statement, statement);

    /// <summary>A changed copy of <paramref name="original"/>, which stands in the tree, without the indentation of its line.</summary>
    public static TNode Take<TNode>(TNode copy, SyntaxNode original)
        where TNode : SyntaxNode => (TNode)Shift(copy, FallbackLayout.IndentAt(original.SyntaxTree.GetText(), original.SpanStart), "");

    /// <summary>Puts a statement without indentation on lines of its own at <paramref name="indent"/>.</summary>
    public static StatementSyntax Place(StatementSyntax statement, string indent, string newLine)
    {
        StatementSyntax placed = (StatementSyntax)Shift(statement, "", indent);
        SyntaxTriviaList trailing = placed.GetTrailingTrivia();
        return trailing.Any(SyntaxKind.EndOfLineTrivia) ? placed : placed.WithTrailingTrivia(TrimEnd(trailing).Add(SyntaxFactory.EndOfLine(newLine)));
    }

    /// <summary>The trivia without white space and line ends at the end.</summary>
    public static SyntaxTriviaList TrimEnd(SyntaxTriviaList trivia)
    {
        int count = trivia.Count;
        while (count > 0 && IsWhiteSpace(trivia[count - 1]))
        {
            count--;
        }

        return SyntaxFactory.TriviaList(trivia.Take(count));
    }

    /// <summary>Tells whether nothing is written in <paramref name="trivia"/>.</summary>
    public static bool IsWhiteSpace(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    private static SyntaxNode Shift(SyntaxNode node, string from, string to)
    {
        Dictionary<SyntaxToken, bool> tokens = [];
        bool startsLine = true;
        foreach (SyntaxToken token in node.DescendantTokens())
        {
            if (startsLine || token.LeadingTrivia.Any(SyntaxKind.EndOfLineTrivia))
            {
                tokens.Add(token, startsLine);
            }

            startsLine = token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        }

        return node.ReplaceTokens(tokens.Keys, (old, token) => token.WithLeadingTrivia(Shift(token.LeadingTrivia, from, to, tokens[old])));
    }

    private static IEnumerable<SyntaxTrivia> Shift(SyntaxTriviaList trivia, string from, string to, bool startsLine)
    {
        for (int i = 0; i < trivia.Count; i++)
        {
            bool isSpace = trivia[i].IsKind(SyntaxKind.WhitespaceTrivia);
            bool isBlankLine = trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) || (isSpace && i + 1 < trivia.Count && trivia[i + 1].IsKind(SyntaxKind.EndOfLineTrivia));
            if (startsLine && !isBlankLine && !trivia[i].IsDirective)
            {
                string space = isSpace ? trivia[i].ToString() : "";
                yield return SyntaxFactory.Whitespace(space.StartsWith(from, StringComparison.Ordinal) ? to + space.Substring(from.Length) : space);
                startsLine = false;
                if (isSpace)
                {
                    continue;
                }
            }

            if (!(startsLine && isSpace))
            {
                yield return trivia[i];
            }

            startsLine = trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) || trivia[i].IsDirective;
        }

        if (startsLine)
        {
            yield return SyntaxFactory.Whitespace(to);
        }
    }
}
