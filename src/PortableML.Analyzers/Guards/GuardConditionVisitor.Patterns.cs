using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <content>Patterns: <c>is true</c>, <c>is &gt; 0</c>, <c>is { … }</c>, the cases of a switch.</content>
internal sealed partial class GuardConditionVisitor
{
    /// <summary>The value of a switch expression: the first arm that matches; where none does, it throws.</summary>
    private ConditionFacts Selected(ISwitchExpressionOperation selection)
    {
        ConditionFacts facts = new(FactSet.Everything, FactSet.Everything);
        for (int i = selection.Arms.Length - 1; i >= 0; i--)
        {
            ISwitchExpressionArmOperation arm = selection.Arms[i];
            ConditionFacts test = Pattern(selection.Value, arm.Pattern);
            test = arm.Guard is { } guard ? test.And(Visit(guard)) : test;
            facts = test.Choose(Visit(arm.Value), facts);
        }

        return facts;
    }

    private ConditionFacts Pattern(IOperation value, IPatternOperation pattern)
    {
        value = Bare(value);
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return Pattern(value, negated.Pattern).Not();
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool truth } }:
                return Same(value, truth);
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } when IsFlag(value) && Visit(value) is { SaysNothing: false } flag:
                return flag.IsNull();
            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } when IsFlag(value):
                return Visit(value).IsNull().Not();
            case IDeclarationPatternOperation { MatchesNull: false } when IsFlag(value):
                return Visit(value).IsNull().Not();
            case IDeclarationPatternOperation { MatchesNull: true } or IDiscardPatternOperation:
                return ConditionFacts.True;
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: int number } } when Counted(value) is { } counted:
                return Count(counted, BinaryOperatorKind.Equals, number);
            case IRelationalPatternOperation relational when Counted(value) is { } counted:
                return Count(counted, relational.OperatorKind, relational.Value.ConstantValue.Value as int?);
            case IRecursivePatternOperation recursive when Lists.Matches(value, recursive, Pattern) is { } listed:
                return listed;
            case IConstantPatternOperation constant when Lists.Comparison(BinaryOperatorKind.Equals, value, constant.Value) is { } listed:
                return listed;
            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: false, DeconstructionSubpatterns.IsEmpty: true } recursive when Properties(value, recursive) is { SaysNothing: false } known:
                return known;
            case IBinaryPatternOperation or IRecursivePatternOperation when Counted(value) is null && !Lists.IsElement(value) && context.Choices.Matches(value, pattern, body):
                return HardwareChoices.Facts(pattern, value);
            case IDeclarationPatternOperation { MatchedType: { } declared } when context.Queries.OfType(declared) is { } ofType:
                return ConditionFacts.IfTrue(ofType);
            case ITypePatternOperation { MatchedType: { } tested } when context.Queries.OfType(tested) is { } ofTestedType:
                return ConditionFacts.IfTrue(ofTestedType);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return Pattern(value, both.LeftPattern).And(Pattern(value, both.RightPattern));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Pattern(value, either.LeftPattern).Or(Pattern(value, either.RightPattern));
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: false } recursive when value is ITupleOperation tuple
                && tuple.Elements.Length == recursive.DeconstructionSubpatterns.Length:
                ConditionFacts facts = ConditionFacts.True;
                for (int i = 0; i < tuple.Elements.Length; i++)
                {
                    facts = facts.And(Pattern(tuple.Elements[i], recursive.DeconstructionSubpatterns[i]));
                }

                return facts;
        }

        return !Lists.IsElement(value) && context.Choices.Matches(value, pattern, body) ? HardwareChoices.Facts(pattern, value) : Unknown(value);
    }

    /// <summary>All of the properties that <c>{ … }</c> asks for; what is false may also be the object itself, which is null or of another type.</summary>
    private ConditionFacts Properties(IOperation value, IRecursivePatternOperation pattern)
    {
        bool isThere = value is IInstanceReferenceOperation or IObjectCreationOperation or IAnonymousObjectCreationOperation
            && SymbolEqualityComparer.Default.Equals(pattern.MatchedType, pattern.InputType);
        ConditionFacts facts = isThere ? ConditionFacts.True : ConditionFacts.None;
        foreach (IPropertySubpatternOperation property in pattern.PropertySubpatterns)
        {
            IOperation? held = property.Member is IMemberReferenceOperation { Member: { } member } && value is IAnonymousObjectCreationOperation made ? Initial(made, member) : null;
            facts = facts.And(Pattern(held ?? property.Member, property.Pattern));
        }

        return facts;
    }

    /// <summary>What a property of an anonymous object is made with.</summary>
    private static IOperation? Initial(IAnonymousObjectCreationOperation made, ISymbol property)
    {
        foreach (IOperation initializer in made.Initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment && SymbolEqualityComparer.Default.Equals(target.Member, property))
            {
                return assignment.Value;
            }
        }

        return null;
    }
}
