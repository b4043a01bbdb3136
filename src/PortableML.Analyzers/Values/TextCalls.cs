using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Values;

/// <summary>What the framework's own calls do with a device's text.</summary>
internal static class TextCalls
{
    /// <summary>The call gives the text that it is made on, but for case and blanks, or the name of an enum member.</summary>
    public static bool IsSameText(IInvocationOperation call) => call is
    {
        Type.SpecialType: SpecialType.System_String,
        TargetMethod.Name: "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant" or "Trim" or "ToString",
        Instance.Type: { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Enum },
    };

    /// <summary>The outcome of a test of a text that is <paramref name="constant"/>; null for any other call.</summary>
    public static bool? Test(IInvocationOperation call, object constant)
    {
        if (constant is not string text || call.TargetMethod.ContainingType.SpecialType != SpecialType.System_String
            || call.Arguments is not [{ Value.ConstantValue: { HasValue: true, Value: string part } }, ..])
        {
            return null;
        }

        return call.TargetMethod.Name switch
        {
            "Equals" => string.Equals(text, part, StringComparison.OrdinalIgnoreCase),
            "StartsWith" => text.StartsWith(part, StringComparison.OrdinalIgnoreCase),
            "Contains" => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0,
            _ => null,
        };
    }
}
