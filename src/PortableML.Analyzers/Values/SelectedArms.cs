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
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test
                when (test.LeftOperand == value ? test.RightOperand : test.LeftOperand).ConstantValue is { HasValue: true, Value: var other }:
                return OfTest(value, test, IsSame(other, constant) == (test.OperatorKind == BinaryOperatorKind.Equals));
            case IIsPatternOperation test when Matches(test.Pattern, constant) is { } matches:
                return OfTest(value, test, matches);
            case IInvocationOperation call when TextCalls.Test(call, constant) is { } isTrue:
                return OfTest(value, call, isTrue);
            case ISwitchOperation selection:
                return Cases(selection, constant);
            case ISwitchExpressionOperation selection:
                return selection.Arms.FirstOrDefault(arm => Matches(arm.Pattern, constant) == true && arm.Guard is null) is { } chosen ? [chosen.Value] : [];
            default:
                return constant is bool truth ? OfTest(value, value, truth) : [];
        }
    }

    /// <summary>The arms that run where <paramref name="test"/> has the outcome <paramref name="isTrue"/>, through negations and joined conditions.</summary>
    private static IEnumerable<IOperation> OfTest(IOperation value, IOperation test, bool isTrue)
    {
        while (true)
        {
            switch (test.Parent)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                    (test, isTrue) = (not, !isTrue);
                    continue;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } joined when isTrue:
                    test = joined;
                    continue;
                case IConditionalOperation choice when choice.Condition == test:
                    return Arm(choice, isTrue).Where(arm => !TestsAgain(arm, value));
                default:
                    return [];
            }
        }
    }

    /// <summary>The arm of <paramref name="choice"/>, or what follows it where the other arm leaves.</summary>
    private static IEnumerable<IOperation> Arm(IConditionalOperation choice, bool isTrue)
    {
        IOperation? other = isTrue ? choice.WhenFalse : choice.WhenTrue;
        return (isTrue ? choice.WhenTrue : choice.WhenFalse) is { } arm ? [arm]
            : other is not null && Leaves(other) && choice.Parent is IBlockOperation block ? block.Operations.SkipWhile(operation => operation != choice).Skip(1)
            : [];
    }

    /// <summary>An <c>else if</c> on the same value: which of its arms runs, its own test tells.</summary>
    private static bool TestsAgain(IOperation arm, IOperation value) => arm switch
    {
        IConditionalOperation choice => choice.Condition.DescendantsAndSelf().Any(part => part.Kind == value.Kind && part.Syntax.IsEquivalentTo(value.Syntax, topLevel: false)),
        IBlockOperation { Operations: [IConditionalOperation choice] } => TestsAgain(choice, value),
        _ => false,
    };

    private static bool Leaves(IOperation arm) => arm switch
    {
        IBlockOperation block => block.Operations.LastOrDefault() is { } last && Leaves(last),
        IReturnOperation or IThrowOperation or IBranchOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };

    private static ImmutableArray<IOperation> Cases(ISwitchOperation selection, object constant)
    {
        ISwitchCaseOperation? otherwise = null;
        foreach (ISwitchCaseOperation one in selection.Cases)
        {
            foreach (ICaseClauseOperation clause in one.Clauses)
            {
                bool? matches = clause switch
                {
                    ISingleValueCaseClauseOperation single => IsSame(single.Value.ConstantValue.Value, constant),
                    IPatternCaseClauseOperation { Guard: null } pattern => Matches(pattern.Pattern, constant),
                    IDefaultCaseClauseOperation => false,
                    _ => null,
                };
                if (matches != false)
                {
                    return matches == true ? one.Body : ImmutableArray<IOperation>.Empty;
                }

                otherwise = clause is IDefaultCaseClauseOperation ? one : otherwise;
            }
        }

        return otherwise?.Body ?? ImmutableArray<IOperation>.Empty;
    }

    /// <summary>Tells whether the constant matches; null where the pattern asks for more than the value.</summary>
    private static bool? Matches(IPatternOperation pattern, object constant)
    {
        switch (pattern)
        {
            case IConstantPatternOperation one:
                return IsSame(one.Value.ConstantValue.Value, constant);
            case IDiscardPatternOperation:
                return true;
            case INegatedPatternOperation not:
                return !Matches(not.Pattern, constant);
            case IBinaryPatternOperation joined:
                bool? left = Matches(joined.LeftPattern, constant);
                bool? right = Matches(joined.RightPattern, constant);
                return joined.OperatorKind == BinaryOperatorKind.Or ? left | right : left & right;
            default:
                return null;
        }
    }

    private static bool IsSame(object? value, object constant) =>
        value is string text && constant is string other ? string.Equals(text, other, StringComparison.OrdinalIgnoreCase) : Equals(value, constant);
}
