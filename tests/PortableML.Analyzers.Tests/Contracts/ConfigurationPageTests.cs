using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.Options;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Contracts;

/// <summary>docs/configuration.md says what the code does: its settings, their values and defaults, the modes and the categories.</summary>
public partial class ConfigurationPageTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md")).ReplaceLineEndings("\n");

    private static readonly ImmutableArray<DiagnosticDescriptor> s_rules = [.. EveryRule.Rules.SelectMany(rule => rule.SupportedDiagnostics).DistinctBy(rule => rule.Id)];

    public static TheoryData<string> CodeRuleIds => [.. s_rules.Where(rule => rule.Category != RuleCategories.Build).Select(rule => rule.Id)];

    [Fact]
    public void The_page_has_a_section_for_every_setting_and_for_no_other() => Assert.Equal(
        RuleOptions.All.Select(option => option.Key).Order(StringComparer.Ordinal),
        Heading().Matches(s_page).Select(heading => heading.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_setting_that_a_page_shows_exists_and_has_a_value_that_can_be_used()
    {
        (string Key, string Value)[] shown =
        [
            .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "README.md"))
                .SelectMany(file => Setting().Matches(File.ReadAllText(file))).Select(setting => (setting.Groups["key"].Value, setting.Groups["value"].Value.Trim())),
        ];

        Assert.Subset(shown.Select(setting => setting.Key).ToHashSet(), RuleOptions.All.Select(option => option.Key).ToHashSet());

        // The one that the page about PML9001 shows as a mistake.
        Assert.Equal([("portable_ml.allowed_vendors", "nvida")], shown.Where(setting => RuleOptions.All.SingleOrDefault(option => option.Key == setting.Key)?.Accepts(setting.Value) != true));
    }

    [Fact]
    public void The_vendors_on_the_page_are_those_that_can_be_allowed()
    {
        string[] vendors = [.. Code(Row("portable_ml.allowed_vendors", "Values")).TakeWhile(word => word != @"\|")];

        Assert.Equal(Accelerator.Vendors, vendors);
        OptionDefinition option = RuleOptions.All.Single(option => option.Key == "portable_ml.allowed_vendors");
        Assert.All([", ", " ", "|"], separator => Assert.True(option.Accepts(string.Join(separator, vendors).ToUpperInvariant())));
    }

    [Fact]
    public void The_defaults_on_the_page_are_those_of_the_code()
    {
        AnalyzerOptions none = new([]);
        SyntaxTree tree = CSharpSyntaxTree.ParseText("");

        Assert.Equal(string.Join(", ", RuleOptions.TorchDevices(none, tree)), Assert.Single(Code(Row("portable_ml.torch_devices", "Default"))));
        Assert.Equal(" none ", Row("portable_ml.guard_members", "Default"));
        Assert.Empty(RuleOptions.GuardMembers(none, [tree]));
        Assert.Equal(" none is allowed ", Row("portable_ml.allowed_vendors", "Default"));
        Assert.Empty(RuleOptions.AllowedVendors(none, tree));
        Assert.StartsWith(" the fixes write ", Row("portable_ml.device_expression", "Default"), StringComparison.Ordinal);
        Assert.Null(RuleOptions.DeviceExpression(none, tree));
        Assert.StartsWith(" the fixes write ", Row("portable_ml.append_provider_method", "Default"), StringComparison.Ordinal);
        Assert.Null(RuleOptions.AppendProviderMethod(none, tree));
    }

    [Fact]
    public void The_modes_on_the_page_are_those_that_the_package_has_and_that_its_error_names()
    {
        string[] modes = [.. Mode().Matches(Section("PortableMLAnalysisMode")).Select(row => row.Groups[1].Value)];
        string package = Path.Combine(Repository.Root, "src", "PortableML.Package");

        Assert.Equal("Default", modes[0]);
        Assert.Equal(
            modes.Skip(1).Select(mode => $"PortableML.{mode.ToLowerInvariant()}.globalconfig").Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(package, "config")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains(
            $"Its values are {string.Join(", ", modes.SkipLast(1))} and {modes[^1]}.",
            File.ReadAllText(Path.Combine(package, "buildTransitive", "PortableML.Analyzers.targets")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_property_that_the_package_reads_from_a_user_is_on_the_page()
    {
        string package = Path.Combine(Repository.Root, "src", "PortableML.Package", "buildTransitive");
        IEnumerable<string> read = Directory.GetFiles(package).SelectMany(file => Property().Matches(File.ReadAllText(file))).Select(property => property.Value)
            .Where(name => name is not ("PortableMLPackageReferences" or "PortableMLPrivatePackageReferences")).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["PortableMLAnalysisMode", "PortableMLGenerateHelpers"], read);
        Assert.All(read, property => Assert.Contains($"\n## {property}\n", s_page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_categories_on_the_page_are_those_of_the_rules_about_code() => Assert.Equal(
        s_rules.Select(rule => rule.Category).Where(category => category != RuleCategories.Build).Distinct().Order(StringComparer.Ordinal),
        Code(Categories().Match(s_page).Groups[1].Value).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(CodeRuleIds))]
    public async Task What_is_tied_to_an_allowed_vendor_is_reported_by_no_rule(string id)
    {
        foreach (Match example in Example().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules", id + ".md")).ReplaceLineEndings("\n")))
        {
            Diagnostic[] strict = await ReportedAsync(example.Groups["before"].Value, []);
            Diagnostic[] allowed = await ReportedAsync(example.Groups["before"].Value, new() { ["portable_ml.allowed_vendors"] = string.Join(", ", Accelerator.Vendors) });

            Assert.Contains(strict, found => found.Id == id);
            Assert.DoesNotContain(allowed, found => found.Properties.ContainsKey("vendor"));
        }
    }

    private static async Task<Diagnostic[]> ReportedAsync(string code, Dictionary<string, string> settings)
    {
        string source = code.StartsWith("using ", StringComparison.Ordinal) ? code : "using TorchSharp;\n" + Sources.OnnxMembers(code.TrimEnd());
        CSharpCompilation compilation = new SourceOptions { References = LibraryReferences.Catalogued }.Compile([]).AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, path: "Example.cs"));
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(s_rules.Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn))));
        return [.. await compilation.WithAnalyzers(EveryRule.Rules, new AnalyzerOptions([], new SharedOptions(settings))).GetAnalyzerDiagnosticsAsync()];
    }

    private static string Section(string heading)
    {
        int start = s_page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"The page has no section '{heading}'.");
        int end = s_page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? s_page[start..] : s_page[start..end];
    }

    /// <summary>The second cell of the row that begins with <paramref name="name"/> in a setting's table.</summary>
    private static string Row(string setting, string name) =>
        Section(setting).Split('\n').Single(line => line.StartsWith($"| {name} |", StringComparison.Ordinal))[$"| {name} |".Length..].TrimEnd('|');

    private static IEnumerable<string> Code(string text) => Quoted().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex("^## (portable_ml\\..*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<key>portable_ml\.\w+) = (?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("^\\| `(\\w+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Mode();

    [GeneratedRegex(@"(?<![_\w])PortableML[A-Z]\w+(?<!CheckAnalysisMode|CollectPackageReferences)\b(?!\.)")]
    private static partial Regex Property();

    [GeneratedRegex("^All rules of a category, (.*):$", RegexOptions.Multiline)]
    private static partial Regex Categories();

    [GeneratedRegex("""Before:\s+```csharp\n(?<before>.*?)```""", RegexOptions.Singleline)]
    private static partial Regex Example();
}
