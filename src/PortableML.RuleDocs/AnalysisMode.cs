using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Descriptors;

namespace PortableML.RuleDocs;

/// <summary>A value of the MSBuild property <c>PortableMLAnalysisMode</c> that changes severities; <c>Default</c> changes none.</summary>
internal sealed record AnalysisMode(string Name, string Meaning, Func<DiagnosticDescriptor, string?> Severity)
{
    /// <summary>The modes with a file of their own.</summary>
    public static readonly ImmutableArray<AnalysisMode> All =
    [
        new("Minimum", "only what fails on other hardware", rule => rule.CustomTags.Contains(RuleTags.Throws) ? null : "none"),
        new("Strict", "Info rules become warnings, rules that are off become suggestions", rule =>
            !rule.IsEnabledByDefault ? "suggestion" : rule.DefaultSeverity == DiagnosticSeverity.Info ? "warning" : null),
        new("Enforce", "warnings become errors", rule => rule is { IsEnabledByDefault: true, DefaultSeverity: DiagnosticSeverity.Warning } ? "error" : null),
    ];

    /// <summary>The text of the mode's <c>.globalconfig</c>, which any setting of the user outweighs.</summary>
    public string Config(IEnumerable<DiagnosticDescriptor> rules)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# Analysis mode {Name}: {Meaning}. Written by src/PortableML.RuleDocs.\n");
        text.Append("is_global = true\nglobal_level = -100\n\n");
        foreach (DiagnosticDescriptor rule in rules)
        {
            if (Severity(rule) is { } severity)
            {
                text.Append(CultureInfo.InvariantCulture, $"dotnet_diagnostic.{rule.Id}.severity = {severity}\n");
            }
        }

        return text.ToString();
    }
}
