using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.Options;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Rules.Build;

/// <summary>
/// PML9001: settings and catalogue lines that cannot be used. A catalogue line is reported where it stands; a setting once for each key and
/// value, without a place, since the compiler does not say from which file it came.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigurationAnalyzer : VendorAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleDescriptors.UnusableConfiguration);

    /// <inheritdoc/>
    private protected override bool AppliesTo(AnalyzerOptions options, VendorSymbols symbols) =>
        symbols.ReferencesLibrary || options.AdditionalFiles.Any(UserCatalog.IsOne);

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, VendorSymbols symbols)
    {
        context.RegisterAdditionalFileAction(ReadCatalog);
        context.RegisterCompilationEndAction(ReadSettings);
    }

    private static void ReadCatalog(AdditionalFileAnalysisContext context)
    {
        if (!UserCatalog.IsOne(context.AdditionalFile) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        (CatalogLibrary library, IReadOnlyList<CatalogError> errors) = UserCatalog.Read(context.AdditionalFile);
        foreach (CatalogError error in errors.Concat(CatalogCheck.Errors(library, text, context.Compilation, VendorSymbols.For(context.Compilation, context.Options))))
        {
            LinePosition start = new(error.Line, error.Column);
            LinePositionSpan place = new(start, new LinePosition(error.Line, error.Column + error.Length));
            Location location = Location.Create(context.AdditionalFile.Path, text.Lines.GetTextSpan(place), place);
            context.ReportDiagnostic(Diagnostic.Create(RuleDescriptors.UnusableConfiguration, location, error.Message.TrimEnd('.')));
        }
    }

    private static void ReadSettings(CompilationAnalysisContext context)
    {
        HashSet<(string Key, string Value)> seen = [];
        AnalyzerConfigOptionsProvider provider = context.Options.AnalyzerConfigOptionsProvider;
        Judge(context, provider.GlobalOptions, RuleOptions.GenerateHelpers, seen);

        // A project file has settings of its own, by a section such as [*.csproj].
        foreach (AnalyzerConfigOptions options in context.Compilation.SyntaxTrees.Select(provider.GetOptions).Concat(context.Options.AdditionalFiles.Select(provider.GetOptions)))
        {
            foreach (OptionDefinition option in RuleOptions.All)
            {
                Judge(context, options, option, seen);
            }

            foreach (string key in Keys(options))
            {
                if (RuleOptions.IsUnknown(key) && seen.Add((key, "")))
                {
                    Report(context, $"'{key}' is not a known setting. Use one of: {string.Join(", ", RuleOptions.All.Select(option => option.Key))}");
                }
            }
        }
    }

    private static void Judge(CompilationAnalysisContext context, AnalyzerConfigOptions options, OptionDefinition option, HashSet<(string Key, string Value)> seen)
    {
        if (options.TryGetValue(option.Key, out string? value) && seen.Add((option.Key, value)) && !option.Accepts(value))
        {
            Report(context, $"'{option.Name} = {value}' cannot be used. Use {option.Allowed}");
        }
    }

    private static void Report(CompilationAnalysisContext context, string message) =>
        context.ReportDiagnostic(Diagnostic.Create(RuleDescriptors.UnusableConfiguration, Location.None, message));

    /// <summary>The keys that somebody has set; none where the host does not tell.</summary>
    private static IEnumerable<string> Keys(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (NotImplementedException) // what the compiler throws where a host gives no keys
        {
            return [];
        }
    }
}
