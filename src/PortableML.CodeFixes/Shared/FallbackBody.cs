using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Makes blocks of expression bodies, since a <c>try</c> is a statement.</summary>
internal static class FallbackBody
{
    /// <summary>The statement that does what an expression body does: returns its value, or only evaluates it.</summary>
    /// <param name="body">The body as it stands in the tree.</param>
    /// <param name="expression">What takes its place.</param>
    /// <param name="model">The model of the file.</param>
    public static StatementSyntax ToStatement(ExpressionSyntax body, ExpressionSyntax expression, SemanticModel model)
    {
        ExpressionSyntax bare = FallbackIndent.Take(expression.WithoutTrivia(), body);
        return Returns(body, model)
            ? SyntaxFactory.ReturnStatement(bare).WithReturnKeyword(SyntaxFactory.Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            : SyntaxFactory.ExpressionStatement(bare);
    }

    /// <summary>The lambda, member or local function that <paramref name="body"/> is the body of.</summary>
    public static SyntaxNode Owner(ExpressionSyntax body) => body.Parent is ArrowExpressionClauseSyntax ? body.Parent.Parent! : body.Parent!;

    /// <summary>Tells whether the body can become a block and nothing that stands beside it, as a comment after the arrow, is lost.</summary>
    public static bool CanReplace(ExpressionSyntax body)
    {
        SyntaxNode owner = Owner(body);
        SyntaxToken last = Head(body);
        return owner is LambdaExpressionSyntax or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax
            && owner.DescendantTrivia().Where(trivia => trivia.SpanStart >= last.SpanStart && trivia.Span.End <= body.SpanStart).All(FallbackIndent.IsWhiteSpace)
            && body.GetTrailingTrivia().All(FallbackIndent.IsWhiteSpace)
            && !owner.DescendantTrivia().Any(trivia => trivia.IsDirective && owner.Span.Contains(trivia.Span));
    }

    /// <summary>The owner of <paramref name="body"/> with a block instead.</summary>
    public static SyntaxNode Replace(ExpressionSyntax body, Func<FallbackLayout, IEnumerable<StatementSyntax>> statements)
    {
        SyntaxNode owner = Owner(body);
        FallbackLayout layout = FallbackLayout.Around(owner);
        SyntaxToken head = Head(body);
        owner = owner.ReplaceToken(head, head.WithTrailingTrivia());
        BlockSyntax Block(SyntaxToken end) => FallbackBlock.Of(layout, statements(layout.Deeper), end.TrailingTrivia);
        return owner switch
        {
            LambdaExpressionSyntax lambda => lambda.WithBody(Block(body.GetLastToken())),
            BaseMethodDeclarationSyntax method => method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Block(method.SemicolonToken)),
            LocalFunctionStatementSyntax function => function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Block(function.SemicolonToken)),
            AccessorDeclarationSyntax accessor => accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Block(accessor.SemicolonToken)),
            PropertyDeclarationSyntax property => property.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(
                FallbackBlock.Getter(layout, FallbackBlock.Of(layout.Deeper, statements(layout.Deeper.Deeper), default), property.SemicolonToken.TrailingTrivia)),
            _ => owner,
        };
    }

    /// <summary>The token that the opening brace will follow.</summary>
    private static SyntaxToken Head(ExpressionSyntax body) => (body.Parent is ArrowExpressionClauseSyntax arrow ? arrow.ArrowToken : body.GetFirstToken()).GetPreviousToken();

    private static bool Returns(ExpressionSyntax body, SemanticModel model)
    {
        SyntaxNode owner = Owner(body);
        IMethodSymbol? method = (owner is LambdaExpressionSyntax ? model.GetSymbolInfo(owner).Symbol : model.GetDeclaredSymbol(owner)) as IMethodSymbol;
        return model.GetTypeInfo(body).Type is { SpecialType: not SpecialType.System_Void }
            && (method is null || !(method.ReturnsVoid || (method.IsAsync && method.ReturnType is INamedTypeSymbol { TypeArguments.IsEmpty: true })));
    }
}
