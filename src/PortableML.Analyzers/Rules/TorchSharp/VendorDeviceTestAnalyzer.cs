using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Options;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules.TorchSharp;

/// <summary>PML1004: code that asks whether a device is one vendor's where it wants to know whether it is an accelerator.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VendorDeviceTestAnalyzer : VendorAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleDescriptors.VendorDeviceTest);

    /// <inheritdoc/>
    private protected override string Area => "TorchSharp";

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, VendorSymbols symbols)
    {
        ApiIndex index = symbols.IndexOf(Area);
        VendorContext surroundings = new(context.Compilation, symbols, knowsBackEnds: true);
        context.RegisterOperationAction(operation => Analyze(operation, index, surroundings, symbols), OperationKind.PropertyReference);
    }

    private static void Analyze(OperationAnalysisContext context, ApiIndex index, VendorContext surroundings, VendorSymbols symbols)
    {
        IPropertyReferenceOperation property = (IPropertyReferenceOperation)context.Operation;
        if (index.Find(property.Property) is not { Role: CatalogRole.Compares, Accelerator: { } accelerator } entry || context.IsGeneratedCode
            || !symbols.OffersOtherVendor(entry.Library, accelerator.Vendor)
            || RuleOptions.AllowedVendors(context.Options, property.Syntax.SyntaxTree).Contains(accelerator.Vendor))
        {
            return;
        }

        foreach (IOperation test in DeviceTest.Of(property, accelerator, index))
        {
            if (!new DeviceTestScope(test, accelerator, index).IsAboutVendors && !surroundings.Chooses(test))
            {
                DeviceSite site = new(test, entry, accelerator, null, DeviceForm.Call, Throws: false);
                context.ReportDiagnostic(PlacementReport.Create(
                    RuleDescriptors.VendorDeviceTest, site, new Judgement(Verdict.Chosen, "other accelerators are not asked for", [], []), symbols, test.Syntax));
            }
        }
    }
}
