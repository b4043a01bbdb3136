using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Values;

/// <summary>
/// The branches in which an operation stands: arms, cases, loops, handlers, attempts and nested functions. What stands in the same or fewer
/// branches than another operation has run where that one runs (or will run, if it comes later).
/// </summary>
internal static class Branches
{
    /// <summary>The branches around <paramref name="operation"/>, each by the operation that it runs.</summary>
    public static HashSet<IOperation> Of(IOperation operation)
    {
        HashSet<IOperation> branches = [];
        for (IOperation inner = operation; inner.Parent is { } outer; inner = outer)
        {
            if (IsBranch(outer, inner))
            {
                branches.Add(inner);
            }
        }

        return branches;
    }

    private static bool IsBranch(IOperation outer, IOperation inner) => outer switch
    {
        IConditionalOperation choice => choice.Condition != inner,
        IConditionalAccessOperation access => access.WhenNotNull == inner,
        ICoalesceOperation coalesce => coalesce.WhenNull == inner,
        ISwitchCaseOperation or ISwitchExpressionArmOperation or ILoopOperation or ICatchClauseOperation or IAnonymousFunctionOperation or ILocalFunctionOperation => true,
        ITryOperation attempt => attempt.Finally != inner && attempt.Catches.Length > 0,
        _ => false,
    };
}
