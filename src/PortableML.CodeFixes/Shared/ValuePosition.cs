using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Where the value of an expression goes.</summary>
internal enum ValueTarget
{
    /// <summary>Into a call or another operation.</summary>
    Operation,

    /// <summary>Into a variable, a property, an element or a result: the expression is itself where the device is chosen.</summary>
    Variable,

    /// <summary>Into a local constant.</summary>
    LocalConstant,

    /// <summary>Into the default of a parameter.</summary>
    ParameterDefault,

    /// <summary>Into a constant of a type.</summary>
    ConstantMember,

    /// <summary>Where the language wants a constant: an attribute, a member of an enum, a case.</summary>
    Constant,
}

/// <summary>Follows an expression outwards to what its value is for.</summary>
internal static class ValuePosition
{
    /// <summary>Finds where the value of <paramref name="expression"/> goes.</summary>
    public static ValueTarget Find(ExpressionSyntax expression)
    {
        SyntaxNode end = expression;
        while (end.Parent is { } parent && Passes(parent, end))
        {
            end = parent;
        }

        return end.Parent switch
        {
            EqualsValueClauseSyntax { Parent: ParameterSyntax } => ValueTarget.ParameterDefault,
            EqualsValueClauseSyntax { Parent: EnumMemberDeclarationSyntax } => ValueTarget.Constant,
            EqualsValueClauseSyntax { Parent.Parent.Parent: LocalDeclarationStatementSyntax { IsConst: true } } => ValueTarget.LocalConstant,
            EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax field } when field.Modifiers.Any(SyntaxKind.ConstKeyword) =>
                ValueTarget.ConstantMember,
            AttributeArgumentSyntax or CaseSwitchLabelSyntax or ConstantPatternSyntax or RelationalPatternSyntax => ValueTarget.Constant,
            AssignmentExpressionSyntax assignment when assignment.Right == end
                && assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression => ValueTarget.Variable,
            ArgumentSyntax { Parent: TupleExpressionSyntax } => ValueTarget.Variable,
            LambdaExpressionSyntax lambda when lambda.ExpressionBody == end => ValueTarget.Variable,
            EqualsValueClauseSyntax or ReturnStatementSyntax or YieldStatementSyntax or ArrowExpressionClauseSyntax or InitializerExpressionSyntax
                or ExpressionElementSyntax or AnonymousObjectMemberDeclaratorSyntax => ValueTarget.Variable,
            _ => ValueTarget.Operation,
        };
    }

    /// <summary>
    /// Tells whether a conditional expression in place of <paramref name="expression"/> must be put in parentheses. The first arm of another is read
    /// wrongly without, though the compiler does not need them.
    /// </summary>
    public static bool NeedsParentheses(ExpressionSyntax expression) => expression.Parent switch
    {
        ConditionalExpressionSyntax conditional => conditional.WhenFalse != expression,
        AssignmentExpressionSyntax assignment => assignment.Right != expression,
        EqualsValueClauseSyntax or ReturnStatementSyntax or YieldStatementSyntax or ArrowExpressionClauseSyntax or InitializerExpressionSyntax
            or ExpressionElementSyntax or AnonymousObjectMemberDeclaratorSyntax or ArgumentSyntax or ParenthesizedExpressionSyntax
            or LambdaExpressionSyntax or SwitchExpressionArmSyntax => false,
        _ => true,
    };

    private static bool Passes(SyntaxNode parent, SyntaxNode child) => parent switch
    {
        ParenthesizedExpressionSyntax or CastExpressionSyntax or SwitchExpressionSyntax => true,
        PostfixUnaryExpressionSyntax => parent.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        ConditionalExpressionSyntax conditional => conditional.Condition != child,
        BinaryExpressionSyntax => parent.IsKind(SyntaxKind.CoalesceExpression),
        SwitchExpressionArmSyntax arm => arm.Expression == child,
        _ => false,
    };
}
