using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Guards;

/// <summary>The types of flags: <c>bool</c> and <c>bool?</c>.</summary>
internal static class BooleanTypes
{
    /// <summary>Tells whether <paramref name="type"/> is one of them.</summary>
    public static bool Are(ITypeSymbol? type) =>
        type?.SpecialType == SpecialType.System_Boolean
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ SpecialType: SpecialType.System_Boolean }] };
}
