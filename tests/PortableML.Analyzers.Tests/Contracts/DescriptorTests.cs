using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Contracts;

/// <summary>What every rule, analyzer and code fix promises to the hosts and to the people who meet it.</summary>
public partial class DescriptorTests
{
    private static readonly DiagnosticDescriptor[] s_descriptors =
    [
        .. typeof(RuleDescriptors).GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    private static readonly Type[] s_analyzers = Concrete<DiagnosticAnalyzer>("PortableML.Analyzers");
    private static readonly Type[] s_codeFixes = Concrete<CodeFixProvider>("PortableML.CodeFixes");

    [Fact]
    public void There_is_one_descriptor_for_each_id()
    {
        IEnumerable<string> ids = typeof(RuleIds).GetFields().Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(ids.Order(), s_descriptors.Select(descriptor => descriptor.Id).Order());
        Assert.Distinct(s_descriptors.Select(descriptor => descriptor.Id));
    }

    [Fact]
    public void An_id_has_four_digits() => Assert.All(s_descriptors, descriptor => Assert.Matches("^PML[0-9]{4}$", descriptor.Id));

    [Fact]
    public void A_title_is_a_sentence_without_a_period() => Assert.All(s_descriptors, descriptor => Assert.Matches(@"^[A-Z]\S* .*[^.\s]$", Title(descriptor)));

    [Fact]
    public void A_message_names_the_code_and_ends_as_a_sentence() => Assert.All(
        s_descriptors, descriptor => Assert.Matches(@"\{0\}.*\.$", descriptor.MessageFormat.ToString(null)));

    [Fact]
    public void A_rule_has_a_description() => Assert.All(
        s_descriptors, descriptor => Assert.Matches(@"^[A-Z].*\.$", descriptor.Description.ToString(null)));

    [Fact]
    public void The_help_link_is_a_page_of_the_repository() => Assert.All(s_descriptors, descriptor =>
    {
        string page = $"docs/rules/{descriptor.Id}.md";

        Assert.Equal("https://github.com/portableml/PortableML.Analyzers/blob/main/" + page, descriptor.HelpLinkUri);
        Assert.True(File.Exists(Path.Combine(Repository.Root, page)), page + " is not there.");
    });

    [Fact]
    public void The_release_notes_list_the_rules_as_they_are()
    {
        string folder = Path.Combine(Repository.Root, "src", "PortableML.Analyzers");
        IEnumerable<(string, string, string)> listed = Directory.GetFiles(folder, "AnalyzerReleases.*.md")
            .SelectMany(File.ReadLines)
            .Select(line => ReleaseRow().Match(line))
            .Where(row => row.Success)
            .Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value));

        IEnumerable<(string, string, string)> actual = s_descriptors.Select(descriptor => (
            descriptor.Id, descriptor.Category, descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled"));

        Assert.Equal(actual.Order(), listed.Order());
    }

    [Fact]
    public void Every_descriptor_belongs_to_one_analyzer() => Assert.Equal(
        s_descriptors.Select(descriptor => descriptor.Id).Order(),
        s_analyzers.SelectMany(analyzer => Create<DiagnosticAnalyzer>(analyzer).SupportedDiagnostics).Select(descriptor => descriptor.Id).Order());

    [Fact]
    public void An_analyzer_is_public_sealed_and_marked_for_CSharp() => Assert.All(s_analyzers, analyzer =>
    {
        Assert.True(analyzer is { IsPublic: true, IsSealed: true }, $"{analyzer} is not public and sealed.");
        Assert.Equal([LanguageNames.CSharp], analyzer.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages ?? []);
    });

    [Fact]
    public void A_code_fix_is_public_sealed_and_exported_for_CSharp() => Assert.All(s_codeFixes, codeFix =>
    {
        Assert.True(codeFix is { IsPublic: true, IsSealed: true }, $"{codeFix} is not public and sealed.");
        Assert.Equal([LanguageNames.CSharp], codeFix.GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Languages ?? []);
    });

    [Fact]
    public void A_code_fix_is_not_shared_since_that_binds_it_to_one_version_of_System_Composition() => Assert.All(
        s_codeFixes, codeFix => Assert.DoesNotContain("SharedAttribute", codeFix.GetCustomAttributesData().Select(attribute => attribute.AttributeType.Name)));

    [Fact]
    public void A_code_fix_fixes_rules_that_exist() => Assert.All(s_codeFixes, codeFix =>
    {
        IEnumerable<string> fixable = Create<CodeFixProvider>(codeFix).FixableDiagnosticIds;

        Assert.NotEmpty(fixable);
        Assert.Empty(fixable.Except(s_descriptors.Select(descriptor => descriptor.Id)));
    });

    [Fact]
    public void A_code_fix_fixes_all_in_the_document_the_project_and_the_solution() => Assert.All(s_codeFixes, codeFix =>
    {
        FixAllProvider? provider = Create<CodeFixProvider>(codeFix).GetFixAllProvider();

        Assert.NotNull(provider);
        Assert.Empty(new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution }.Except(provider.GetSupportedFixAllScopes()));
    });

    [GeneratedRegex(@"^\s*(PML[0-9]+) \| (\w+) \| (\w+) \|")]
    private static partial Regex ReleaseRow();

    private static string Title(DiagnosticDescriptor descriptor) => descriptor.Title.ToString(null);

    private static T Create<T>(Type type) => (T)Activator.CreateInstance(type)!;

    private static Type[] Concrete<T>(string assembly)
    {
        Type[] types = [.. Assembly.Load(assembly).GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)];
        Assert.NotEmpty(types);
        return types;
    }
}
