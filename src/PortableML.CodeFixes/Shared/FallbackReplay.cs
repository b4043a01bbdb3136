using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Does once more, to new options, what statements did to the first: settings and calls, but not the appended providers.</summary>
internal sealed class FallbackReplay(ProviderVariable options, FallbackValues values, SemanticModel model)
{
    /// <summary>
    /// Tells whether <paramref name="statement"/> only sets up the options; <paramref name="rest"/> is what the handler repeats of it, with
    /// <paramref name="name"/> for the options, and null for nothing.
    /// </summary>
    public bool TryRepeat(StatementSyntax statement, string? name, out StatementSyntax? rest)
    {
        rest = null;
        switch (statement)
        {
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call } when options.Is(access.Expression):
                bool isProvider = ProviderCall.Of(call, model) is not null;
                rest = isProvider ? null : values.Copy(statement, name);
                return isProvider || IsSetting(call);
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } } when options.Is(access.Expression):
                rest = values.Copy(statement, name);
                return true;
            case BlockSyntax block:
                return TryRepeatBlock(block, name, out rest);
            case IfStatementSyntax choice when values.IsRepeatable(choice.Condition):
                return TryRepeatChoice(choice, name, out rest);
            default:
                return false;
        }
    }

    /// <summary>Tells whether a provider is appended in <paramref name="statement"/>.</summary>
    public bool Appends(StatementSyntax statement) => statement.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Any(call => call.Expression is MemberAccessExpressionSyntax access && options.Is(access.Expression) && ProviderCall.Of(call, model) is not null);

    /// <summary>A method of the options themselves; any other could do more than set them up.</summary>
    private bool IsSetting(InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: ProviderNames.SessionOptions }
        && call.ArgumentList.Arguments.All(argument => argument.RefKindKeyword.IsKind(SyntaxKind.None));

    private bool TryRepeatBlock(BlockSyntax block, string? name, out StatementSyntax? rest)
    {
        rest = null;
        List<StatementSyntax> statements = [];
        foreach (StatementSyntax statement in block.Statements)
        {
            if (!values.AreRepeatable(statement) || !TryRepeat(statement, name, out StatementSyntax? inner))
            {
                return false;
            }

            if (inner is not null)
            {
                statements.Add(inner);
            }
        }

        rest = statements.Count == 0 ? null : block.WithStatements(SyntaxFactory.List(statements));
        return true;
    }

    private bool TryRepeatChoice(IfStatementSyntax choice, string? name, out StatementSyntax? rest)
    {
        rest = null;
        StatementSyntax? otherwise = null;
        if (!values.AreRepeatable(choice.Statement) || !TryRepeat(choice.Statement, name, out StatementSyntax? then)
            || (choice.Else is { } clause && (!values.AreRepeatable(clause.Statement) || !TryRepeat(clause.Statement, name, out otherwise))))
        {
            return false;
        }

        if (then is not null || otherwise is not null)
        {
            IfStatementSyntax copy = values.Copy(choice, name);
            rest = (then, otherwise) switch
            {
                (null, _) => copy.WithCondition(Not(copy.Condition)).WithStatement(otherwise!).WithElse(null),
                (_, null) => copy.WithStatement(then).WithElse(null),
                _ => copy.WithStatement(then).WithElse(copy.Else!.WithStatement(otherwise)),
            };
        }

        return true;
    }

    private static ExpressionSyntax Not(ExpressionSyntax condition) => condition switch
    {
        PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.LogicalNotExpression) => unary.Operand,
        SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax =>
            SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, condition),
        _ => SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, SyntaxFactory.ParenthesizedExpression(condition)),
    };
}
