using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>Pairs the sides of an assignment of several values at once: <c>(a, b) = (x, y)</c>.</summary>
internal static class Deconstruction
{
    /// <summary>What gets the element <paramref name="value"/>; null where it is no element of the right side, or the left one shows none for it.</summary>
    public static IOperation? TargetOf(IOperation value) => value.Parent is ITupleOperation ? Opposite(value, isValue: true) : null;

    /// <summary>The value that <paramref name="target"/> gets; null where it is no element of the left side, or the right one is no tuple.</summary>
    public static IOperation? ValueOf(IOperation target) => Opposite(target, isValue: false);

    /// <summary>Tells whether <paramref name="reference"/> is an element of a left side.</summary>
    public static bool IsTarget(IOperation reference)
    {
        IOperation side = reference;
        while (side.Parent is ITupleOperation or IDeclarationExpressionOperation)
        {
            side = side.Parent;
        }

        return side.Parent is IDeconstructionAssignmentOperation whole && whole.Target == side;
    }

    private static IOperation? Opposite(IOperation side, bool isValue)
    {
        while (side.Parent is IConversionOperation { IsImplicit: true } or IDeclarationExpressionOperation)
        {
            side = side.Parent;
        }

        return side.Parent switch
        {
            IDeconstructionAssignmentOperation whole when isValue && whole.Value == side => Bare(whole.Target),
            IDeconstructionAssignmentOperation whole when !isValue && whole.Target == side => Bare(whole.Value),
            ITupleOperation tuple when Opposite(tuple, isValue) is ITupleOperation other && other.Elements.Length == tuple.Elements.Length =>
                Bare(other.Elements[tuple.Elements.IndexOf(side)]),
            _ => null,
        };
    }

    private static IOperation Bare(IOperation operation) => operation switch
    {
        IConversionOperation { IsImplicit: true } conversion => Bare(conversion.Operand),
        IDeclarationExpressionOperation declaration => Bare(declaration.Expression),
        _ => operation,
    };
}
