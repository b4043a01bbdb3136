using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>The parts of tuples, by their numbers.</summary>
internal static class TupleParts
{
    /// <summary>The number, from 0 on, of the part that <paramref name="field"/> is; null for the field of any other type, and beyond the seventh.</summary>
    public static int? IndexOf(IFieldSymbol field) =>
        field.ContainingType is { IsTupleType: true } && (field.CorrespondingTupleField ?? field).Name is ['I', 't', 'e', 'm', var digit and >= '1' and <= '7']
            ? int.Parse(digit.ToString(), CultureInfo.InvariantCulture) - 1
            : null;

    /// <summary>What is written for that part; null where <paramref name="whole"/> is no tuple that is written out.</summary>
    public static IOperation? Of(IOperation whole, int index)
    {
        while (whole is IConversionOperation conversion)
        {
            whole = conversion.Operand;
        }

        return whole is ITupleOperation { Elements: var elements } && index < elements.Length ? elements[index] : null;
    }
}
