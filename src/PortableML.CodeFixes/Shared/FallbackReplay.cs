using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Does once more, to new options, what statements did to the first: settings and calls, but not the appended providers.</summary>
/// <param name="options">The first options.</param>
/// <param name="name">The name of the new options; null where it is the same.</param>
/// <param name="values">Copies the code.</param>
/// <param name="model">The model of the file.</param>
internal sealed class FallbackReplay(ProviderVariable options, string? name, FallbackValues values, SemanticModel model)
{
    private readonly List<StatementSyntax> _work = [];

    /// <summary>What is done to the new options, in order.</summary>
    public IReadOnlyList<StatementSyntax> Work => _work;

    /// <summary>Adds what <paramref name="statement"/> does; false where it does more than set up the options.</summary>
    public bool TryAdd(StatementSyntax statement)
    {
        if (!TryRepeat(statement, out StatementSyntax? rest))
        {
            return false;
        }

        if (rest is not null)
        {
            _work.Add(FallbackRegion.WithoutComments(FallbackIndent.Take(rest, statement)));
        }

        return true;
    }

    /// <summary>Tells whether a provider is appended in <paramref name="statement"/>.</summary>
    public bool Appends(StatementSyntax statement) => statement.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Any(call => call.Expression is MemberAccessExpressionSyntax access && options.Is(access.Expression) && ProviderCall.Of(call, model) is not null);

    /// <summary>Tells whether <paramref name="statement"/> only sets up the options; <paramref name="rest"/> is what the handler repeats of it, null for nothing.</summary>
    private bool TryRepeat(StatementSyntax statement, out StatementSyntax? rest)
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
                return TryRepeatBlock(block, out rest);
            case IfStatementSyntax choice when values.IsRepeatable(choice.Condition):
                return TryRepeatChoice(choice, out rest);
            default:
                return false;
        }
    }

    /// <summary>A method of the options themselves; any other could do more than set them up.</summary>
    private bool IsSetting(InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: ProviderNames.SessionOptions }
        && call.ArgumentList.Arguments.All(argument => argument.RefKindKeyword.IsKind(SyntaxKind.None));

    private bool TryRepeatBlock(BlockSyntax block, out StatementSyntax? rest)
    {
        rest = null;
        List<StatementSyntax> statements = [];
        foreach (StatementSyntax statement in block.Statements)
        {
            if (!values.AreRepeatable(statement) || !TryRepeat(statement, out StatementSyntax? inner))
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

    private bool TryRepeatChoice(IfStatementSyntax choice, out StatementSyntax? rest)
    {
        rest = null;
        StatementSyntax? otherwise = null;
        if (!values.AreRepeatable(choice.Statement) || !TryRepeat(choice.Statement, out StatementSyntax? then)
            || (choice.Else is { } clause && (!values.AreRepeatable(clause.Statement) || !TryRepeat(clause.Statement, out otherwise))))
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
