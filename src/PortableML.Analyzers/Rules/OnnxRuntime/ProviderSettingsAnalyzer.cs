using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Options;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules.OnnxRuntime;

/// <summary>PML2007: settings that one provider reads, and what makes or names artefacts that only one can use.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProviderSettingsAnalyzer : VendorAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleDescriptors.ProviderSettings);

    /// <inheritdoc/>
    private protected override string Area => "ProviderSettings";

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, VendorSymbols symbols)
    {
        SiteClassifier classifier = new(context.Compilation, context.Options, symbols, Area);
        CatalogLibrary[] libraries = [.. symbols.Libraries.Where(library => library.Area == Area)];
        context.RegisterOperationAction(operation => Analyze(operation, libraries, classifier, symbols.Index), OperationKind.Invocation);
        context.RegisterAdditionalFileAction(file => Read(file, libraries));
    }

    private static void Analyze(OperationAnalysisContext context, CatalogLibrary[] libraries, SiteClassifier classifier, ApiIndex index)
    {
        IInvocationOperation call = (IInvocationOperation)context.Operation;
        if (index.Find(call.TargetMethod) is not { } api || context.IsGeneratedCode)
        {
            return;
        }

        if (api is { Role: CatalogRole.Binds, Because.Length: > 0 })
        {
            context.ReportDiagnostic(PlacementReport.Create(RuleDescriptors.ProviderSettings, call, api));
        }

        HashSet<string>? reported = null;
        foreach ((IOperation key, string text) in api.SettingsParameter is { } parameter ? SettingKeys.Of(call, parameter) : [])
        {
            // Once for each provider: its other settings go with the first.
            if (Find(libraries, text) is { } setting && (reported ??= []).Add(setting.Accelerator?.Name ?? "") && IsLock(setting, call, context, classifier))
            {
                context.ReportDiagnostic(Create(setting, key.Syntax.GetLocation(), text));
            }
        }
    }

    /// <summary>Nothing asks for the provider, catches its failure or chooses it before the setting is used.</summary>
    private static bool IsLock(CatalogEntry setting, IInvocationOperation call, OperationAnalysisContext context, SiteClassifier classifier) =>
        setting.Accelerator is not { } accelerator
        || (!RuleOptions.AllowedVendors(context.Options, call.Syntax.SyntaxTree).Contains(accelerator.Vendor)
            && classifier.Judge(new DeviceSite(call, setting, accelerator, null, DeviceForm.Call, Throws: true)).Verdict is Verdict.HardCoded or Verdict.CaughtTooNarrowly);

    private static void Read(AdditionalFileAnalysisContext context, CatalogLibrary[] libraries)
    {
        string name = Path.GetFileName(context.AdditionalFile.Path);
        foreach (CatalogLibrary library in libraries)
        {
            if (library.FindText(name, name.Length) is not { SettingsParameter: { } list } || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            {
                continue;
            }

            ImmutableHashSet<string> allowed = RuleOptions.AllowedVendors(context.Options, context.AdditionalFile);
            foreach ((string provider, TextSpan span) in JsonNames.Under(list, text.ToString()))
            {
                if (library.FindText(provider, provider.Length) is { Accelerator: { } accelerator } entry && !allowed.Contains(accelerator.Vendor))
                {
                    context.ReportDiagnostic(Create(entry, Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span)), provider));
                }
            }
        }
    }

    private static Diagnostic Create(CatalogEntry entry, Location location, string name)
    {
        if (entry.Accelerator is not { } accelerator)
        {
            return Diagnostic.Create(RuleDescriptors.ProviderSettings, location, name, entry.Because);
        }

        SiteProperties properties = new(
            accelerator.Vendor, accelerator.Name, entry.Library.Name, "hard-coded", "no check on any path", DeviceForm.Text, null, ReplacementShapes.None, entry.Id);
        return Diagnostic.Create(
            RuleDescriptors.ProviderSettings, location, properties.ToProperties(), name, $"is for {accelerator.VendorDisplayName}'s {accelerator.Name}, and no other provider reads it");
    }

    private static CatalogEntry? Find(CatalogLibrary[] libraries, string text)
    {
        foreach (CatalogLibrary library in libraries)
        {
            if (library.FindText(text, text.Length) is { Role: CatalogRole.Binds, SettingsParameter: null } entry)
            {
                return entry;
            }
        }

        return null;
    }
}
