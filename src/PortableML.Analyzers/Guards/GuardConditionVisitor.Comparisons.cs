using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <content>Comparisons: with <c>true</c>, <c>false</c> and <c>null</c>, of a number of devices, of an element of a list, of what chooses.</content>
internal sealed partial class GuardConditionVisitor
{
    private ConditionFacts Comparison(IBinaryOperation binary)
    {
        IOperation left = Bare(binary.LeftOperand);
        IOperation right = Bare(binary.RightOperand);
        bool isEquals = binary.OperatorKind == BinaryOperatorKind.Equals;
        if (isEquals || binary.OperatorKind == BinaryOperatorKind.NotEquals)
        {
            (IOperation flag, bool? constant) = Truth(right) is { } known ? (left, known) : (right, Truth(left));
            if (constant is { } truth)
            {
                ConditionFacts same = Same(flag, truth);
                return isEquals ? same : same.Not();
            }

            IOperation? tested = IsNullLiteral(right) ? left : IsNullLiteral(left) ? right : null;
            if (tested is not null && IsFlag(tested) && Visit(tested) is { SaysNothing: false } answer)
            {
                return isEquals ? answer.IsNull() : answer.IsNull().Not();
            }
        }

        if (Counted(left) is { } counted)
        {
            return Count(counted, binary.OperatorKind, right.ConstantValue.Value as int?);
        }

        if (Counted(right) is { } countedRight)
        {
            return Count(countedRight, CountComparison.Mirror(binary.OperatorKind), left.ConstantValue.Value as int?);
        }

        if (DeviceLoops.CountsDown(binary.OperatorKind, left, right, body, value => Counted(Bare(value))) is { } below)
        {
            return ConditionFacts.IfTrue(below);
        }

        if (Lists.Comparison(binary.OperatorKind, left, right) is { } listed)
        {
            return listed;
        }

        if (Lists.Unproved(binary) is { } question)
        {
            return question;
        }

        if ((isEquals || binary.OperatorKind == BinaryOperatorKind.NotEquals)
            && context.Choices.TryGetOnlyValue(left, body, out object? leftOnly) && context.Choices.TryGetOnlyValue(right, body, out object? rightOnly))
        {
            return Equals(leftOnly, rightOnly) == isEquals ? ConditionFacts.True : ConditionFacts.False;
        }

        if (!context.Choices.Compares(binary, left, right, body))
        {
            return Unknown(binary);
        }

        ConditionFacts choice = HardwareChoices.Facts(binary, left.ConstantValue.HasValue ? right : left);
        return !AsksWhereItLies(left, right) && !AsksWhereItLies(right, left) ? choice
            : isEquals ? ConditionFacts.IfTrue(choice.WhenTrue)
            : ConditionFacts.IfTrue(choice.WhenFalse).Not();
    }

    /// <summary><c>x.device_type == DeviceType.CUDA</c>, which <paramref name="other"/> asks by an accelerator's own name.</summary>
    private bool AsksWhereItLies(IOperation value, IOperation other) => context.Queries.Located(value) is { } library && context.Queries.OfKind(other, library) is not null;

    private ConditionFacts Same(IOperation flag, bool truth) => truth ? Visit(flag).IsTrue() : Visit(flag).IsFalse();

    /// <summary>A <c>bool?</c>, and not a call or access of which a null says only that there was nothing to ask.</summary>
    private static bool IsFlag(IOperation value) => IsNullable(value.Type) && IsBoolean(value.Type) && value is not IConditionalAccessOperation;

    private static ConditionFacts Count(GuardFact counted, BinaryOperatorKind kind, int? bound)
    {
        (int whenTrue, int whenFalse) = CountComparison.ProvedIndexes(kind, bound);
        return new ConditionFacts(Fact(counted, whenTrue), Fact(counted, whenFalse));

        static FactSet Fact(GuardFact counted, int index) => index < 0 ? FactSet.Empty : FactSet.Of(counted with { Index = index });
    }

    /// <summary>The first of the devices whose number <paramref name="value"/> is; null for any other value.</summary>
    public GuardFact? Number(IOperation value) => Counted(Bare(value));

    /// <summary>The same, directly or through a local or a member that only ever holds that number, or none.</summary>
    private GuardFact? Counted(IOperation value) => value switch
    {
        IInvocationOperation call when context.Queries.Entry(call) is { } entry =>
            entry is { Counts: true, Accelerator: { } accelerator } ? new GuardFact(entry.Library, accelerator.Name, 0) : null,
        IInvocationOperation or IPropertyReferenceOperation when Lists.Counted(value) is { } listed => listed,
        ILocalReferenceOperation local => DeviceCounts.Of(LocalValues.Of(local.Local, body), held => held == value ? null : Held(held)),
        IConditionalOperation { WhenFalse: { } otherwise } choice => DeviceCounts.Of([choice.WhenTrue, otherwise], Held),
        IInvocationOperation call => reach == Reach.None ? null : context.CountOf(call.TargetMethod, reach),
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member => reach == Reach.None ? null : context.CountOf(member.Member, reach),
        _ => null,
    };

    /// <summary>The number that a local holds, which may be that of another local.</summary>
    private GuardFact? Held(IOperation value)
    {
        if (_depth > MaximumDepth)
        {
            return null;
        }

        _depth++;
        GuardFact? devices = Number(value);
        _depth--;
        return devices;
    }

    private static bool? Truth(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: bool truth } ? truth : null;

    private static bool IsNullLiteral(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };
}
