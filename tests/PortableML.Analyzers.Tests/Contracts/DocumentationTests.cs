using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.Rules;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Contracts;

/// <summary>What the README and the pages of the rules say is what the rules are.</summary>
public partial class DocumentationTests
{
    private static readonly string s_root = FindRoot();

    private static readonly ImmutableArray<DiagnosticDescriptor> s_rules =
        [.. Analyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    private static readonly ImmutableArray<CodeFixProvider> s_fixes = [.. Instances<CodeFixProvider>(Assembly.Load("PortableML.CodeFixes"))];

    public static TheoryData<string> RuleIds => [.. s_rules.Select(rule => rule.Id)];

    /// <summary>The rules that look at C# code; those about project files have examples in XML and no pragma.</summary>
    public static TheoryData<string> CodeRuleIds => [.. s_rules.Where(rule => rule.Category != RuleCategories.Build).Select(rule => rule.Id)];

    private const string SettingsRule = Descriptors.RuleIds.UnusableConfiguration;

    public static TheoryData<string> ProjectRuleIds => [.. s_rules.Where(rule => rule.Category == RuleCategories.Build && rule.Id != SettingsRule).Select(rule => rule.Id)];

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Path.Combine(s_root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(s_root, file).Replace('\\', '/')).Prepend("README.md").Order(StringComparer.Ordinal)];

    [Fact]
    public void The_table_of_the_README_lists_the_rules_as_they_are()
    {
        IEnumerable<string> documented = RuleRow().Matches(Read("README.md"))
            .Select(row => string.Join(" | ", Enumerable.Range(1, 6).Select(column => row.Groups[column].Value.Trim())));

        IEnumerable<string> actual = s_rules.Select(rule =>
            $"{rule.Id} | docs/rules/{rule.Id}.md | {Title(rule)} | {rule.Category} | {Severity(rule)} | {Fix(rule)}");

        Assert.Equal(actual, documented);
    }

    [Fact]
    public void The_index_names_every_rule_with_its_title()
    {
        IEnumerable<string> documented = IndexLine().Matches(Read("docs/README.md")).Select(line => line.Groups[1].Value + ": " + line.Groups[2].Value);

        Assert.Equal(s_rules.Select(rule => $"{rule.Id}: {Title(rule)}"), documented);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void The_page_of_a_rule_says_what_the_rule_is(string id)
    {
        DiagnosticDescriptor rule = Rule(id);
        string page = Read($"docs/rules/{id}.md");

        Assert.Equal($"# {id}: {Title(rule)}", page.Split('\n')[0]);
        Assert.Equal(
            [
                ("Category", rule.Category),
                ("Default severity", Severity(rule)),
                ("Enabled by default", rule.IsEnabledByDefault ? "yes" : "no"),
                ("Fix", Fix(rule)),
                ("Since", ReleaseOf(id)),
            ],
            TableRow().Matches(page[..page.IndexOf("## Cause", StringComparison.Ordinal)]).Select(row => (row.Groups[1].Value, row.Groups[2].Value)));
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void The_page_of_a_rule_has_the_sections_of_every_page(string id)
    {
        IEnumerable<string> sections = Read($"docs/rules/{id}.md").Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal));

        Assert.Equal(
            ["## Cause", "## Description", "## What it does not see", "## How to fix", "## When to suppress", "## Options", "## Example", "## Configure severity", "## Related rules"],
            sections);
    }

