using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <summary>
/// Recognises the call that takes a device out of a list by what it is, and that throws where the list holds none:
/// <c>devices.First(d =&gt; d.Kind == Kind.Cuda)</c>, <c>devices.Where(…).Single()</c>.
/// </summary>
internal static class PickedDevices
{
    /// <summary>The call for which <paramref name="value"/> says which device of <paramref name="library"/> to take; null where it says none, or a missing one throws nothing.</summary>
    public static IInvocationOperation? By(IOperation value, CatalogLibrary library)
    {
        if (Test(value) is not { } test)
        {
            return null;
        }

        while (test.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both)
        {
            test = both;
        }

        return test.Parent is IReturnOperation { Parent: IBlockOperation { Operations.Length: 1, Parent: IAnonymousFunctionOperation { Symbol.Parameters: [{ Type.ContainingAssembly.Name: { } assembly }] } function } }
            && library.Assemblies.Contains(assembly)
            && DelegateLists.Outer(function).Parent is IArgumentOperation { Parent: IInvocationOperation call }
                ? Throwing(call)
                : null;
    }

    private static IInvocationOperation? Throwing(IInvocationOperation call) =>
        TakenElements.AreMadeBy(call) ? call
        : call is { TargetMethod: { Name: "Where", ContainingNamespace.Name: "Linq" }, Parent: IArgumentOperation { Parent: IInvocationOperation taking } } && TakenElements.AreMadeBy(taking) ? taking
        : null;

    /// <summary>The comparison of a device's property with <paramref name="value"/>, which asks for equality.</summary>
    private static IOperation? Test(IOperation value) => Outer(value).Parent switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison when IsOfElement(comparison.LeftOperand) || IsOfElement(comparison.RightOperand) => comparison,
        IConstantPatternOperation { Parent: IIsPatternOperation pattern } when IsOfElement(pattern.Value) => pattern,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String } } call }
            when IsOfElement(call.Instance ?? call.Arguments[0].Value) => call,
        _ => null,
    };

    private static bool IsOfElement(IOperation value) =>
        (value is IConversionOperation conversion ? conversion.Operand : value) is IPropertyReferenceOperation { Instance: IParameterReferenceOperation };

    private static IOperation Outer(IOperation value) => value.Parent is IConversionOperation { OperatorMethod: null } conversion ? Outer(conversion) : value;
}
