using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Says what a condition proves when it is true and when it is false. A kind of operation that it does not know, but that holds a
/// question, answers "unknown", never "unguarded".
/// </summary>
internal sealed class GuardConditionVisitor(GuardContext context, MemberBody body, bool knowsFlags = true)
{
    private const int MaximumDepth = 12;
    private int _depth;

    /// <summary>The facts of <paramref name="condition"/>, an operation of the member or of its control-flow graph.</summary>
    public ConditionFacts Visit(IOperation? condition)
    {
        if (condition is null || _depth > MaximumDepth)
        {
            return ConditionFacts.None;
        }

        _depth++;
        ConditionFacts facts = Read(condition);
        _depth--;
        return facts;
    }

    /// <summary>Tells whether a part of <paramref name="condition"/> makes a choice that counts, however the parts are joined.</summary>
    public bool MentionsChoice(IOperation condition, Func<GuardFact, bool> counts) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And or BinaryOperatorKind.Or } joined =>
            MentionsChoice(joined.LeftOperand, counts) || MentionsChoice(joined.RightOperand, counts),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => MentionsChoice(not.Operand, counts),
        IParenthesizedOperation parenthesized => MentionsChoice(parenthesized.Operand, counts),
        _ => Visit(condition).WhenTrue is { IsEverything: false } facts && facts.Proves(counts),
    };

    private ConditionFacts Read(IOperation condition)
    {
        if (condition.ConstantValue is { HasValue: true, Value: bool constant } && condition is not ILocalReferenceOperation)
        {
            return constant ? ConditionFacts.True : ConditionFacts.False;
        }

        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Visit(not.Operand).Not();
            case IBinaryOperation binary:
                return Binary(binary);
            case IIsPatternOperation test:
                return Pattern(test.Value, test.Pattern);
            case IIsTypeOperation { TypeOperand: { } type } isType when context.Queries.OfType(type) is { } ofType:
                return isType.IsNegated ? ConditionFacts.IfTrue(FactSet.Of(ofType)).Not() : ConditionFacts.IfTrue(FactSet.Of(ofType));
            case IConversionOperation conversion:
                return Visit(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Visit(parenthesized.Operand);
            case IFlowCaptureReferenceOperation capture:
                return Visit(Original(capture));
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                ConditionFacts test0 = Visit(choice.Condition);
                return test0.And(Visit(choice.WhenTrue)).Or(test0.Not().And(Visit(whenFalse)));
            case ICoalesceOperation coalesce:
                return Visit(coalesce.Value).Either(Visit(coalesce.WhenNull));
            case ICoalesceAssignmentOperation assignment:
                return Visit(assignment.Target).Either(Visit(assignment.Value));
            case ISimpleAssignmentOperation assignment:
                return Visit(assignment.Value);
            case IConditionalAccessOperation access:
                return Visit(access.WhenNotNull);
            case IPropertyReferenceOperation { Property.Name: "Value", Instance: { } nullable } when IsNullable(nullable.Type):
                return Visit(nullable);
            case IInvocationOperation { TargetMethod.Name: "GetValueOrDefault", Instance: { } nullable } when IsNullable(nullable.Type):
                return Visit(nullable);
            case ILocalReferenceOperation local:
                return Local(local);
            case IInvocationOperation call:
                return Call(call);
            case IFieldReferenceOperation field:
                return Member(field, field.Field);
            case IPropertyReferenceOperation property:
                return Member(property, property.Property);
            case IParameterReferenceOperation parameter:
                return context.Choices.Reads(parameter, body) ? HardwareChoices.Facts(parameter, parameter) : ConditionFacts.None;
            default:
                return Unknown(condition);
        }
    }

    private ConditionFacts Binary(IBinaryOperation binary)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And:
                return Visit(binary.LeftOperand).And(Visit(binary.RightOperand));
            case BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or:
                return Visit(binary.LeftOperand).Or(Visit(binary.RightOperand));
        }

        IOperation left = Bare(binary.LeftOperand);
        IOperation right = Bare(binary.RightOperand);
        if (binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            if (Truth(right) is { } isRight)
            {
                return isRight == (binary.OperatorKind == BinaryOperatorKind.Equals) ? Visit(left) : Visit(left).Not();
            }

            if (Truth(left) is { } isLeft)
            {
                return isLeft == (binary.OperatorKind == BinaryOperatorKind.Equals) ? Visit(right) : Visit(right).Not();
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

        if (context.Queries.ListComparison(binary.OperatorKind, left, right, body) is { } listed)
        {
            return listed.IsTrue ? ConditionFacts.IfTrue(FactSet.Of(listed.Fact)) : ConditionFacts.IfTrue(FactSet.Of(listed.Fact)).Not();
        }

        if (context.Queries.MentionsList(binary, body))
        {
            // A question about the list that proves no accelerator is a question all the same, and no choice.
            return Unknown(binary);
        }

        if (binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            && context.Choices.TryGetOnlyValue(left, body, out object? leftOnly) && context.Choices.TryGetOnlyValue(right, body, out object? rightOnly))
        {
            return Equals(leftOnly, rightOnly) == (binary.OperatorKind == BinaryOperatorKind.Equals) ? ConditionFacts.True : ConditionFacts.False;
        }

        return context.Choices.Compares(binary, left, right, body)
            ? HardwareChoices.Facts(binary, left.ConstantValue.HasValue ? right : left)
            : Unknown(binary);
    }

    private ConditionFacts Pattern(IOperation value, IPatternOperation pattern)
    {
        value = Bare(value);
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return Pattern(value, negated.Pattern).Not();
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool truth } }:
                return truth ? Visit(value) : Visit(value).Not();
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: int number } } when Counted(value) is { } counted:
                return Count(counted, BinaryOperatorKind.Equals, number);
            case IRelationalPatternOperation relational when Counted(value) is { } counted:
                return Count(counted, relational.OperatorKind, relational.Value.ConstantValue.Value as int?);
            case IBinaryPatternOperation or IRecursivePatternOperation when Counted(value) is null && context.Choices.Matches(value, pattern, body):
                return HardwareChoices.Facts(pattern, value);
            case IDeclarationPatternOperation { MatchedType: { } declared } when context.Queries.OfType(declared) is { } ofType:
                return ConditionFacts.IfTrue(FactSet.Of(ofType));
            case ITypePatternOperation { MatchedType: { } tested } when context.Queries.OfType(tested) is { } ofTestedType:
                return ConditionFacts.IfTrue(FactSet.Of(ofTestedType));
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } when context.Queries.ListFind(value, body) is { } found:
                return ConditionFacts.IfTrue(FactSet.Of(found)).Not();
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return Pattern(value, both.LeftPattern).And(Pattern(value, both.RightPattern));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Pattern(value, either.LeftPattern).Or(Pattern(value, either.RightPattern));
            case IDiscardPatternOperation:
                return ConditionFacts.True;
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: false } recursive when value is ITupleOperation tuple
                && tuple.Elements.Length == recursive.DeconstructionSubpatterns.Length:
                ConditionFacts facts = ConditionFacts.True;
                for (int i = 0; i < tuple.Elements.Length; i++)
                {
                    facts = facts.And(Pattern(tuple.Elements[i], recursive.DeconstructionSubpatterns[i]));
                }

                return facts;
        }

        return context.Choices.Matches(value, pattern, body) ? HardwareChoices.Facts(pattern, value) : Unknown(value);
    }

    private ConditionFacts Local(ILocalReferenceOperation reference)
    {
        if (LocalValues.Of(reference.Local, body) is { Count: > 0 } values && values.All(static value => IsBoolean(value.Type)))
        {
            ConditionFacts? facts = null;
            foreach (IOperation value in values)
            {
                ConditionFacts one = Visit(value);
                if (knowsFlags)
                {
                    FactSet where = GuardAnalysis.Of(body, context).BasicFactsAt(value);
                    one = new ConditionFacts(one.WhenTrue.And(where), one.WhenFalse.And(where));
                }

                facts = facts?.Either(one) ?? one;
            }

            if (facts!.Value != ConditionFacts.None)
            {
                return facts.Value;
            }
        }

        return context.Choices.Reads(reference, body) ? HardwareChoices.Facts(reference, reference) : ConditionFacts.None;
    }

    private ConditionFacts Call(IInvocationOperation call)
    {
        if (context.Queries.Entry(call) is { } entry)
        {
            if (context.Queries.Answer(call, entry) is { } answer)
            {
                return ConditionFacts.IfTrue(FactSet.Of(answer));
            }

            if (entry.TextParameter is null)
            {
                return ConditionFacts.None;
            }
        }

        if (call is { IsImplicit: true, TargetMethod.Name: "MoveNext" })
        {
            // The test of a foreach, which exists in the graph only and is written where the collection is.
            return context.Queries.Looped(body.Find(call.Syntax), body) is { } looped ? ConditionFacts.IfTrue(FactSet.Of(looped)) : ConditionFacts.None;
        }

        if (context.GuardMember(call.TargetMethod) is { } guarded)
        {
            return guarded;
        }

        if (context.Queries.ListTest(call, body) is { } listed)
        {
            return ConditionFacts.IfTrue(FactSet.Of(listed));
        }

        if (context.Queries.MentionsList(call, body))
        {
            return Unknown(call);
        }

        ConditionFacts facts = knowsFlags ? context.ValueOf(call.TargetMethod) : ConditionFacts.None;
        if (facts != ConditionFacts.None)
        {
            return facts;
        }

        return HardwareChoices.Calls(call) ? HardwareChoices.Facts(call, call.Instance ?? call.Arguments.FirstOrDefault()?.Value) : Unknown(call);
    }

    private ConditionFacts Member(IOperation reference, ISymbol member)
    {
        if (context.Queries.Answer(member) is { } answer)
        {
            return ConditionFacts.IfTrue(FactSet.Of(answer));
        }

        if (context.GuardMember(member) is { } guarded)
        {
            return guarded;
        }

        ConditionFacts facts = knowsFlags ? context.ValueOf(member) : ConditionFacts.None;
        return facts != ConditionFacts.None ? facts
            : context.Choices.Reads(reference, body) ? HardwareChoices.Facts(reference, reference)
            : ConditionFacts.None;
    }

    private static ConditionFacts Count(CatalogEntry counted, BinaryOperatorKind kind, int? bound)
    {
        (int whenTrue, int whenFalse) = CountComparison.ProvedIndexes(kind, bound);
        return new ConditionFacts(Fact(counted, whenTrue), Fact(counted, whenFalse));

        static FactSet Fact(CatalogEntry entry, int index) =>
            index < 0 ? FactSet.Empty : FactSet.Of(new GuardFact(entry.Library, entry.Accelerator!.Name, index));
    }

    /// <summary>The query whose number <paramref name="value"/> is, directly or through a local that only ever holds it.</summary>
    private CatalogEntry? Counted(IOperation value) => value switch
    {
        IInvocationOperation call when context.Queries.Entry(call) is { } entry => entry.Counts ? entry : null,
        IInvocationOperation or IPropertyReferenceOperation => context.Queries.OwnListCounted(value, body),
        ILocalReferenceOperation local when LocalValues.Of(local.Local, body) is [{ } only] => Counted(Bare(only)),
        _ => null,
    };

    private ConditionFacts Unknown(IOperation condition)
    {
        foreach (IOperation operation in condition.DescendantsAndSelf())
        {
            if (operation is IInvalidOperation)
            {
                return HardwareChoices.UnknownFacts(condition);
            }
        }

        FactSet possible = FactSet.Empty;
        foreach (GuardFact fact in context.Queries.Mentioned(condition))
        {
            possible = possible.And(FactSet.Possible(fact));
        }

        return ConditionFacts.Unknown(possible);
    }

    private static bool IsNullable(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static bool IsBoolean(ITypeSymbol? type) =>
        type?.SpecialType == SpecialType.System_Boolean
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ SpecialType: SpecialType.System_Boolean }] };

    private static bool? Truth(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: bool truth } ? truth : null;

    private IOperation? Original(IFlowCaptureReferenceOperation capture) =>
        body.Find(capture.Syntax) is { } original && original.Kind != OperationKind.FlowCaptureReference ? original : null;

    /// <summary>The operation itself: behind implicit conversions, and as written where the graph holds a captured value.</summary>
    private IOperation Bare(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    continue;
                case IFlowCaptureReferenceOperation capture when Original(capture) is { } original:
                    operation = original;
                    continue;
                default:
                    return operation;
            }
        }
    }
}
