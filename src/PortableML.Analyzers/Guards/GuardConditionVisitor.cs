using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Says what a condition proves when it is true and when it is false. A kind of operation that it does not know, but that holds a
/// question, answers "unknown", never "unguarded"; so does a condition that is nested too deep or joins too much.
/// </summary>
/// <param name="context">The catalogue and the other members.</param>
/// <param name="body">The member that the condition stands in.</param>
/// <param name="reach">How far other members are asked for their values, and whether it counts where a captured local is set.</param>
/// <param name="flags">What the flags that are followed by the order of their assignments say at this place; null for any other variable.</param>
internal sealed partial class GuardConditionVisitor(GuardContext context, MemberBody body, int reach = Reach.Maximum, Func<ISymbol, ConditionFacts?>? flags = null)
{
    /// <summary>Conditions inside conditions beyond this are not looked into: the answer is "unknown".</summary>
    private const int MaximumDepth = 100;

    /// <summary>One condition that says more than this is not read to its end: the answer is "unknown".</summary>
    private const int MaximumFacts = 500;

    /// <summary>What stands deeper than this is read once, however often it is asked for: each arm of a switch asks for the whole value.</summary>
    private const int ReadAgainDepth = 3;

    private ProviderLists? _lists;
    private Dictionary<IOperation, ConditionFacts>? _known;
    private Dictionary<ILocalSymbol, ConditionFacts>? _locals;
    private int _depth;

    private ProviderLists Lists => _lists ??= new ProviderLists(context, body, Visit);

    /// <summary>The facts of <paramref name="condition"/>, an operation of the member or of its control-flow graph.</summary>
    public ConditionFacts Visit(IOperation? condition)
    {
        if (condition is null)
        {
            return ConditionFacts.None;
        }

        if (_depth > MaximumDepth)
        {
            return ConditionFacts.NotUnderstood;
        }

        if (_known is not null && _known.TryGetValue(condition, out ConditionFacts known))
        {
            return known;
        }

        _depth++;
        ConditionFacts facts = Read(condition);
        _depth--;
        facts = facts.Null is null && IsNullable(condition.Type) ? facts with { Null = FactSet.Empty } : facts;
        if (_depth >= ReadAgainDepth)
        {
            (_known ??= [])[condition] = facts;
        }

        return facts;
    }

