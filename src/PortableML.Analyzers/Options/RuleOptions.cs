using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PortableML.Analyzers.Options;

/// <summary>Reads the settings of <c>.editorconfig</c> and <c>.globalconfig</c>.</summary>
internal static class RuleOptions
{
    private const string AllowedVendorsKey = "portable_ml.allowed_vendors";

    private static readonly char[] s_separators = [',', ' ', '|'];

    /// <summary>The vendors that the file may depend on: <c>portable_ml.allowed_vendors = nvidia, apple</c>.</summary>
    public static ImmutableHashSet<string> AllowedVendors(AnalyzerOptions options, SyntaxTree tree) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(AllowedVendorsKey, out string? value)
            ? value.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase)
            : ImmutableHashSet<string>.Empty;
}
