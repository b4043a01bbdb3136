using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Puts statements in the place of others, whatever list, block or expression body they stand in.</summary>
/// <param name="replaced">The neighbouring statements, or the expression body.</param>
/// <param name="layout">The layout around them.</param>
/// <param name="write">Writes what takes their place.</param>
internal sealed class FallbackEdit(IReadOnlyList<SyntaxNode> replaced, FallbackLayout layout, Func<FallbackLayout, IReadOnlyList<StatementSyntax>> write)
{
    /// <summary>The file with the change.</summary>
    public CompilationUnitSyntax ApplyTo(CompilationUnitSyntax root) => replaced[0] switch
    {
        ExpressionSyntax body => root.ReplaceNode(FallbackBody.Owner(body), FallbackBody.Replace(body, write)),
        StatementSyntax { Parent: GlobalStatementSyntax } => root.WithMembers(SyntaxFactory.List(
            InList(root.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement), layout, OnOwnLine).Select(SyntaxFactory.GlobalStatement)
                .Concat(root.Members.Where(member => member is not GlobalStatementSyntax)))),
        StatementSyntax { Parent: BlockSyntax block } when IsOnOneLine(block) => Put(root, block, OnManyLines(block)),
        StatementSyntax { Parent: BlockSyntax block } => root.ReplaceNode(block, block.WithStatements(SyntaxFactory.List(InList(block.Statements, layout, OnOwnLine)))),
        StatementSyntax { Parent: SwitchSectionSyntax section } => root.ReplaceNode(section, section.WithStatements(SyntaxFactory.List(InList(section.Statements, layout, OnOwnLine)))),
        var statement => Embed(root, (StatementSyntax)statement),
    };

    private IEnumerable<StatementSyntax> InList(IEnumerable<StatementSyntax> siblings, FallbackLayout inner, Func<StatementSyntax, StatementSyntax> keep)
    {
        bool followsTry = false;
        foreach (StatementSyntax sibling in siblings)
        {
            if (sibling == replaced[0])
            {
                IReadOnlyList<StatementSyntax> written = write(inner);
                foreach (StatementSyntax statement in written)
                {
                    yield return statement;
                }

                followsTry = written[written.Count - 1] is TryStatementSyntax;
            }
            else if (!replaced.Contains(sibling))
            {
                yield return followsTry ? FallbackRegion.AfterBlankLine(keep(sibling), inner) : keep(sibling);
                followsTry = false;
            }
        }
    }

    /// <summary>What shares a line with the statements that are replaced gets one of its own.</summary>
    private StatementSyntax OnOwnLine(StatementSyntax sibling)
    {
        SyntaxTriviaList trailing = sibling.GetTrailingTrivia();
        if (sibling.GetLastToken().GetNextToken() == replaced[0].GetFirstToken() && !trailing.Any(SyntaxKind.EndOfLineTrivia))
        {
            return sibling.WithTrailingTrivia(FallbackIndent.TrimEnd(trailing).Add(SyntaxFactory.EndOfLine(layout.NewLine)));
        }

        bool follows = sibling.GetFirstToken().GetPreviousToken() == replaced[replaced.Count - 1].GetLastToken();
        return follows && !FallbackLayout.StartsLine(sibling.SyntaxTree.GetText(), sibling.SpanStart)
            ? FallbackIndent.Place(sibling, layout.Indent, layout.NewLine)
            : sibling;
    }

    private static bool IsOnOneLine(BlockSyntax block) =>
        block.OpenBraceToken.TrailingTrivia.All(trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
        && !FallbackLayout.StartsLine(block.SyntaxTree.GetText(), block.Statements[0].SpanStart);

    private BlockSyntax OnManyLines(BlockSyntax block)
    {
        FallbackLayout inner = layout.Deeper;
        IEnumerable<StatementSyntax> statements = InList(
            block.Statements, inner, statement => FallbackIndent.Place(FallbackIndent.Take(statement), inner.Indent, inner.NewLine));
        return FallbackBlock.Of(layout, statements, block.GetTrailingTrivia());
    }

    /// <summary>A statement that stands alone after <c>if (…)</c>, <c>else</c> or a loop's head becomes a block.</summary>
    private CompilationUnitSyntax Embed(CompilationUnitSyntax root, StatementSyntax statement)
    {
        FallbackLayout outer = FallbackLayout.Around(statement.Parent!);
        return Put(root, statement, FallbackBlock.Of(outer, write(outer.Deeper), SyntaxFactory.TriviaList(SyntaxFactory.EndOfLine(outer.NewLine))));
    }

    /// <summary>The new block brings the end of the line before it.</summary>
    private static CompilationUnitSyntax Put(CompilationUnitSyntax root, StatementSyntax old, BlockSyntax block)
    {
        SyntaxAnnotation mark = new();
        root = root.ReplaceNode(old, block.WithAdditionalAnnotations(mark));
        SyntaxToken before = root.GetAnnotatedNodes(mark).Single().GetFirstToken().GetPreviousToken();
        return root.ReplaceToken(before, before.WithTrailingTrivia(FallbackIndent.TrimEnd(before.TrailingTrivia)));
    }
}
