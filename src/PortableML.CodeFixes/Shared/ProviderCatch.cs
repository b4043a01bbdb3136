using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>A handler around a call for a provider that catches some of its failures, and can catch them all.</summary>
internal sealed class ProviderCatch
{
    private readonly CatchClauseSyntax _clause;
    private readonly SemanticModel _model;
    private readonly IReadOnlyList<string> _caught;

    private ProviderCatch(CatchClauseSyntax clause, IReadOnlyList<string> caught, SemanticModel model)
    {
        _clause = clause;
        _caught = caught;
        _model = model;
    }

    /// <summary>Finds the handler; null where none fits, or where what it does with the exception needs the type that it has now.</summary>
    public static ProviderCatch? Around(SyntaxNode call, SemanticModel model)
    {
        SyntaxNode inner = call;
        foreach (SyntaxNode outer in call.Ancestors())
        {
            if (outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax)
            {
                return null;
            }

            if (outer is TryStatementSyntax attempt && attempt.Block == inner && In(attempt, model) is { } found)
            {
                return ProviderCatchUses.AllowAnyException(found._clause, model) ? found : null;
            }

            inner = outer;
        }

        return null;
    }

    /// <summary>The file with the handler widened.</summary>
    public CompilationUnitSyntax Widen()
    {
        CatchDeclarationSyntax declaration = _clause.Declaration!;
        FallbackFilter filter = new(_model, _clause.SpanStart);
        string variable = declaration.Identifier.ValueText.Length > 0
            ? declaration.Identifier.Text
            : new FallbackNaming(_model, _clause.SpanStart, [_clause]).Take("e", "ex", "exception");

        // The user's name of the exception stays as it is written.
        string own = declaration.Type.WithoutTrivia().ToString();
        string tests = filter.Test(variable, _caught.Select(failure => ProviderFailures.Is(declaration.Type, failure, _model) ? own : filter.Name(failure)));
        CatchDeclarationSyntax widened = SyntaxFactory.CatchDeclaration(SyntaxFactory.ParseTypeName(filter.Exception).WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Identifier(variable))
            .WithCloseParenToken(declaration.CloseParenToken.WithTrailingTrivia());
        CatchClauseSyntax changed = _clause.WithDeclaration(widened).WithFilter(Filter(tests));
        CompilationUnitSyntax root = ((CompilationUnitSyntax)_model.SyntaxTree.GetRoot()).ReplaceNode(_clause, changed);
        return filter.NeedsUsing ? FallbackUsing.Add(root, FallbackLayout.Around(_clause).NewLine) : root;
    }

    /// <summary>The handler of <paramref name="attempt"/> that catches failures of a provider: the one for the library's own exception, else the first.</summary>
    private static ProviderCatch? In(TryStatementSyntax attempt, SemanticModel model)
    {
        IReadOnlyList<string> failures = ProviderFailures.Of(model);
        bool Catches(CatchClauseSyntax clause, string failure) => ProviderFailures.Is(clause.Declaration?.Type, failure, model);
        CatchClauseSyntax[] clauses = [.. attempt.Catches.Where(clause => failures.Any(failure => Catches(clause, failure)))];
        if (clauses.Length == 0 || clauses.Any(Throws))
        {
            return null;
        }

        // What another handler does with a failure stays its business.
        CatchClauseSyntax best = clauses.FirstOrDefault(clause => Catches(clause, failures[0])) ?? clauses[0];
        IReadOnlyList<string> caught = [.. failures.Where(failure => !clauses.Any(clause => clause != best && clause.Filter is null && Catches(clause, failure)))];
        return caught.Count > 1 ? new ProviderCatch(best, caught, model) : null;
    }

    private static bool Throws(CatchClauseSyntax clause) => clause.Block.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax);

    private CatchFilterClauseSyntax Filter(string tests)
    {
        if (_clause.Filter is not { } old)
        {
            ExpressionSyntax expression = SyntaxFactory.ParseExpression(tests);
            return SyntaxFactory.CatchFilterClause(expression)
                .WithWhenKeyword(SyntaxFactory.Token(SyntaxKind.WhenKeyword).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space))
                .WithCloseParenToken(SyntaxFactory.Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(_clause.Declaration!.CloseParenToken.TrailingTrivia));
        }

        ExpressionSyntax kept = old.FilterExpression;
        ExpressionSyntax right = Binds(kept) ? kept : SyntaxFactory.ParenthesizedExpression(kept.WithoutTrivia()).WithTriviaFrom(kept);
        ExpressionSyntax left = SyntaxFactory.ParseExpression($"({tests})");
        BinaryExpressionSyntax both = SyntaxFactory.BinaryExpression(
            SyntaxKind.LogicalAndExpression,
            left,
            SyntaxFactory.Token(SyntaxKind.AmpersandAmpersandToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
            right);
        return old.WithFilterExpression(both).WithWhenKeyword(old.WhenKeyword.WithLeadingTrivia(_clause.Declaration!.CloseParenToken.TrailingTrivia.AddRange(old.WhenKeyword.LeadingTrivia)));
    }

    /// <summary>Tells whether an expression can stand beside <c>&amp;&amp;</c> without parentheses.</summary>
    private static bool Binds(ExpressionSyntax expression) => expression is not (ConditionalExpressionSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax)
        && !expression.IsKind(SyntaxKind.LogicalOrExpression) && !expression.IsKind(SyntaxKind.CoalesceExpression);
}
