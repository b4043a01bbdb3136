using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <summary>Tells whether the null that <c>as</c> can give is tested, and whether a cast can fail at all.</summary>
internal static class UntestedCast
{
    /// <summary>
    /// The value of <paramref name="cast"/> is tested where it stands, or the local that holds it is tested somewhere in its member, or it goes
    /// where that is not seen. A cast that throws is never tested.
    /// </summary>
    public static bool IsTested(IConversionOperation cast)
    {
        if (!cast.IsTryCast)
        {
            return false;
        }

        return cast.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } }
            || MemberBody.Of(cast).Operations.Any(operation => operation is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsTest(reference));
    }

    /// <summary>
    /// The object that casts a member of its own (<c>(CudaAccelerator)Accelerator</c>) is only ever made with a value of that type: each
    /// constructor of its type takes one, so that whoever made it had found the hardware.
    /// </summary>
    public static bool IsAssured(IConversionOperation cast) =>
        cast is { Operand: IMemberReferenceOperation { Instance: IInstanceReferenceOperation { Type: INamedTypeSymbol { InstanceConstructors: { Length: > 0 } constructors } } }, Type: { } type }
        && constructors.All(constructor => constructor.Parameters.Any(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, type)));

    private static bool IsTest(IOperation value) => value.Parent switch
    {
        IConversionOperation conversion => IsTest(conversion),
        IBinaryOperation or IIsPatternOperation or ICoalesceOperation or IIsTypeOperation or ICoalesceAssignmentOperation or IConditionalAccessOperation => true,
        ISimpleAssignmentOperation assignment => assignment.Target == value,
        _ => false,
    };
}
