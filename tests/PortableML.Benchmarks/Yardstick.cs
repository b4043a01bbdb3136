using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;

namespace PortableML.Benchmarks;

/// <summary>What the rules are measured against: BannedApiAnalyzers with the list that the catalogue gives, and the rules themselves.</summary>
internal static class Yardstick
{
    /// <summary>All rules of PortableML.Analyzers.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Rules { get; } = InAssembly(typeof(ApiCatalog).Assembly);

    /// <summary>BannedApiAnalyzers.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> BannedApi { get; } = InAssembly(LoadBannedApi());

    /// <summary>The catalogue's <c>places</c> and <c>takes</c> lines as BannedApiAnalyzers reads them.</summary>
    public static ImmutableArray<string> BannedIds { get; } =
    [
        .. ApiCatalog.BuiltIn
            .SelectMany(library => library.Entries)
            .Where(entry => entry.Role is CatalogRole.Places or CatalogRole.Takes && !entry.Id.StartsWith("S:", StringComparison.Ordinal))
            .Select(entry => entry.Id)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The options that hold <c>BannedSymbols.txt</c>.</summary>
    public static AnalyzerOptions BannedOptions { get; } = new([new BannedSymbolsFile(string.Join('\n', BannedIds))]);

    private static Assembly LoadBannedApi()
    {
        string path = References.PathOf("BannedApi");
        string folder = Path.GetDirectoryName(path)!;
        AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) =>
            Path.Combine(folder, new AssemblyName(wanted.Name).Name + ".dll") is var file && File.Exists(file) ? Assembly.LoadFrom(file) : null;
        return Assembly.LoadFrom(path);
    }

    private static ImmutableArray<DiagnosticAnalyzer> InAssembly(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsDefined(typeof(DiagnosticAnalyzerAttribute)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id is "RS0030" || rule.Id.StartsWith("PML", StringComparison.Ordinal))),
    ];

    private sealed class BannedSymbolsFile(string text) : AdditionalText
    {
        public override string Path => "BannedSymbols.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
