using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <summary>Tells whether a device object can be had where the machine has no such device.</summary>
internal static class FoundDevice
{
    /// <summary>
    /// The call takes its device out of a list without asking whether there is one: <c>list[0]</c>, <c>list.First()</c>, also by way of a local
    /// that is nothing else. A device in any other variable or in a parameter was found before.
    /// </summary>
    public static bool MayBeMissing(IOperation call) => call is IInvocationOperation { Instance: { } device } && IsTaken(Held(Bare(device)));

    private static bool IsTaken(IOperation device) => device is
        IPropertyReferenceOperation { Property.IsIndexer: true } or IArrayElementReferenceOperation
        or IInvocationOperation { TargetMethod.Name: "First" or "Single" or "Last" or "ElementAt" };

    private static IOperation Held(IOperation device) =>
        device is ILocalReferenceOperation local && LocalValues.Of(local.Local, MemberBody.Of(local)) is [{ } only] ? Bare(only) : device;

    /// <summary>The device is written as a call that is itself <paramref name="isSite"/>: that one is reported.</summary>
    public static bool IsMadeBy(IOperation call, Func<ISymbol, bool> isSite) =>
        call is IInvocationOperation { Instance: { } device } && Bare(device) is IInvocationOperation made && isSite(made.TargetMethod);

    private static IOperation Bare(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
