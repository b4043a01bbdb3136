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

    /// <summary>Two places that choose for different variables, each of which gets its value there and then: neither is tried instead of the other.</summary>
    public static bool AreApart(IOperation first, IOperation second) =>
        Target(first) is { } one && Target(second) is { } other && !SymbolEqualityComparer.Default.Equals(one, other);

    /// <summary>The variable that gets the value of a place; null where that is not seen, or something else may be taken for a null.</summary>
    private static ISymbol? Target(IOperation place)
    {
        for (IOperation current = place; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IConditionalOperation choice when current != choice.Condition && !IsNull(choice.WhenTrue) && !IsNull(choice.WhenFalse):
                case ISwitchExpressionArmOperation arm when arm.Value == current:
                case ISwitchExpressionOperation selection when !selection.Arms.Any(static arm => IsNull(arm.Value)):
                case IConversionOperation or IArgumentOperation:
                case IInvocationOperation { Arguments.Length: 1 } or IObjectCreationOperation { Arguments.Length: 1 }:
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return declarator.Symbol;
                case ISimpleAssignmentOperation assignment when assignment.Value == current:
                    return assignment.Target switch
                    {
                        ILocalReferenceOperation local => local.Local,
                        IParameterReferenceOperation parameter => parameter.Parameter,
                        IMemberReferenceOperation member => member.Member,
                        _ => null,
                    };
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool IsNull(IOperation? value) => value is IConversionOperation conversion ? IsNull(conversion.Operand) : value?.ConstantValue is { HasValue: true, Value: null };

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
