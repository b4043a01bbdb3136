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
        if (inner.Kind == OperationKind.Labeled)
        {
            return facts;
        }

        foreach (IOperation statement in Checks(block))
        {
            if (statement == inner || statement.Syntax.SpanStart >= inner.Syntax.SpanStart)
            {
                break;
            }

            facts = statement switch
            {
                IConditionalOperation choice => facts.And(Side(choice.Condition, isTrue: !Exits.Leaves(choice.WhenTrue))),
                IExpressionStatementOperation { Operation: IInvocationOperation call } when AssertionCalls.Read(call) is { } assertion =>
                    facts.And(Side(assertion.Condition, assertion.Value)),
                ILabeledOperation => FactSet.Empty,
                _ => facts,
            };
        }

        return facts;
    }

    /// <summary>The statements of <paramref name="block"/> that are checks, looked for once.</summary>
    private IOperation[] Checks(IBlockOperation block)
    {
        Dictionary<IBlockOperation, IOperation[]> known = body.Kept<Dictionary<IBlockOperation, IOperation[]>>(typeof(NestedFacts)) ?? body.Keep(typeof(NestedFacts), new Dictionary<IBlockOperation, IOperation[]>());
        lock (known)
        {
            if (!known.TryGetValue(block, out IOperation[]? checks))
            {
                known.Add(block, checks = [.. block.Operations.Where(IsCheck)]);
            }

            return checks;
        }
    }

    /// <summary>The statement says something to those behind it. Of many statements few do, and they are asked for at every place.</summary>
    private static bool IsCheck(IOperation statement) => statement switch
    {
        IConditionalOperation choice => Exits.Leaves(choice.WhenTrue) || (choice.WhenFalse is { } otherwise && Exits.Leaves(otherwise)),
        IExpressionStatementOperation { Operation: IInvocationOperation call } => AssertionCalls.IsTypeName(call.TargetMethod.ContainingType.Name),
        _ => statement.Kind == OperationKind.Labeled,
    };

    private FactSet Side(IOperation condition, bool isTrue)
    {
        ConditionFacts proved = new GuardConditionVisitor(context, body, Reach.None).Visit(condition);
        return isTrue ? proved.WhenTrue : proved.WhenFalse;
    }
}
