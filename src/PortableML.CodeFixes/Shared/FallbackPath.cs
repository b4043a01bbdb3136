using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>What is evaluated between a value and the whole statement or expression that holds it.</summary>
internal sealed class FallbackPath(SemanticModel model)
{
    private static readonly string[] s_adding = ["Add", "TryAdd", "Enqueue", "Push", "AddLast", "AddFirst"];

    private readonly FallbackRepeatable _repeatable = new(model);

    /// <summary>
    /// Tells whether all of <paramref name="whole"/> can be written twice, once with another value in place of <paramref name="value"/>:
    /// only choices, conversions, assignments and additions to a collection stand between.
    /// </summary>
    public bool IsRepeatable(ExpressionSyntax value, ExpressionSyntax whole)
    {
        for (SyntaxNode inner = value; inner != whole; inner = inner.Parent!)
        {
            bool allows = inner.Parent switch
            {
                ParenthesizedExpressionSyntax or CastExpressionSyntax => true,
                PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
                AssignmentExpressionSyntax assignment => inner == assignment.Right && Assigns(assignment) && _repeatable.Computes(assignment.Left),
                BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.CoalesceExpression) && inner == binary.Right && _repeatable.Computes(binary.Left),
                ConditionalExpressionSyntax choice => inner != choice.Condition && _repeatable.Computes(choice.Condition)
                    && IsPlain(inner == choice.WhenTrue ? choice.WhenFalse : choice.WhenTrue),
                SwitchExpressionArmSyntax => true,
                SwitchExpressionSyntax choice => inner != choice.GoverningExpression && _repeatable.Computes(choice.GoverningExpression)
                    && choice.Arms.All(arm => arm == inner || (arm.WhenClause is null && IsPlain(arm.Expression))),
                ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => Adds(call, inner),
                ArgumentListSyntax or InvocationExpressionSyntax => true,
                _ => false,
            };
            if (!allows)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Tells whether <paramref name="value"/> is evaluated whenever <paramref name="whole"/> is, and before anything that could notice: it can be
    /// made before the statement.
    /// </summary>
    public bool ComesFirst(ExpressionSyntax value, SyntaxNode whole)
    {
        for (SyntaxNode inner = value; inner != whole; inner = inner.Parent!)
        {
            if (!ComesFirstIn(inner))
            {
                return false;
            }
        }

        return whole is ExpressionSyntax or LocalDeclarationStatementSyntax or ExpressionStatementSyntax or ReturnStatementSyntax or UsingStatementSyntax
            or YieldStatementSyntax or IfStatementSyntax or SwitchStatementSyntax or LockStatementSyntax or ThrowStatementSyntax or ForEachStatementSyntax;
    }

    private bool ComesFirstIn(SyntaxNode inner) => inner.Parent switch
    {
        ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax or AwaitExpressionSyntax => true,
        MemberAccessExpressionSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or IsPatternExpressionSyntax => inner is not PatternSyntax,
        ConditionalAccessExpressionSyntax access => inner == access.Expression,
        ConditionalExpressionSyntax choice => inner == choice.Condition,
        SwitchExpressionSyntax choice => inner == choice.GoverningExpression,
        BinaryExpressionSyntax binary => inner == binary.Left || (!IsShortCircuit(binary) && _repeatable.Computes(binary.Left)),
        AssignmentExpressionSyntax assignment => inner == assignment.Right && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            && (assignment.Parent is InitializerExpressionSyntax || _repeatable.Computes(assignment.Left)),
        ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None),
        ArgumentListSyntax list => list.Arguments.TakeWhile(argument => argument != inner).All(argument => _repeatable.Computes(argument.Expression))
            && (list.Parent is not InvocationExpressionSyntax call || ReceiverComputes(call)),
        InitializerExpressionSyntax list => list.Expressions.TakeWhile(expression => expression != inner).All(_repeatable.Computes)
            && (list.Parent as BaseObjectCreationExpressionSyntax)?.ArgumentList?.Arguments.All(argument => _repeatable.Computes(argument.Expression)) != false,
        ExpressionElementSyntax => true,
        CollectionExpressionSyntax list => list.Elements.TakeWhile(element => element != inner).All(element => element is ExpressionElementSyntax { Expression: var value } && _repeatable.Computes(value)),
        ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax => true,
        EqualsValueClauseSyntax or VariableDeclaratorSyntax => true,
        VariableDeclarationSyntax declaration => declaration.Variables.Count == 1,
        ForEachStatementSyntax loop => inner == loop.Expression,
        UsingStatementSyntax statement => inner != statement.Statement,
        IfStatementSyntax choice => inner == choice.Condition,
        LockStatementSyntax statement => inner == statement.Expression,
        StatementSyntax => true,
        _ => false,
    };

    private bool ReceiverComputes(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => _repeatable.Computes(access.Expression),
        SimpleNameSyntax => true,
        _ => false,
    };

    /// <summary>Another branch stands in the handler too, so it must not need a provider itself.</summary>
    private bool IsPlain(ExpressionSyntax branch) =>
        !branch.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(call => ProviderCall.Of(call, model) is not null);

    private static bool Assigns(AssignmentExpressionSyntax assignment) =>
        assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression);

    private static bool IsShortCircuit(BinaryExpressionSyntax binary) =>
        binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression;

    /// <summary>An element goes to a collection of the framework: that cannot fail for a reason that a handler for the provider catches.</summary>
    private bool Adds(InvocationExpressionSyntax call, SyntaxNode inner) =>
        call.Expression is MemberAccessExpressionSyntax access
        && s_adding.Contains(access.Name.Identifier.ValueText)
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol method
        && method.ContainingNamespace.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal)
        && _repeatable.Computes(access.Expression)
        && call.ArgumentList.Arguments.All(argument => argument.Expression == inner || _repeatable.Computes(argument.Expression));
}
