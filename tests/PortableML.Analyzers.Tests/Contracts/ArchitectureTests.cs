using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PortableML.Analyzers.Tests.Contracts;

/// <summary>Who may know whom. What a part may not know is what can change without it.</summary>
public class ArchitectureTests
{
    private const string AnalyzersName = "PortableML.Analyzers";

    private static readonly Assembly s_analyzers = Assembly.Load(AnalyzersName);
    private static readonly Assembly s_codeFixes = Assembly.Load("PortableML.CodeFixes");
    private static readonly IReadOnlyList<(Type From, Type To)> s_usesOfAnalyzers = TypeUses.In(s_analyzers);
    private static readonly IReadOnlyList<(Type From, Type To)> s_usesOfCodeFixes = TypeUses.In(s_codeFixes);

    /// <summary>Every namespace of the analyzers, with those that it may use.</summary>
    private static readonly Dictionary<string, string[]> s_mayKnow = new()
    {
        ["Catalog"] = [],
        ["Descriptors"] = [],
        ["FixContract"] = [],
        ["Helpers"] = [],
        ["Options"] = ["Catalog"],
        ["Symbols"] = ["Catalog"],
        ["Guards"] = ["Catalog", "Symbols"],
        ["Values"] = ["Catalog", "Symbols", "Guards", "FixContract"],
        ["Rules"] = ["Catalog", "Symbols", "Guards", "Values", "Options", "Descriptors", "FixContract"],
    };

    public static TheoryData<string> Parts => [.. s_mayKnow.Keys];

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_of_the_analyzers_uses_only_the_parts_that_it_may_know(string part)
    {
        (Type From, Type To)[] uses = [.. s_usesOfAnalyzers.Where(use => PartOf(use.From) == part)];

        Assert.NotEmpty(uses);
        AssertNone(Listed(uses, use => PartOf(use.To) is { } used && used != part && !s_mayKnow[part].Contains(used)));
    }

    [Fact]
    public void Every_type_of_the_analyzers_belongs_to_a_part() => AssertNone(
        s_analyzers.GetTypes()
            .Where(type => type.Namespace?.StartsWith(AnalyzersName, StringComparison.Ordinal) == true && !s_mayKnow.ContainsKey(PartOf(type) ?? ""))
            .Select(type => type.FullName!));

    [Fact]
    public void The_catalogue_knows_no_compiler() => AssertNone(
        Listed(s_usesOfAnalyzers, use => PartOf(use.From) == "Catalog" && IsOfCompiler(use.To.Assembly.GetName())));

    [Fact]
    public void Other_parts_are_seen_to_know_the_compiler() => Assert.Contains(
        s_usesOfAnalyzers, use => PartOf(use.From) == "Symbols" && IsOfCompiler(use.To.Assembly.GetName()));

    [Fact]
    public void The_analyzers_reference_the_compiler_but_no_workspaces()
    {
        string[] references = [.. s_analyzers.GetReferencedAssemblies().Where(IsOfCompiler).Select(reference => reference.Name!).Order()];

        Assert.Equal(["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"], references);
    }

    [Fact]
    public void The_analyzers_reference_nothing_that_the_compiler_does_not_bring() => AssertNone(
        s_analyzers.GetReferencedAssemblies().Concat(s_codeFixes.GetReferencedAssemblies())
            .Where(reference => !IsBrought(reference.Name!))
            .Select(reference => reference.FullName));

    [Fact]
    public void Code_fixes_use_of_the_analyzers_only_ids_the_contract_symbols_the_catalogue_options_and_public_analyzers()
    {
        (Type From, Type To)[] uses = [.. s_usesOfCodeFixes.Where(use => use.To.Assembly == s_analyzers)];

        Assert.NotEmpty(uses);
        AssertNone(Listed(uses, use => !IsOpenToCodeFixes(use.To)));
    }

    private static void AssertNone(IEnumerable<string> violations) =>
        Assert.True(!violations.Any(), string.Join(Environment.NewLine, violations.Prepend("Not allowed:")));

    private static IEnumerable<string> Listed(IEnumerable<(Type From, Type To)> uses, Func<(Type From, Type To), bool> isForbidden) =>
        uses.Where(isForbidden).Select(use => $"{use.From.FullName} uses {use.To.FullName}");

    private static bool IsOpenToCodeFixes(Type type) =>
        PartOf(type) is "FixContract" or "Symbols" or "Catalog" or "Options"
        || type is { Name: "RuleIds", Namespace: AnalyzersName + ".Descriptors" }
        // What the language needs and the framework does not have.
        || type.Namespace?.StartsWith(nameof(System), StringComparison.Ordinal) == true
        || (type.IsPublic && type.IsSubclassOf(typeof(DiagnosticAnalyzer)));

    private static bool IsOfCompiler(AssemblyName assembly) => assembly.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);

    private static bool IsBrought(string name) =>
        name is "netstandard" or "System.Collections.Immutable" or "System.Memory" or "System.Composition.AttributedModel" or AnalyzersName
        || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);

    /// <summary>The namespace below that of the analyzers; null for a type of another assembly or of the compiler's making.</summary>
    private static string? PartOf(Type type) =>
        type.Assembly == s_analyzers && type.Namespace?.StartsWith(AnalyzersName + ".", StringComparison.Ordinal) == true
            ? type.Namespace.Split('.')[2]
            : null;
}
