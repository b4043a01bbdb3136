using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// What the conditions around a place and the early returns before it prove by how they are written. It is less than the graph tells, but needs
/// none, and it is enough for most guarded places.
/// </summary>
internal readonly struct NestedFacts(GuardContext context, MemberBody body)
{
    /// <summary>What is proved at <paramref name="operation"/> inside its function, and around that where it is a lambda.</summary>
    public FactSet At(IOperation operation)
    {
        FactSet facts = FactSet.Empty;
        IOperation inner = operation;
        for (IOperation? current = operation.Parent; current is not null and not ILocalFunctionOperation; inner = current, current = current.Parent)
        {
            switch (current.Kind)
            {
                case OperationKind.Conditional when ((IConditionalOperation)current).Condition != inner:
                    facts = facts.And(Side(((IConditionalOperation)current).Condition, ((IConditionalOperation)current).WhenTrue == inner));
                    break;
                case OperationKind.Binary when current is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } joined
                    && joined.RightOperand == inner:
                    facts = facts.And(Side(joined.LeftOperand, joined.OperatorKind == BinaryOperatorKind.ConditionalAnd));
                    break;
                case OperationKind.Block:
                    facts = facts.And(Before(inner, (IBlockOperation)current));
                    break;
            }
        }

        return facts;
    }

    /// <summary>What is proved by the statements before <paramref name="inner"/>, which are left unless their condition says so; a label may be jumped to past them.</summary>
    private FactSet Before(IOperation inner, IBlockOperation block)
    {
        FactSet facts = FactSet.Empty;
        foreach (IOperation statement in block.Operations)
        {
            if (statement.Kind == OperationKind.Labeled)
            {
                facts = FactSet.Empty;
            }

            if (statement == inner)
            {
                break;
            }

            if (statement.Kind == OperationKind.Conditional)
            {
                IConditionalOperation choice = (IConditionalOperation)statement;
                facts = Exits.Leaves(choice.WhenTrue) ? facts.And(Side(choice.Condition, isTrue: false))
                    : choice.WhenFalse is { } otherwise && Exits.Leaves(otherwise) ? facts.And(Side(choice.Condition, isTrue: true))
                    : facts;
            }
            else if (statement is IExpressionStatementOperation { Operation: IInvocationOperation call } && AssertionCalls.IsTypeName(call.TargetMethod.ContainingType.Name)
                && AssertionCalls.Read(call) is { } assertion)
            {
                facts = facts.And(Side(assertion.Condition, assertion.Value));
            }
        }

        return facts;
    }

    private FactSet Side(IOperation condition, bool isTrue)
    {
        ConditionFacts proved = new GuardConditionVisitor(context, body, Reach.None).Visit(condition);
        return isTrue ? proved.WhenTrue : proved.WhenFalse;
    }
}
