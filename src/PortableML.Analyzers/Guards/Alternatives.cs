using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>Tells how two places of one member stand to each other: as arms of one selection, or one after the other.</summary>
internal static class Alternatives
{
    /// <summary>Two arms of one conditional chain or switch: at most one of the two is reached.</summary>
    public static bool AreArms(IOperation first, IOperation second)
    {
        HashSet<IOperation> above = [];
        for (IOperation? current = first; current is not null; current = current.Parent)
        {
            above.Add(current);
        }

        IOperation? arm = null;
        IOperation? common = second;
        while (common is not null && !above.Contains(common))
        {
            arm = common;
            common = common.Parent;
        }

        IOperation? firstArm = null;
        for (IOperation? current = first; current is not null && current != common; current = current.Parent)
        {
            firstArm = current;
        }

        return common switch
        {
            IConditionalOperation choice => arm != choice.Condition && firstArm != choice.Condition,
            ISwitchOperation choice => arm is ISwitchCaseOperation && firstArm is ISwitchCaseOperation,
            ISwitchExpressionOperation => true,
            ICoalesceOperation => true,
            _ => false,
        };
    }

    /// <summary>
    /// The selection that a place belongs to: the innermost conditional, switch or <c>try</c> that holds it in an arm or its body, or the
    /// function around it. A chain of <c>else if</c> is one selection.
    /// </summary>
    public static IOperation Selection(IOperation place)
    {
        IOperation inner = place;
        for (IOperation? current = place.Parent; current is not null; inner = current, current = current.Parent)
        {
            switch (current)
            {
                case IConditionalOperation choice when inner != choice.Condition:
                case ISwitchOperation:
                case ISwitchExpressionOperation:
                case ITryOperation attempt when attempt.Body == inner:
                    IOperation chain = current;
                    while (chain.Parent is IConditionalOperation outer && outer.WhenFalse == chain)
                    {
                        chain = outer;
                    }

                    return chain;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return current;
            }
        }

        return inner;
    }
}
