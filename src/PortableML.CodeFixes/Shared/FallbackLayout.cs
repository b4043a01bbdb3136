using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// How the code around a place is laid out: its indentation, line ends and braces. New code is written that way, and not left to the
/// formatter, which knows the options of the host but not the habits of a file without an <c>.editorconfig</c>.
/// </summary>
internal sealed class FallbackLayout
{
    private FallbackLayout(string indent, string unit, string newLine, bool bracesOnOwnLine)
    {
        Indent = indent;
        Unit = unit;
        NewLine = newLine;
        BracesOnOwnLine = bracesOnOwnLine;
    }

    /// <summary>The white space before the statement that is replaced.</summary>
    public string Indent { get; }

    /// <summary>One more level of indentation.</summary>
    public string Unit { get; }

    /// <summary>The end of a line.</summary>
    public string NewLine { get; }

    /// <summary>An opening brace stands on a line of its own.</summary>
    public bool BracesOnOwnLine { get; }

    /// <summary>The layout one level deeper.</summary>
    public FallbackLayout Deeper => new(Indent + Unit, Unit, NewLine, BracesOnOwnLine);

    /// <summary>The layout for statements that get their indentation later.</summary>
    public FallbackLayout Bare => new("", Unit, NewLine, BracesOnOwnLine);

    /// <summary>Reads the layout around <paramref name="node"/>.</summary>
    public static FallbackLayout Around(SyntaxNode node)
    {
        SourceText text = node.SyntaxTree.GetText();
        TextLine first = text.Lines[0];
        string newLine = first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
        SyntaxNode? braced = node.Ancestors().Concat(node.SyntaxTree.GetRoot().DescendantNodes()).FirstOrDefault(IsOnManyLines);
        bool bracesOnOwnLine = braced is null || StartsLine(text, OpenBrace(braced).SpanStart);
        return new FallbackLayout(IndentAt(text, node.SpanStart), UnitIn(text, braced), newLine, bracesOnOwnLine);
    }

    /// <summary>The white space at the start of the line of <paramref name="position"/>.</summary>
    public static string IndentAt(SourceText text, int position)
    {
        TextLine line = text.Lines.GetLineFromPosition(position);
        int end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>Tells whether nothing but white space stands before <paramref name="position"/> on its line.</summary>
    public static bool StartsLine(SourceText text, int position) =>
        text.Lines.GetLineFromPosition(position).Start + IndentAt(text, position).Length == position;

    private static SyntaxToken OpenBrace(SyntaxNode node) => node switch
    {
        BlockSyntax block => block.OpenBraceToken,
        BaseTypeDeclarationSyntax type => type.OpenBraceToken,
        _ => default,
    };

    private static bool IsOnManyLines(SyntaxNode node)
    {
        SyntaxToken brace = OpenBrace(node);
        return brace.IsKind(SyntaxKind.OpenBraceToken)
            && node.SyntaxTree.GetLineSpan(brace.Span).StartLinePosition.Line < node.SyntaxTree.GetLineSpan(node.Span).EndLinePosition.Line;
    }

    /// <summary>How far the first thing in braces is indented; where there is none, a tab if the file has one, else four spaces.</summary>
    private static string UnitIn(SourceText text, SyntaxNode? braced)
    {
        if (braced is not null && OpenBrace(braced).GetNextToken() is var inside && StartsLine(text, inside.SpanStart))
        {
            string outer = IndentAt(text, braced.Span.End);
            string inner = IndentAt(text, inside.SpanStart);
            if (inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal))
            {
                return inner.Substring(outer.Length);
            }
        }

        return text.Lines.Any(line => line.End > line.Start && text[line.Start] == '\t') ? "\t" : "    ";
    }
}