    private ConditionFacts Read(IOperation condition)
    {
        if (condition.ConstantValue is { HasValue: true, Value: bool constant } && condition is not ILocalReferenceOperation)
        {
            return constant ? ConditionFacts.True : ConditionFacts.False;
        }

        switch (condition)
        {
            case { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation when IsNullable(condition.Type):
                return ConditionFacts.NullLiteral;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Visit(not.Operand).Not();
            case IBinaryOperation joined when IsJoin(joined):
                return Joined(joined);
            case IBinaryOperation binary:
                return Comparison(binary);
            case ICompoundAssignmentOperation compound:
                return Compound(compound);
            case IIsPatternOperation test:
                return Pattern(test.Value, test.Pattern);
            case IIsNullOperation test:
                return IsNullable(test.Operand.Type) ? Visit(test.Operand).IsNull() : ConditionFacts.None;
            case IIsTypeOperation { TypeOperand: { } type } when context.Queries.OfType(type) is { } ofType:
                return ConditionFacts.IfTrue(ofType);
            case IIsTypeOperation { TypeOperand: { } tested } isType when context.Choices.IsOfType(Bare(isType.ValueOperand), tested, body):
                return HardwareChoices.Facts(isType, isType.ValueOperand);
            case IConversionOperation conversion:
                return Converted(conversion);
            case IFlowCaptureReferenceOperation capture:
                return Visit(Original(capture));
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                return Visit(choice.Condition).Choose(Visit(choice.WhenTrue), Visit(whenFalse));
            case ISwitchExpressionOperation selection:
                return Selected(selection);
            case ICoalesceOperation coalesce:
                return Visit(coalesce.Value).Coalesce(Visit(coalesce.WhenNull));
            case ICoalesceAssignmentOperation assignment:
                return Visit(assignment.Target).Coalesce(Visit(assignment.Value));
            case ISimpleAssignmentOperation assignment:
                return Visit(assignment.Value);
            case IConditionalAccessOperation access:
                return Visit(access.WhenNotNull);
            case IAwaitOperation:
            case IPropertyReferenceOperation { Property: { Name: "Result" } property } when Tasks.GiveFlag(property.ContainingType):
            case IInvocationOperation { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter" } }:
                return Awaited(condition);
            case ILocalReferenceOperation local:
                return Local(local);
            case IInvocationOperation call:
                return Call(call);
            case IFieldReferenceOperation { Instance: { } whole } element when TupleParts.IndexOf(element.Field) is { } index && Part(whole, index) is { SaysNothing: false } part:
                return part;
            case IFieldReferenceOperation field:
                return Member(field, field.Field);
            case IPropertyReferenceOperation property:
                return Property(property);
            case IParameterReferenceOperation parameter:
                return Parameter(parameter);
            default:
                return Unknown(condition);
        }
    }

    private ConditionFacts Converted(IConversionOperation conversion)
    {
        if (IsNullable(conversion.Type) && IsNullLiteral(conversion.Operand))
        {
            return ConditionFacts.NullLiteral;
        }

        ConditionFacts facts = Visit(conversion.Operand);
        return !IsNullable(conversion.Type) ? facts with { Null = null }
            : IsNullable(conversion.Operand.Type) ? facts
            : facts with { Null = FactSet.Everything };
    }

    /// <summary>That something is there chooses nothing, whatever its type is.</summary>
    private static bool AsksForNull(IOperation condition) => condition switch
    {
        IBinaryOperation or IIsPatternOperation => condition.DescendantsAndSelf().Any(static part => part.ConstantValue is { HasValue: true, Value: null }),
        _ => false,
    };

    /// <summary>What no case knows: whatever a part of it asks may hold.</summary>
    private ConditionFacts Unknown(IOperation condition)
    {
        FactSet possible = FactSet.Empty;
        foreach (IOperation operation in condition.DescendantsAndSelf())
        {
            if (operation is IInvalidOperation || (operation.Type?.TypeKind == TypeKind.Error && !AsksForNull(condition)))
            {
                return HardwareChoices.UnknownFacts(condition);
            }

            if (context.Queries.Mentioned(operation) is { } fact)
            {
                possible = possible.And(FactSet.Possible(fact));
            }
            else if (operation != condition && IsBoolean(operation.Type) && operation is ILocalReferenceOperation or IMemberReferenceOperation or IInvocationOperation)
            {
                ConditionFacts part = Visit(operation);
                foreach (GuardFact proved in part.WhenTrue.Proven.Concat(part.WhenFalse.Proven).Where(static proved => proved.Library is not null))
                {
                    possible = possible.And(FactSet.Possible(proved));
                }
            }
        }

        return ConditionFacts.Unknown(possible);
    }

    private static bool IsJoin(IBinaryOperation binary) =>
        binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And or BinaryOperatorKind.Or
        && IsBoolean(binary.Type);

    private static bool IsNullable(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static bool IsBoolean(ITypeSymbol? type) => BooleanTypes.Are(type);

    private IOperation? Original(IFlowCaptureReferenceOperation capture) =>
        body.Captured(capture) is { } original && original.Kind != OperationKind.FlowCaptureReference ? original : null;

    /// <summary>The operation itself: behind implicit conversions, and as written where the graph holds a captured value or a lambda of its own.</summary>
    private IOperation Bare(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null, IsTryCast: false } conversion:
                    operation = conversion.Operand;
                    continue;
                case IFlowCaptureReferenceOperation or IInvocationOperation { IsImplicit: false }:
                    return body.Written(operation);
                default:
                    return operation;
            }
        }
    }
}
