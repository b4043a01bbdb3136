using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PortableML.Analyzers.Descriptors;

namespace PortableML.RuleDocs;

/// <summary>Every rule with what its page says about it.</summary>
internal sealed partial class RuleList
{
    private readonly ImmutableHashSet<string> _fixable;
    private readonly string _shipped;
    private readonly string _next;

    private RuleList(ImmutableArray<DiagnosticDescriptor> rules, ImmutableHashSet<string> fixable, string shipped, string next)
    {
        Rules = rules;
        _fixable = fixable;
        _shipped = shipped;
        _next = next;
    }

    /// <summary>The descriptors by id.</summary>
    public ImmutableArray<DiagnosticDescriptor> Rules { get; }

    /// <summary>Reads the descriptors and the code fixes from their assemblies, and the releases from the repository.</summary>
    public static RuleList Load(string root)
    {
        ImmutableArray<DiagnosticDescriptor> rules =
        [
            .. typeof(RuleDescriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
                .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
                .OrderBy(rule => rule.Id, StringComparer.Ordinal),
        ];
        ImmutableHashSet<string> fixable =
        [
            .. Assembly.Load("PortableML.CodeFixes").GetTypes()
                .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(CodeFixProvider)))
                .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds),
        ];
        return new RuleList(
            rules,
            fixable,
            File.ReadAllText(Path.Combine(root, "src/PortableML.Analyzers/AnalyzerReleases.Shipped.md")),
            Version().Match(File.ReadAllText(Path.Combine(root, "src/Directory.Build.props"))).Groups[1].Value);
    }

    /// <summary>The rule's title.</summary>
    public static string Title(DiagnosticDescriptor rule) => rule.Title.ToString(CultureInfo.InvariantCulture);

    /// <summary>The severity without any setting; <c>off</c> for a rule that must be switched on.</summary>
    public static string Severity(DiagnosticDescriptor rule) => rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "off";

    /// <summary>Whether a code fix knows the rule.</summary>
    public string Fix(DiagnosticDescriptor rule) => _fixable.Contains(rule.Id) ? "yes" : "no";

    /// <summary>The release that brought the rule, or the one that is being made.</summary>
    public string Since(DiagnosticDescriptor rule) =>
        Release().Matches(_shipped).FirstOrDefault(release => release.Groups[2].Value.Contains(rule.Id + " |", StringComparison.Ordinal)) is { } shipped
            ? shipped.Groups[1].Value
            : _next;

    [GeneratedRegex(@"^## Release (\S+)$(.*?)(?=^## Release|\z)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Release();

    [GeneratedRegex("<Version>(.+)</Version>")]
    private static partial Regex Version();
}
