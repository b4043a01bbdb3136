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
        AllowedVendors(options.AnalyzerConfigOptionsProvider.GetOptions(tree));

    /// <summary>The same for an additional file, such as a project file.</summary>
    public static ImmutableHashSet<string> AllowedVendors(AnalyzerOptions options, AdditionalText file) =>
        AllowedVendors(options.AnalyzerConfigOptionsProvider.GetOptions(file));

    private static ImmutableHashSet<string> AllowedVendors(AnalyzerConfigOptions options) =>
        options.TryGetValue(AllowedVendorsKey, out string? value)
            ? value.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase)
            : ImmutableHashSet<string>.Empty;
}
