using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// How the value of an expression leaves the <c>try</c> that makes it: the statement around it is repeated with another value, or its
/// declaration is split, or the value is made first, in a variable of its own, and the statement uses that.
/// </summary>
/// <param name="Before">Declarations that go before the <c>try</c>.</param>
/// <param name="Assign">The statement for the <c>try</c> or the handler, for a value.</param>
/// <param name="After">What follows the <c>try</c>.</param>
internal sealed record FallbackSlot(
    IReadOnlyList<StatementSyntax> Before, Func<ExpressionSyntax, StatementSyntax> Assign, IReadOnlyList<StatementSyntax> After)
{
    /// <summary>Finds the way for <paramref name="value"/> in <paramref name="host"/>; null where there is none that changes nothing else.</summary>
    /// <param name="value">The expression that is made in the <c>try</c>.</param>
    /// <param name="host">The statement or expression body around it.</param>
    /// <param name="model">The model of the file.</param>
    /// <param name="wanted">What the value is, for the name of a variable: <c>session</c>.</param>
    /// <param name="declaring">Where variables are declared, if not beside the statement.</param>
    public static FallbackSlot? Of(ExpressionSyntax value, FallbackHost host, SemanticModel model, string wanted, FallbackHost? declaring = null)
    {
        bool canDeclare = !(declaring ?? host).IsEmbedded;
        FallbackPath path = new(model);
        switch (host.Node)
        {
            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration: { Variables: [{ Initializer.Value: var initial } variable] } declaration } local
                when !local.IsConst && declaration.Type is not RefTypeSyntax && path.IsRepeatable(value, initial):
                return !canDeclare || HasCommentOutside(local, initial) ? null : Split(local, declaration, variable, initial, value, model);
            case ExpressionStatementSyntax statement when path.IsRepeatable(value, statement.Expression):
                return Repeat(statement, value);
            case ReturnStatementSyntax { Expression: { } returned } statement when returned is not RefExpressionSyntax && path.IsRepeatable(value, returned):
                return Repeat(statement, value);
            case ExpressionSyntax body when path.IsRepeatable(value, body):
                return new FallbackSlot([], other => FallbackBody.ToStatement(body, With(body, value, other), model), []);
            default:
                return canDeclare && path.ComesFirst(value, host.Node) ? Extract(value, host, model, wanted, declaring ?? host) : null;
        }
    }

    private static FallbackSlot Repeat(StatementSyntax statement, ExpressionSyntax value) =>
        new([], other => FallbackIndent.Take(With(statement, value, other), statement), []);

    /// <summary><c>var x = value;</c> becomes <c>T x;</c> and <c>x = value;</c>.</summary>
    private static FallbackSlot Split(
        LocalDeclarationStatementSyntax local, VariableDeclarationSyntax declaration, VariableDeclaratorSyntax variable, ExpressionSyntax initial, ExpressionSyntax value, SemanticModel model)
    {
        string type = declaration.Type.IsVar ? FallbackType.Of(initial, model) : declaration.Type.WithoutTrivia().ToString();
        return new FallbackSlot(
            [SyntaxFactory.ParseStatement($"{type} {variable.Identifier.Text};")],
            other => Assignment(variable.Identifier.Text, With(initial, value, other), local),
            []);
    }

    /// <summary>The value goes to a variable of its own, which takes its place in the statement.</summary>
    private static FallbackSlot Extract(ExpressionSyntax value, FallbackHost host, SemanticModel model, string wanted, FallbackHost declaring)
    {
        FallbackNaming names = new(model, declaring.Node.SpanStart, [declaring.Scope]);
        string name = names.Take(Name(value, host.Node, wanted));
        IdentifierNameSyntax use = SyntaxFactory.IdentifierName(name).WithTriviaFrom(value);
        StatementSyntax after = host.Node is ExpressionSyntax body
            ? FallbackBody.ToStatement(body, body.ReplaceNode(value, use), model)
            : FallbackIndent.Take(host.Statement!.ReplaceNode(value, use), host.Statement!).WithLeadingTrivia();

        // What is said before the statement is said of making the value, what is said after it of using it.
        return new FallbackSlot(
            [SyntaxFactory.ParseStatement($"{FallbackType.Of(value, model)} {name};")],
            other => Assignment(name, other, host.Node).WithTrailingTrivia(),
            [after]);
    }

    /// <summary>An assignment in the place of <paramref name="from"/>; a statement gives it its comments.</summary>
    private static ExpressionStatementSyntax Assignment(string name, ExpressionSyntax value, SyntaxNode from)
    {
        ExpressionStatementSyntax statement = (ExpressionStatementSyntax)SyntaxFactory.ParseStatement($"{name} = value;");
        statement = statement.ReplaceNode(((AssignmentExpressionSyntax)statement.Expression).Right, value.WithoutTrivia());
        return FallbackIndent.Take(from is StatementSyntax ? statement.WithTriviaFrom(from) : statement, from);
    }

    private static TNode With<TNode>(TNode node, ExpressionSyntax value, ExpressionSyntax other)
        where TNode : SyntaxNode => ReferenceEquals(node, value) ? (TNode)(SyntaxNode)other : node.ReplaceNode(value, other.WithTriviaFrom(value));

    private static bool HasCommentOutside(LocalDeclarationStatementSyntax local, ExpressionSyntax initial) => local.DescendantTrivia()
        .Any(trivia => !FallbackIndent.IsWhiteSpace(trivia)
            && trivia.SpanStart >= local.SpanStart && trivia.Span.End <= local.Span.End && !initial.Span.Contains(trivia.Span));

    /// <summary><c>createdSession</c> for <c>session</c>; <c>runnerSession</c> for what goes into <c>runner</c>: the name says nothing of other places.</summary>
    private static string Name(ExpressionSyntax value, SyntaxNode statement, string wanted) =>
        value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } ? FallbackNaming.Prefix("created", variable.Identifier.ValueText)
        : statement is LocalDeclarationStatementSyntax { Declaration.Variables: [var target] } ? FallbackNaming.Prefix(FallbackNaming.Variable(target.Identifier.ValueText), wanted)
        : FallbackNaming.Prefix("created", wanted);
}
