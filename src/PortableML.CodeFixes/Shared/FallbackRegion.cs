using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>The statements around and in a <c>try</c> that is to be written, without indentation, and what its handler catches.</summary>
internal sealed class FallbackRegion
{
    /// <summary>Marks the <c>try</c>, so that the other calls of the same document that it covers are not wrapped once more.</summary>
    public static readonly SyntaxAnnotation Covered = new("PortableML.Fallback");

    private int _lastTried = -1;

    // Blank lines and comments that stood before the first statement of the try stay before it.
    private SyntaxTriviaList _lead;

    /// <summary>What goes before the <c>try</c>.</summary>
    public List<StatementSyntax> Before { get; } = [];

    /// <summary>Declarations that belong to the <c>try</c> and stand right before it.</summary>
    public List<StatementSyntax> Declarations { get; } = [];

    /// <summary>What can fail.</summary>
    public List<StatementSyntax> Attempt { get; } = [];

    /// <summary>What is done instead.</summary>
    public List<StatementSyntax> Handler { get; } = [];

    /// <summary>What follows.</summary>
    public List<StatementSyntax> After { get; } = [];

    /// <summary>The accelerators that are tried, in order.</summary>
    public List<string> Accelerators { get; } = [];

    /// <summary>Adds what becomes of the sibling at <paramref name="index"/> to the <c>try</c>; a blank line after something that left the place goes.</summary>
    public void Try(StatementSyntax statement, int index)
    {
        Attempt.Add(index == _lastTried + 1 || _lastTried < 0 ? statement : WithoutBlankLines(statement));
        _lastTried = index;
    }

    /// <summary>Says which statement the first of the <c>try</c> was.</summary>
    public void LeadFrom(StatementSyntax first)
    {
        _lead = FallbackIndent.Take(first).GetLeadingTrivia();
        Attempt[0] = Attempt[0].WithLeadingTrivia();
    }

    /// <summary>A copy for the handler: what is said about a statement is said once.</summary>
    public static StatementSyntax WithoutComments(StatementSyntax statement) => statement.WithLeadingTrivia().WithTrailingTrivia();

    /// <summary>Writes the statements in the layout of their place.</summary>
    public IReadOnlyList<StatementSyntax> Write(FallbackLayout layout, FallbackFilter filter, string exception)
    {
        List<StatementSyntax> all = [.. Before, .. Declarations, Try(layout, filter, exception), .. After];
        int first = Before.Count;
        all[first] = all[first].WithLeadingTrivia(_lead.AddRange(all[first].GetLeadingTrivia()));
        for (int i = 0; i < all.Count; i++)
        {
            StatementSyntax placed = FallbackIndent.Place(all[i], layout.Indent, layout.NewLine);
            all[i] = i > 0 && all[i - 1] is TryStatementSyntax ? AfterBlankLine(placed, layout) : placed;
        }

        return all;
    }

    /// <summary>A blank line between a block and what follows.</summary>
    public static TNode AfterBlankLine<TNode>(TNode node, FallbackLayout layout)
        where TNode : SyntaxNode
    {
        SyntaxTriviaList leading = node.GetLeadingTrivia();
        SyntaxTrivia first = leading.FirstOrDefault(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        return first.IsKind(SyntaxKind.EndOfLineTrivia) || first.IsDirective ? node : node.WithLeadingTrivia(leading.Insert(0, SyntaxFactory.EndOfLine(layout.NewLine)));
    }

    private TryStatementSyntax Try(FallbackLayout layout, FallbackFilter filter, string exception)
    {
        string line = layout.NewLine;
        string open = layout.BracesOnOwnLine ? line + "{" : " {";
        string close = layout.BracesOnOwnLine ? "}" + line : "} ";
        string comment = $"// {string.Join(" or ", Accelerators.Distinct())} is not available here: the session runs on the CPU.";
        string text = $"try{open}{line}{close}catch ({filter.Exception} {exception}) when ({filter.Test(exception, filter.Failures)}){open}{line}{layout.Unit}{comment}{line}}}{line}";
        TryStatementSyntax statement = (TryStatementSyntax)SyntaxFactory.ParseStatement(text);
        BlockSyntax attempt = statement.Block.WithStatements(SyntaxFactory.List(Attempt.Select(Inside)));
        CatchClauseSyntax handler = statement.Catches[0];
        if (Handler.Count > 0)
        {
            List<StatementSyntax> inside = [.. Handler.Select(Inside)];
            SyntaxTriviaList said = handler.Block.CloseBraceToken.LeadingTrivia;
            inside[0] = inside[0].WithLeadingTrivia(said.AddRange(inside[0].GetLeadingTrivia()));
            handler = handler.WithBlock(handler.Block.WithStatements(SyntaxFactory.List(inside))
                .WithCloseBraceToken(handler.Block.CloseBraceToken.WithLeadingTrivia()));
        }

        return statement.WithBlock(attempt).WithCatches(SyntaxFactory.SingletonList(handler)).WithAdditionalAnnotations(Covered);

        StatementSyntax Inside(StatementSyntax inner, int index)
        {
            StatementSyntax placed = FallbackIndent.Place(inner, layout.Unit, line);
            return index == 0 ? WithoutBlankLines(placed) : placed;
        }
    }

    private static StatementSyntax WithoutBlankLines(StatementSyntax statement) =>
        statement.WithLeadingTrivia(statement.GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
}