    [Theory]
    [MemberData(nameof(CodeRuleIds))]
    public void The_page_of_a_rule_shows_how_to_silence_this_rule(string id)
    {
        DiagnosticDescriptor rule = Rule(id);
        string section = Section(Read($"docs/rules/{id}.md"), "## Configure severity");

        Assert.Contains($"#pragma warning disable {id} //", section, StringComparison.Ordinal);
        Assert.Contains($"#pragma warning restore {id}\n", section, StringComparison.Ordinal);
        Assert.Contains($"dotnet_diagnostic.{id}.severity = none\n", section, StringComparison.Ordinal);
        Assert.Contains($"dotnet_analyzer_diagnostic.category-{rule.Category}.severity = ", section, StringComparison.Ordinal);
        Assert.Contains($"[SuppressMessage(\"{rule.Category}\", \"{id}:{Title(rule)}\", Justification = ", section, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CodeRuleIds))]
    public async Task The_rule_reports_what_its_page_shows_before_and_nothing_warns_about_what_it_shows_after(string id)
    {
        string page = Read($"docs/rules/{id}.md");
        MatchCollection examples = Example().Matches(page);
        Assert.NotEmpty(Example().Matches(Section(page, "## Example")));

        foreach (Match example in examples)
        {
            ImmutableArray<Diagnostic> before = await AnalyzeAsync(OutputKind.DynamicallyLinkedLibrary, [("Example.cs", Source(example, "before"))]);
            ImmutableArray<Diagnostic> after = await AnalyzeAsync(OutputKind.DynamicallyLinkedLibrary, [("Example.cs", Source(example, "after")), .. Helpers(Source(example, "after"))]);

            Assert.True(before.Any(found => found.Id == id), $"{id} does not report:\n{example.Groups["before"].Value}");
            Assert.True(
                !after.Any(found => found.Id == id || found.Severity >= DiagnosticSeverity.Warning),
                $"This is still reported:\n{example.Groups["after"].Value}\n{string.Join('\n', after)}");
        }
    }

    [Theory]
    [MemberData(nameof(ProjectRuleIds))]
    public async Task The_rule_reports_the_project_file_that_its_page_shows_before_and_not_the_one_after(string id)
    {
        string page = Read($"docs/rules/{id}.md");
        Match example = Assert.Single(ProjectExample().Matches(page));

        Assert.Contains($"dotnet_diagnostic.{id}.severity = ", Section(page, "## Configure severity"), StringComparison.Ordinal);
        Assert.Contains(id, await ReportedAsync(example.Groups["before"].Value, [.. PackageId().Matches(example.Groups["before"].Value).Select(match => match.Groups[1].Value)]));
        Assert.Empty(await ReportedAsync(example.Groups["after"].Value, [PackageId().Match(example.Groups["after"].Value).Groups[1].Value]));
    }

    [Fact]
    public async Task The_rule_about_settings_reports_the_one_that_its_page_shows_before_and_not_the_one_after()
    {
        Match example = SettingsExample().Match(Read($"docs/rules/{SettingsRule}.md"));
        Assert.True(example.Success);

        Assert.Equal([SettingsRule], await ReportedAsync(example.Groups["before"].Value));
        Assert.Empty(await ReportedAsync(example.Groups["after"].Value));

        static async Task<IEnumerable<string>> ReportedAsync(string settings)
        {
            Dictionary<string, string> values = settings.Split('\n').Select(line => line.Split('=')).Where(parts => parts.Length == 2)
                .ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim());
            AnalyzerOptions options = new([], new SharedOptions(values));
            CSharpCompilation compilation = new SourceOptions().Compile([SourceText.From("class Sample { }")]);
            return (await compilation.WithAnalyzers([.. Analyzers()], options).GetAnalyzerDiagnosticsAsync()).Select(found => found.Id);
        }
    }

    [Theory]
    [MemberData(nameof(CodeRuleIds))]
    public async Task The_fix_writes_what_the_page_of_its_rule_shows(string id)
    {
        MatchCollection examples = Example().Matches(Section(Read($"docs/rules/{id}.md"), "## How to fix"));
        Assert.Equal(s_fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id)), examples.Count > 0);

        foreach (Match example in examples)
        {
            Assert.Equal(Source(example, "after"), await FixAsync(Source(example, "before"), Source(example, "after"), id));
        }
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void The_help_link_of_a_rule_leads_to_its_page(string id)
    {
        string[] parts = Rule(id).HelpLinkUri.Split("/blob/main/");

        Assert.Equal(2, parts.Length);
        Assert.Contains($"<RepositoryUrl>{parts[0]}</RepositoryUrl>", Read("src/Directory.Build.props"), StringComparison.Ordinal);
        Assert.StartsWith($"# {id}:", Read(parts[1]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_names_only_rules_that_exist(string page)
    {
        Assert.DoesNotContain(RuleId().Matches(Read(page)).Select(match => match.Value), id => s_rules.All(rule => rule.Id != id));
        Assert.True(!page.StartsWith("docs/rules/", StringComparison.Ordinal) || s_rules.Any(rule => page == $"docs/rules/{rule.Id}.md"), $"{page} is no rule's.");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_links_of_a_page_lead_to_files_and_headings_that_exist(string page)
    {
        foreach (string link in Link().Matches(Read(page)).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)))
        {
            string[] parts = link.Split('#');
            string target = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, parts[0]);

            Assert.True(Path.Exists(Path.Combine(s_root, target)), $"{page} links to {link}, which is not there.");
            if (parts.Length == 2)
            {
                Assert.Contains(parts[1], Read(target).Split('\n').Where(line => line.StartsWith('#')).Select(Anchor));
            }
        }
    }

    [Fact]
    public void The_README_begins_with_the_demonstration_and_the_tests()
    {
        Assert.Equal(["dotnet build docs/samples/HardCodedCuda", "dotnet test Analyzers.sln"], Commands().Take(2));
        Assert.True(Directory.Exists(Path.Combine(s_root, "docs/samples/HardCodedCuda")));
        Assert.True(File.Exists(Path.Combine(s_root, "Analyzers.sln")));
    }

    [Fact]
    public void Continuous_integration_runs_the_tests_as_the_README_does()
    {
        string inScript = Assert.Single(TestCommand().Matches(Read(".ci/run")).Select(match => match.Groups[1].Value.Trim()));

        Assert.Equal(Assert.Single(Commands(), command => command.StartsWith("dotnet test", StringComparison.Ordinal)), inScript);
    }

    [Fact]
    public async Task The_warnings_that_the_README_quotes_are_those_of_the_sample()
    {
        string[] quoted = [.. QuotedWarning().Matches(Read("README.md")).Select(match => match.Value)];
        Assert.InRange(quoted.Length, 3, 8);

        Assert.Subset((await AnalyzeAsync(OutputKind.ConsoleApplication, SampleSources())).Select(Describe).ToHashSet(), quoted.ToHashSet());
    }

    [Fact]
    public async Task The_picture_of_the_README_shows_warnings_of_the_sample_and_what_the_fixes_write()
    {
        XElement picture = XElement.Parse(Read("docs/images/warning-and-fix.svg"));
        Assert.Subset((await AnalyzeAsync(OutputKind.ConsoleApplication, SampleSources())).Select(Describe).ToHashSet(), Lines("warning").ToHashSet());

        string before = string.Join('\n', SampleSources().Select(source => source.Text));
        string after = string.Join('\n', await FixAsync(OutputKind.ConsoleApplication, [.. SampleSources(), .. GeneratedHelpers.In([LibraryReferences.OnnxRuntime]).Files], ["PML1001", "PML2001"]));
        Assert.All(Lines("removed"), line => Assert.Contains(line[1..], before, StringComparison.Ordinal));
        Assert.All(Lines("added"), line => Assert.Contains(line[1..], after, StringComparison.Ordinal));

        string[] Lines(string kind)
        {
            string[] lines = [.. picture.Elements().Where(group => group.Name.LocalName == "g" && (string?)group.Attribute("class") == kind).Select(group => (string)group.Attribute("aria-label")!)];
            Assert.NotEmpty(lines);
            return lines;
        }
    }

    private static IEnumerable<(string Path, string Text)> SampleSources() =>
        Directory.GetFiles(Path.Combine(s_root, "docs/samples/HardCodedCuda"), "*.cs").Select(file => (Path.GetFileName(file), File.ReadAllText(file)))
            .Append(("Usings.cs", "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;"));

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        return $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): "
            + $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The source of an example: a file where it has its own usings, else members of a class.</summary>
    private static string Source(Match example, string part)
    {
        string code = example.Groups[part].Value;
        return code.StartsWith("using ", StringComparison.Ordinal) ? code : "using TorchSharp;\n" + Sources.OnnxMembers(code.TrimEnd());
    }

    /// <summary>What the package generates, where a source uses it; a page shows first what is written without.</summary>
    private static ImmutableArray<(string Path, string Text)> Helpers(string source) =>
        (source.Contains("using PortableML;", StringComparison.Ordinal) || source.Contains("PortableML.Onnx", StringComparison.Ordinal)) ? GeneratedHelpers.In([LibraryReferences.OnnxRuntime]).Files : [];

    /// <summary>The source after the first fix of every diagnostic of a rule, one after the other.</summary>
    private static async Task<string> FixAsync(string source, string shown, string id) =>
        (await FixAsync(OutputKind.DynamicallyLinkedLibrary, [("Example.cs", source), .. Helpers(shown)], [id]))[0];

    private static async Task<string[]> FixAsync(OutputKind kind, IEnumerable<(string Path, string Text)> sources, string[] ids)
    {
        using AdhocWorkspace workspace = new();
        CSharpCompilation like = new SourceOptions { OutputKind = kind, References = LibraryReferences.Catalogued }.Compile([]);
        Project project = workspace.AddProject("Example", LanguageNames.CSharp)
            .WithCompilationOptions(like.Options.WithSpecificDiagnosticOptions(ids.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn))))
            .WithMetadataReferences(like.References);
        ImmutableArray<DocumentId> documents = [.. sources.Select(source =>
        {
            Document added = project.AddDocument(source.Path, source.Text, filePath: source.Path);
            project = added.Project;
            return added.Id;
        })];
        while (await FirstAsync(project) is { } diagnostic)
        {
            CodeAction? action = null;
            foreach (CodeFixProvider fix in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (offered, _) => action ??= offered, CancellationToken.None));
            }

            Assert.True(action is not null, $"No fix is offered for {diagnostic}");
            ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
            project = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        }

        return [.. await Task.WhenAll(documents.Select(async id => (await project.GetDocument(id)!.GetTextAsync()).ToString()))];

        async Task<Diagnostic?> FirstAsync(Project current) =>
            (await (await current.GetCompilationAsync())!.WithAnalyzers([.. Analyzers()]).GetAnalyzerDiagnosticsAsync())
                .Where(found => ids.Contains(found.Id))
                .OrderBy(found => found.Location.SourceTree!.FilePath, StringComparer.Ordinal)
                .ThenBy(found => found.Location.SourceSpan.Start)
                .FirstOrDefault();
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(OutputKind kind, IEnumerable<(string Path, string Text)> sources)
    {
        CSharpCompilation compilation = new SourceOptions { OutputKind = kind, References = LibraryReferences.Catalogued }.Compile([])
            .AddSyntaxTrees(sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, path: source.Path)));
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            s_rules.Where(rule => !rule.IsEnabledByDefault).Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Info))));

        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return await compilation.WithAnalyzers([.. Analyzers()]).GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>The ids of the rules, all switched on, that report a project file whose evaluated references are <paramref name="references"/>.</summary>
    private static async Task<IEnumerable<string>> ReportedAsync(string project, string[] references)
    {
        Dictionary<string, string> facts = new()
        {
            ["build_property.PortableMLPackageReferences"] = string.Join('|', references),
            ["build_property.OutputType"] = project.Contains("<OutputType>Exe<", StringComparison.Ordinal) ? "Exe" : "Library",
            ["build_property.IsPackable"] = "true",
        };
        CSharpCompilation compilation = new SourceOptions().Compile([]);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            s_rules.Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn))));
        AnalyzerOptions options = new([new TextFile("Example.csproj", project)], new SharedOptions(facts));
        return (await compilation.WithAnalyzers([.. Analyzers()], options).GetAnalyzerDiagnosticsAsync()).Select(found => found.Id);
    }

    private static IEnumerable<DiagnosticAnalyzer> Analyzers() => Instances<DiagnosticAnalyzer>(typeof(VendorAnalyzer).Assembly);

    private static IEnumerable<T> Instances<T>(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(T))).Select(type => (T)Activator.CreateInstance(type)!);

    private static DiagnosticDescriptor Rule(string id) => s_rules.Single(rule => rule.Id == id);

    private static string Title(DiagnosticDescriptor rule) => rule.Title.ToString(CultureInfo.InvariantCulture);

    private static string Severity(DiagnosticDescriptor rule) => rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "off";

    private static string Fix(DiagnosticDescriptor rule) => s_fixes.Any(fix => fix.FixableDiagnosticIds.Contains(rule.Id)) ? "yes" : "no";

    /// <summary>The release that brought the rule: the one above it in the list of shipped rules, else the one that is being made.</summary>
    private static string ReleaseOf(string id)
    {
        Match shipped = ShippedRule().Matches(Read("src/PortableML.Analyzers/AnalyzerReleases.Shipped.md")).FirstOrDefault(match => match.Groups[2].Value.Contains(id + " |", StringComparison.Ordinal))
            ?? Match.Empty;
        return shipped.Success ? shipped.Groups[1].Value : VersionElement().Match(Read("src/Directory.Build.props")).Groups[1].Value;
    }

    /// <summary>The command lines of the README's shell blocks, in their order.</summary>
    private static IEnumerable<string> Commands() => ShellBlock().Matches(Read("README.md"))
        .SelectMany(block => block.Groups[1].Value.Split('\n'))
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && line[0] != '#');

    private static string Section(string page, string heading)
    {
        int start = page.IndexOf(heading + "\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"The page has no section '{heading}'.");
        int end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? page[start..] : page[start..end];
    }

    /// <summary>The anchor that a Markdown heading gets.</summary>
    private static string Anchor(string heading) =>
        string.Concat(heading.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    private static string Read(string path) => File.ReadAllText(Path.Combine(s_root, path)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds Analyzers.sln.");
    }

    [GeneratedRegex(@"^\| \[(PML\d{4})\]\(([^)]+)\) \|([^|]+)\|([^|]+)\|([^|]+)\|([^|]+)\|$", RegexOptions.Multiline)]
    private static partial Regex RuleRow();

    [GeneratedRegex(@"^- \[(PML\d{4})\]\(rules/\1\.md\): (.+)$", RegexOptions.Multiline)]
    private static partial Regex IndexLine();

    [GeneratedRegex(@"^\| (\w[^|]*) \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex("""Before:\s+```csharp\n(?<before>.*?)```\s+After:\s+```csharp\n(?<after>.*?)```""", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("""Before:\s+```ini\n(?<before>.*?)```\s+After:\s+```ini\n(?<after>.*?)```""", RegexOptions.Singleline)]
    private static partial Regex SettingsExample();

    [GeneratedRegex("""Before:\s+```xml\n(?<before>.*?)```\s+After:\s+```xml\n(?<after>.*?)```""", RegexOptions.Singleline)]
    private static partial Regex ProjectExample();

    [GeneratedRegex("<PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex PackageId();

    [GeneratedRegex(@"\bPML\d{4}\b")]
    private static partial Regex RuleId();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```(?:bash|sh|shell|console)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"^\s*(dotnet test\b[^|>&;\n]*)", RegexOptions.Multiline)]
    private static partial Regex TestCommand();

    [GeneratedRegex(@"^\w+\.cs\(\d+,\d+\): \w+ PML\d{4}: .*$", RegexOptions.Multiline)]
    private static partial Regex QuotedWarning();

    [GeneratedRegex(@"^## Release (\S+)$(.*?)(?=^## Release|\z)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ShippedRule();

    [GeneratedRegex("<Version>(.+)</Version>")]
    private static partial Regex VersionElement();
}
