using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Values;

/// <summary>Finds what runs where a value is a known constant: the arms of conditions, switches and patterns that test it.</summary>
internal static class SelectedArms
{
    /// <summary>The arms that <paramref name="value"/> selects when it is <paramref name="constant"/>; empty where it is not tested here.</summary>
    public static IEnumerable<IOperation> Of(IOperation value, object constant)
    {
        switch (value.Parent)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return Of(conversion, constant);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test
                when (test.LeftOperand == value ? test.RightOperand : test.LeftOperand).ConstantValue is { HasValue: true, Value: var other }:
                return OfTest(test, IsSame(other, constant) == (test.OperatorKind == BinaryOperatorKind.Equals));
            case IIsPatternOperation { Pattern: IConstantPatternOperation pattern } test when test.Value == value:
                return OfTest(test, IsSame(pattern.Value.ConstantValue.Value, constant));
            case ISwitchOperation selection when selection.Value == value:
                return Cases(selection, constant);
            case ISwitchExpressionOperation selection when selection.Value == value:
                return Arms(selection, constant);
            default:
                return constant is bool truth ? OfTest(value, truth) : [];
        }
    }

    /// <summary>The arms that run where <paramref name="test"/> has the outcome <paramref name="isTrue"/>, through negations and joined conditions.</summary>
    private static IEnumerable<IOperation> OfTest(IOperation test, bool isTrue)
    {
        while (true)
        {
            switch (test.Parent)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                    (test, isTrue) = (not, !isTrue);
                    continue;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } joined when isTrue:
                    test = joined;
                    continue;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } joined when isTrue:
                    test = joined;
                    continue;
                case IConditionalOperation choice when choice.Condition == test:
                    return (isTrue ? choice.WhenTrue : choice.WhenFalse) is { } arm ? [arm] : [];
                default:
                    return [];
            }
        }
    }

    private static ImmutableArray<IOperation> Cases(ISwitchOperation selection, object constant)
    {
        foreach (ISwitchCaseOperation one in selection.Cases)
        {
            foreach (ICaseClauseOperation clause in one.Clauses)
            {
                object? label = clause switch
                {
                    ISingleValueCaseClauseOperation single => single.Value.ConstantValue.Value,
                    IPatternCaseClauseOperation { Pattern: IConstantPatternOperation pattern } => pattern.Value.ConstantValue.Value,
                    _ => null,
                };
                if (IsSame(label, constant))
                {
                    return one.Body;
                }
            }
        }

        return ImmutableArray<IOperation>.Empty;
    }

    private static IEnumerable<IOperation> Arms(ISwitchExpressionOperation selection, object constant)
    {
        foreach (ISwitchExpressionArmOperation arm in selection.Arms)
        {
            if (arm.Pattern is IConstantPatternOperation pattern && IsSame(pattern.Value.ConstantValue.Value, constant))
            {
                return [arm.Value];
            }
        }

        return [];
    }

    private static bool IsSame(object? value, object constant) =>
        value is string text && constant is string other ? string.Equals(text, other, StringComparison.OrdinalIgnoreCase) : Equals(value, constant);
}
