using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Adds a local at the top of a region; an expression body becomes a block.</summary>
internal sealed class LocalIntroduction(SourceDocument source, DeviceValues values)
{
    /// <summary>Writes the declaration of <paramref name="name"/>; null where the region's body has no place for one.</summary>
    public DeviceIntroduction? Create(CodeRegion region, string name, DeviceIdiom idiom)
    {
        if (region.Body is null)
        {
            return null;
        }

        TorchNames names = new(source, PositionIn(region.Body));
        string type = DeclarationStyle.PrefersVar(source) ? "var" : names.DeviceType;
        string declaration = $"{type} {name} = {idiom.Write(names)};";
        return (region.Body switch
        {
            BlockSyntax block => [InBlock(block, declaration, idiom.Index)],
            CompilationUnitSyntax unit => [AtTop(unit, declaration, idiom.Index)],
            ArrowExpressionClauseSyntax arrow => BodyConversion.Convert(source, arrow, declaration),
            _ => null,
        }) is { } changes
            ? new DeviceIntroduction(name, idiom.Index, changes, idiom)
            : null;
    }

    private static int PositionIn(SyntaxNode body) => body switch
    {
        BlockSyntax block => block.OpenBraceToken.Span.End,
        CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().First().SpanStart,
        ArrowExpressionClauseSyntax arrow => arrow.Expression.SpanStart,
        _ => body.SpanStart,
    };

    private TextChange InBlock(BlockSyntax block, string declaration, int index)
    {
        StatementSyntax first = block.Statements[0];
        StatementSyntax? earlier = block.Statements.TakeWhile(statement => IsIntroduced(statement, index)).LastOrDefault();
        return After(earlier?.GetLastToken() ?? block.OpenBraceToken, first, declaration);
    }

    private TextChange AtTop(CompilationUnitSyntax unit, string declaration, int index)
    {
        List<StatementSyntax> statements = [.. unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement)];
        if (statements.TakeWhile(statement => IsIntroduced(statement, index)).LastOrDefault() is { } earlier)
        {
            return After(earlier.GetLastToken(), earlier, declaration);
        }

        return new TextChange(new TextSpan(StartOf(statements[0].GetFirstToken()), 0), declaration + source.NewLine);
    }

    /// <summary>A statement starts with the comments right above it; what a blank line or a directive parts from it is the file's.</summary>
    private static int StartOf(SyntaxToken first)
    {
        int start = first.SpanStart;
        bool isBlankLine = false;
        foreach (SyntaxTrivia trivia in first.LeadingTrivia.Reverse())
        {
            bool isLineEnd = trivia.IsKind(SyntaxKind.EndOfLineTrivia);
            if (trivia.IsDirective || (isLineEnd && isBlankLine))
            {
                return start;
            }

            isBlankLine = isLineEnd;
            start = isLineEnd ? start : trivia.SpanStart;
        }

        return first.GetPreviousToken().IsKind(SyntaxKind.None) ? first.SpanStart : start;
    }

    /// <summary>A new line behind the one that <paramref name="anchor"/> ends, or the same line where the code goes on in it.</summary>
    private TextChange After(SyntaxToken anchor, StatementSyntax like, string declaration)
    {
        SyntaxTrivia lineEnd = anchor.TrailingTrivia.FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return lineEnd.IsKind(SyntaxKind.EndOfLineTrivia)
            ? new TextChange(new TextSpan(lineEnd.SpanStart, 0), source.NewLine + source.Indentation(like.SpanStart) + declaration)
            : new TextChange(new TextSpan(anchor.Span.End, 0), " " + declaration);
    }

    /// <summary>A choice of a lower index stays above this one.</summary>
    private bool IsIntroduced(StatementSyntax statement, int before) =>
        statement is LocalDeclarationStatementSyntax { Declaration: { Variables: [{ Initializer.Value: { } value }], Type: { } type } }
        && source.Torch.IsDevice(source.Model.GetTypeInfo(type).Type) && values.ChosenIndex(value) < before;
}
