using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Options;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Rules.Build;

/// <summary>PML5001, PML5002 and PML5003: references to a vendor's native packages in project files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NativePackageAnalyzer : VendorAnalyzer
{
    private static readonly string[] s_packageProperties = ["PackageId", "IsPackable", "GeneratePackageOnBuild"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        RuleDescriptors.NativePackageInLibrary, RuleDescriptors.NativePackageInApplication, RuleDescriptors.TwoNativePackages);

    /// <inheritdoc/>
    private protected override bool AppliesTo(AnalyzerOptions options, VendorSymbols symbols) => ProjectFacts.Read(options) is not null;

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, VendorSymbols symbols) => context.RegisterAdditionalFileAction(Analyze);

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        if (!ProjectFile.IsOne(context.AdditionalFile.Path) || ProjectFacts.Read(context.Options) is not { } facts
            || ProjectFile.Read(context.AdditionalFile, context.CancellationToken) is not { } file)
        {
            return;
        }

        bool? isPackage = null;
        foreach ((string id, bool isConditional, Location location) in file.References())
        {
            if (!facts.References.Contains(id, StringComparer.OrdinalIgnoreCase) || PackageCatalog.Find(id) is not { } package)
            {
                continue;
            }

            if (facts.ClashOf(id, package) is { } other)
            {
                Accelerator? either = package.Accelerator ?? PackageCatalog.Find(other)?.Accelerator;
                context.ReportDiagnostic(Diagnostic.Create(
                    RuleDescriptors.TwoNativePackages, location, ResultProperties.Of(either?.Vendor, either?.Name, package.Library, "conflict", $"the native files of {other}"), id, other));
            }

            if (package.Accelerator is not { } accelerator || isConditional
                || RuleOptions.AllowedVendors(context.Options, context.AdditionalFile).Contains(accelerator.Vendor))
            {
                continue;
            }

            DiagnosticDescriptor? descriptor = facts.IsApplication ? RuleDescriptors.NativePackageInApplication
                : !facts.IsPrivate(id) && (isPackage ??= IsPackage(facts, context)) ? RuleDescriptors.NativePackageInLibrary
                : null;
            if (descriptor is not null && !ProjectFiles(context).Any(importing => importing.ImportsConditionally(context.AdditionalFile.Path)))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    descriptor, location, ResultProperties.Of(accelerator.Vendor, accelerator.Name, package.Library, "hard-coded", "no condition"),
                    id, accelerator.VendorDisplayName, accelerator.Name, package.Managed));
            }
        }
    }

    /// <summary>Every library could be packed; only one that says something about its package is meant to be.</summary>
    private static bool IsPackage(ProjectFacts facts, AdditionalFileAnalysisContext context) =>
        facts.IsPackable && ProjectFiles(context).Any(file => s_packageProperties.Any(file.Sets));

    private static IEnumerable<ProjectFile> ProjectFiles(AdditionalFileAnalysisContext context) =>
        from file in context.Options.AdditionalFiles
        where ProjectFile.IsOne(file.Path)
        let read = ProjectFile.Read(file, context.CancellationToken)
        where read is not null
        select read;
}
