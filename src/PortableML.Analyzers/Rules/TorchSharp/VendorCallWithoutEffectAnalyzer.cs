using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Options;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules.TorchSharp;

/// <summary>PML1003: calls and settings that do nothing on other hardware. Off by default, and then the compiler does not run it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VendorCallWithoutEffectAnalyzer : VendorAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleDescriptors.VendorCallWithoutEffect);

    /// <inheritdoc/>
    private protected override string Area => "TorchSharp";

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, VendorSymbols symbols)
    {
        ApiIndex index = symbols.IndexOf(Area);
        SiteClassifier classifier = new(context.Compilation, context.Options, symbols, Area);
        context.RegisterOperationAction(operation => Analyze(operation, index, classifier, symbols), OperationKind.Invocation, OperationKind.PropertyReference);
    }

    private static void Analyze(OperationAnalysisContext context, ApiIndex index, SiteClassifier classifier, VendorSymbols symbols)
    {
        IOperation operation = context.Operation;
        ISymbol api = operation is IInvocationOperation call ? call.TargetMethod : ((IPropertyReferenceOperation)operation).Property;
        if (index.Find(api) is not { Role: CatalogRole.Idle, Accelerator: { } accelerator } entry || context.IsGeneratedCode
            || (operation is IPropertyReferenceOperation && !(operation.Parent is IAssignmentOperation assignment && assignment.Target == operation))
            || RuleOptions.AllowedVendors(context.Options, operation.Syntax.SyntaxTree).Contains(accelerator.Vendor)
            || DoesBoth(operation, entry, index))
        {
            return;
        }

        // It has its effect only with the hardware, so a check before it, or a choice, makes it right.
        DeviceSite site = new(operation, entry, accelerator, null, DeviceForm.Call, Throws: true);
        if (classifier.Judge(site).Verdict is Verdict.HardCoded or Verdict.CaughtTooNarrowly)
        {
            context.ReportDiagnostic(PlacementReport.Create(
                RuleDescriptors.VendorCallWithoutEffect, site, new Judgement(Verdict.HardCoded, entry.Because, [], []), symbols));
        }
    }

    /// <summary>The same member also calls what does it elsewhere.</summary>
    private static bool DoesBoth(IOperation operation, CatalogEntry entry, ApiIndex index) =>
        entry.AddedName is { } added && MemberBody.Of(operation).Operations.Any(other =>
            other is IInvocationOperation { TargetMethod: { } method } && method.Name == added
            && entry.Library.Assemblies.Contains(method.ContainingAssembly.Name) && index.Find(method) is null);
}
