using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <content>Conditions that are joined.</content>
internal sealed partial class GuardConditionVisitor
{
    /// <summary>A chain of <c>&amp;&amp;</c> and <c>||</c>, from its first part on: a long one must not be a deep one.</summary>
    private ConditionFacts Joined(IBinaryOperation joined)
    {
        Stack<IBinaryOperation> spine = new();
        IOperation first = joined;
        while (first is IBinaryOperation inner && IsJoin(inner))
        {
            spine.Push(inner);
            first = inner.LeftOperand;
        }

        ConditionFacts facts = Visit(first);
        bool areChoices = MakesChoice(facts);
        while (spine.Count > 0)
        {
            IBinaryOperation next = spine.Pop();
            ConditionFacts right = Visit(next.RightOperand);
            areChoices = areChoices && MakesChoice(right);
            facts = next.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And ? facts.And(right) : facts.Or(right);
            if (facts.WhenTrue.Count + facts.WhenFalse.Count > MaximumFacts)
            {
                return ConditionFacts.NotUnderstood;
            }
        }

        if (areChoices)
        {
            // Whichever of them it is by: with several no one choice is left.
            ConditionFacts choice = HardwareChoices.Facts(joined, null);
            facts = new ConditionFacts(facts.WhenTrue.And(choice.WhenTrue), facts.WhenFalse.And(choice.WhenFalse));
        }

        // Of a lifted operator only the outcome that needs both sides is certain.
        return !IsNullable(joined.Type) ? facts
            : joined.OperatorKind is BinaryOperatorKind.And ? ConditionFacts.NoneOrNull with { WhenTrue = facts.WhenTrue }
            : ConditionFacts.NoneOrNull with { WhenFalse = facts.WhenFalse };
    }

    private static bool MakesChoice(ConditionFacts facts) => !facts.WhenTrue.IsEverything && facts.WhenTrue.Proves(static fact => fact is { Choice: not null, IsUnknown: false });

    /// <summary><c>ok &amp;= …</c> and <c>ok |= …</c>; any other operator leaves a flag of which nothing is known.</summary>
    private ConditionFacts Compound(ICompoundAssignmentOperation compound) => compound.OperatorKind switch
    {
        _ when IsNullable(compound.Type) => ConditionFacts.NoneOrNull,
        BinaryOperatorKind.And => Visit(compound.Target).And(Visit(compound.Value)),
        BinaryOperatorKind.Or => Visit(compound.Target).Or(Visit(compound.Value)),
        _ => ConditionFacts.None,
    };
}
