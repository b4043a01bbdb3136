using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <content>Whether a condition makes a choice anywhere in it.</content>
internal sealed partial class GuardConditionVisitor
{
    /// <summary>Tells whether a part of <paramref name="condition"/> makes a choice that counts, however the parts are joined.</summary>
    public bool MentionsChoice(IOperation condition, Func<GuardFact, bool> counts)
    {
        Stack<IOperation> parts = new();
        HashSet<ISymbol>? followed = null;
        parts.Push(condition);
        while (parts.Count > 0)
        {
            switch (parts.Pop())
            {
                case IBinaryOperation joined when IsJoin(joined):
                    parts.Push(joined.RightOperand);
                    parts.Push(joined.LeftOperand);
                    break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                    parts.Push(not.Operand);
                    break;
                case ICoalesceOperation { Value: { } given, WhenNull: { } otherwise }:
                    parts.Push(otherwise);
                    parts.Push(given);
                    break;
                case IConditionalOperation { WhenTrue: { } either, WhenFalse: { } or }:
                    parts.Push(or);
                    parts.Push(either);
                    break;
                case IBinaryOperation { LeftOperand: var left, RightOperand: var right } when AsksWhereItLies(Bare(left), Bare(right)) || AsksWhereItLies(Bare(right), Bare(left)):
                case IPropertyReferenceOperation question when context.Queries.Located(question) is not null:
                    // Only its yes is a choice, which the flow of control knows.
                    break;
                case { } part when Visit(part).WhenTrue is { IsEverything: false } facts && facts.Proves(counts) && !IsSettled(part):
                    return true;
                case ILocalReferenceOperation { Local: { } local } when body.WritesOf(local) is [{ Value: { } only, IsAliased: false }] && (followed ??= new(SymbolEqualityComparer.Default)).Add(local):
                    parts.Push(only);
                    break;
            }
        }

        return false;
    }

    /// <summary>A flag that was given a constant on every way to here: <c>useGpu = true; if (useGpu)</c>.</summary>
    private bool IsSettled(IOperation part) => part is ILocalReferenceOperation or IParameterReferenceOperation && reach == Reach.Maximum
        && GuardAnalysis.Of(body, context).ValueAt(part, Reach.None) is var value && (value.WhenTrue.IsEverything || value.WhenFalse.IsEverything);
}
