using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Writes braces as the surrounding code does.</summary>
internal static class FallbackBlock
{
    /// <summary>A block whose opening brace follows the end of a head, and whose statements stand on lines of their own already.</summary>
    public static BlockSyntax Of(FallbackLayout layout, IEnumerable<StatementSyntax> statements, SyntaxTriviaList after) =>
        SyntaxFactory.Block(Open(layout), SyntaxFactory.List(statements), Close(layout, after));

    /// <summary>Accessors with a getter of <paramref name="block"/>.</summary>
    public static AccessorListSyntax Getter(FallbackLayout layout, BlockSyntax block, SyntaxTriviaList after)
    {
        AccessorDeclarationSyntax getter = SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration)
            .WithKeyword(SyntaxFactory.Token(SyntaxKind.GetKeyword).WithLeadingTrivia(SyntaxFactory.Whitespace(layout.Deeper.Indent)))
            .WithBody(block.WithCloseBraceToken(block.CloseBraceToken.WithTrailingTrivia(SyntaxFactory.EndOfLine(layout.NewLine))));
        return SyntaxFactory.AccessorList(Open(layout), SyntaxFactory.SingletonList(getter), Close(layout, after));
    }

    private static SyntaxToken Open(FallbackLayout layout) => SyntaxFactory.Token(SyntaxKind.OpenBraceToken)
        .WithLeadingTrivia(layout.BracesOnOwnLine
            ? SyntaxFactory.TriviaList(SyntaxFactory.EndOfLine(layout.NewLine), SyntaxFactory.Whitespace(layout.Indent))
            : SyntaxFactory.TriviaList(SyntaxFactory.Space))
        .WithTrailingTrivia(SyntaxFactory.EndOfLine(layout.NewLine));

    private static SyntaxToken Close(FallbackLayout layout, SyntaxTriviaList after) => SyntaxFactory.Token(SyntaxKind.CloseBraceToken)
        .WithLeadingTrivia(SyntaxFactory.Whitespace(layout.Indent))
        .WithTrailingTrivia(after);
}
