using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <summary>The constant keys of the settings that a call is given: one as a text, or those that the member puts into a dictionary.</summary>
internal static class SettingKeys
{
    /// <summary>The keys in the argument for <paramref name="parameter"/>, in the order of the code.</summary>
    public static IEnumerable<(IOperation Key, string Text)> Of(IInvocationOperation call, string parameter)
    {
        IOperation? value = null;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            value = argument.Parameter?.Name == parameter && argument.ArgumentKind != ArgumentKind.DefaultValue ? Unwrap(argument.Value) : value;
        }

        if (value?.Type?.SpecialType == SpecialType.System_String)
        {
            return Text(value, call) is { } text ? [(value, text)] : [];
        }

        object? target = value switch
        {
            IObjectCreationOperation made => made,
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation given => given.Parameter,
            IMemberReferenceOperation member => member.Member,
            _ => null,
        };
        return target is null ? [] : PutInto(target, call);
    }

    private static IEnumerable<(IOperation Key, string Text)> PutInto(object dictionary, IOperation call)
    {
        foreach (IOperation operation in MemberBody.Of(call).Operations)
        {
            // dictionary["key"] = …, dictionary.Add("key", …), and both in an initialiser.
            IOperation? key = operation switch
            {
                IPropertyReferenceOperation { Arguments: [{ Value: var index }], Parent: ISimpleAssignmentOperation { Target: var assigned } } when assigned == operation => index,
                IInvocationOperation { Arguments: [{ Value: var first }, _] } => first,
                _ => null,
            };
            if (key is { ConstantValue: { HasValue: true, Value: string text } } && Equals(SameObject.Target(operation), dictionary))
            {
                yield return (Unwrap(key), text);
            }
        }
    }

    /// <summary>A constant, or a variable that only ever holds one.</summary>
    private static string? Text(IOperation value, IOperation call) => value switch
    {
        { ConstantValue: { HasValue: true, Value: string constant } } => constant,
        ILocalReferenceOperation local => LocalValues.Of(local.Local, MemberBody.Of(call)) is [{ ConstantValue: { HasValue: true, Value: string only } }] ? only : null,
        _ => null,
    };

    private static IOperation Unwrap(IOperation value) => value is IConversionOperation conversion ? Unwrap(conversion.Operand) : value;
}
