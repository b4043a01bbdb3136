using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace PortableML.RuleDocs;

/// <summary>The files that hold something generated, each with what writes it from its text of before.</summary>
internal static class GeneratedFiles
{
    private static readonly Dictionary<string, string> s_areas = new()
    {
        ["TorchSharp"] = "TorchSharp",
        ["OnnxRuntime"] = "ONNX Runtime",
        ["MachineLearning"] = "Other machine-learning libraries",
        ["Interop"] = "Native libraries and the environment",
        ["Build"] = "Project files and configuration",
    };

    /// <summary>Every file, by its path in the repository.</summary>
    public static IEnumerable<(string Path, Func<string?, string> Write)> Of(RuleList rules)
    {
        yield return ("README.md", text => RepositoryFiles.Between(text, "rules", Table(rules)));
        yield return ("docs/README.md", text => RepositoryFiles.Between(text, "rules", Index(rules)));
        foreach (DiagnosticDescriptor rule in rules.Rules)
        {
            yield return ($"docs/rules/{rule.Id}.md", text => Page(text, rule, rules));
        }

        foreach (AnalysisMode mode in AnalysisMode.All)
        {
            yield return ($"src/PortableML.Package/config/PortableML.{mode.Name.ToLowerInvariant()}.globalconfig", _ => mode.Config(rules.Rules));
        }
    }

    private static string Table(RuleList rules)
    {
        StringBuilder table = new("| Rule | Title | Category | Default severity | Fix |\n| --- | --- | --- | --- | --- |\n");
        foreach (DiagnosticDescriptor rule in rules.Rules)
        {
            table.Append(CultureInfo.InvariantCulture,
                $"| [{rule.Id}](docs/rules/{rule.Id}.md) | {RuleList.Title(rule)} | {rule.Category} | {RuleList.Severity(rule)} | {rules.Fix(rule)} |\n");
        }

        return table.ToString();
    }

    private static string Index(RuleList rules)
    {
        StringBuilder index = new();
        foreach (IGrouping<string, DiagnosticDescriptor> area in rules.Rules.GroupBy(rule => rule.Category))
        {
            index.Append(CultureInfo.InvariantCulture, $"{s_areas[area.Key]}:\n\n");
            foreach (DiagnosticDescriptor rule in area)
            {
                index.Append(CultureInfo.InvariantCulture, $"- [{rule.Id}](rules/{rule.Id}.md): {RuleList.Title(rule)}\n");
            }

            index.Append('\n');
        }

        return index.ToString();
    }

    /// <summary>Everything above the section 'Cause'.</summary>
    private static string Page(string? text, DiagnosticDescriptor rule, RuleList rules)
    {
        int cause = text?.IndexOf("## Cause\n", StringComparison.Ordinal) ?? -1;
        return cause < 0
            ? throw new InvalidDataException("a rule's page has a section '## Cause'; docs/rules/PML1001.md is one to follow.")
            : $"""
                # {rule.Id}: {RuleList.Title(rule)}

                | | |
                | --- | --- |
                | Category | {rule.Category} |
                | Default severity | {RuleList.Severity(rule)} |
                | Enabled by default | {(rule.IsEnabledByDefault ? "yes" : "no")} |
                | Fix | {rules.Fix(rule)} |
                | Since | {rules.Since(rule)} |


                """.ReplaceLineEndings("\n") + text![cause..];
    }
}
