using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <summary>Tells whether the constants that a catalogue line asks for are those of a call or an assignment.</summary>
internal static class EntryConditions
{
    /// <summary>
    /// Tells whether every condition of <paramref name="entry"/> holds at <paramref name="operation"/>. A value that is not constant is the
    /// caller's or the user's choice, so that a condition on it does not hold, unless it only asks for anything but a constant.
    /// </summary>
    public static bool Hold(CatalogEntry entry, IOperation operation)
    {
        // An index, not foreach: nearly every line has no condition, and an enumerator would be allocated for each call.
        for (int i = 0; i < entry.Conditions.Count; i++)
        {
            if (Value(operation, entry.Conditions[i].Parameter) is not { } value || !IsConstant(value, entry.Conditions[i].Constant))
            {
                return false;
            }
        }

        return true;
    }

    private static IOperation? Value(IOperation operation, string parameter)
    {
        if (operation is ISimpleAssignmentOperation assignment)
        {
            return assignment.Value;
        }

        ImmutableArray<IArgumentOperation> arguments = operation switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        return arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
    }

    private static bool IsConstant(IOperation value, string constant)
    {
        if (constant.StartsWith("!", StringComparison.Ordinal))
        {
            return !IsConstant(value, constant.Substring(1));
        }

        while (value is IConversionOperation conversion && !value.ConstantValue.HasValue)
        {
            value = conversion.Operand;
        }

        if (value is ILocalReferenceOperation { Local.IsConst: false } local)
        {
            return LocalValues.Of(local.Local, MemberBody.Of(local)) is [{ } only] && only is not ILocalReferenceOperation && IsConstant(only, constant);
        }

        return value.ConstantValue is { HasValue: true, Value: var actual } && constant switch
        {
            "true" => actual is true,
            "false" => actual is false,
            // A negative number is "none".
            "*" => actual is not null and not < 0,
            _ => string.Equals(actual as string, constant, StringComparison.Ordinal),
        };
    }
}
