using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Loops over a number of devices whose body has a device: from the last index down to 0, and over a range. A loop up to the number is a
/// plain comparison. A lambda that a query runs for each element is the body of such a loop.
/// </summary>
internal static class DeviceLoops
{
    /// <summary>
    /// <c>for (int i = count - 1; i &gt;= 0; i--)</c>: an index that starts below the number and only goes down proves a device while it is
    /// not negative. <paramref name="counted"/> tells of which devices a value is the number.
    /// </summary>
    public static GuardFact? CountsDown(BinaryOperatorKind kind, IOperation left, IOperation right, MemberBody body, Func<IOperation, GuardFact?> counted)
    {
        bool isBound = right.ConstantValue.Value is int;
        IOperation index = isBound ? left : right;
        int? bound = (isBound ? right : left).ConstantValue.Value as int?;
        kind = isBound ? kind : CountComparison.Mirror(kind);
        bool isNotNegative = (kind == BinaryOperatorKind.GreaterThanOrEqual && bound >= 0) || (kind == BinaryOperatorKind.GreaterThan && bound >= -1);
        if (!isNotNegative || index is not ILocalReferenceOperation { Local: { } local })
        {
            return null;
        }

        GuardFact? devices = null;
        foreach (LocalWrite write in body.WritesOf(local))
        {
            switch (write.Value)
            {
                case IIncrementOrDecrementOperation { Kind: OperationKind.Decrement }:
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, RightOperand.ConstantValue.Value: int and > 0 } below
                    when devices is null && counted(below.LeftOperand) is { } start:
                    devices = start;
                    break;
                default:
                    return null;
            }
        }

        return devices;
    }

    /// <summary><c>foreach (int i in Enumerable.Range(0, count))</c>, <c>Parallel.For(0, count, i =&gt; …)</c></summary>
    public static GuardFact? Ranges(IOperation? collection, Func<IOperation, GuardFact?> counted)
    {
        // What only leaves some out, or copies them, has no other elements.
        while (collection is IConversionOperation or IInvocationOperation { TargetMethod.Name: "Where" or "ToList" or "ToArray" or "AsParallel" or "AsEnumerable" })
        {
            collection = collection is IConversionOperation conversion ? conversion.Operand : ((IInvocationOperation)collection).Arguments.FirstOrDefault()?.Value;
        }

        return collection is IInvocationOperation { Arguments: [{ Value: { } from }, { Value: { } count }, ..], TargetMethod: { } method }
            && (method is { Name: "Range", ContainingType.Name: "Enumerable" or "ParallelEnumerable" } || IsParallelLoop(method))
            && from.ConstantValue.Value is int and >= 0
                ? counted(count)
                : null;
    }

    /// <summary>
    /// What <paramref name="function"/> runs for each element of: the sequence in <c>sequence.Select(i =&gt; …)</c>, the call itself where it counts;
    /// null where it runs otherwise.
    /// </summary>
    public static IOperation? SequenceOf(IAnonymousFunctionOperation function)
    {
        if (DelegateLists.Outer(function).Parent is not IArgumentOperation { Parent: IInvocationOperation call } argument)
        {
            return null;
        }

        if (IsParallelLoop(call.TargetMethod))
        {
            return call;
        }

        IOperation sequence = call.Instance ?? call.Arguments[0].Value;
        return sequence != argument.Value && (IsQuery(call.TargetMethod) || call.TargetMethod.Name == "ForEach") ? sequence : null;
    }

    private static bool IsQuery(IMethodSymbol method) => method.ContainingType?.Name is "Enumerable" or "ParallelEnumerable";

    private static bool IsParallelLoop(IMethodSymbol method) => method is { Name: "For", ContainingType.Name: "Parallel" };
}
