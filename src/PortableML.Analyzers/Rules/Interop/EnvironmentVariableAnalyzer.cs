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

namespace PortableML.Analyzers.Rules.Interop;

/// <summary>PML4002: reads and writes of one vendor's environment variables. Off by default, and then the compiler does not run it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnvironmentVariableAnalyzer : VendorAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleDescriptors.VendorEnvironmentVariable);

    /// <inheritdoc/>
    private protected override string Area => "Environment";

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, VendorSymbols symbols)
    {
        ApiIndex index = symbols.IndexOf(Area);
        context.RegisterOperationAction(
            operation => Analyze(operation, index, symbols), OperationKind.Invocation, OperationKind.PropertyReference);
    }

    private static void Analyze(OperationAnalysisContext context, ApiIndex index, VendorSymbols symbols)
    {
        (ISymbol? api, ImmutableArray<IArgumentOperation> arguments) = context.Operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IPropertyReferenceOperation { Property.IsIndexer: true } indexer => ((ISymbol)indexer.Property, indexer.Arguments),
            _ => (null, ImmutableArray<IArgumentOperation>.Empty),
        };
        if (api is null || context.IsGeneratedCode || index.Find(api) is not { Role: CatalogRole.Takes } entry)
        {
            return;
        }

        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Name == entry.TextParameter && argument.Value.ConstantValue.Value is string name
                && entry.Library.FindText(name, name.Length) is { Accelerator: { } accelerator } variable
                && !RuleOptions.AllowedVendors(context.Options, argument.Syntax.SyntaxTree).Contains(accelerator.Vendor))
            {
                DeviceSite site = new(argument.Value, variable, accelerator, null, DeviceForm.Text, Throws: false);
                context.ReportDiagnostic(PlacementReport.Create(
                    RuleDescriptors.VendorEnvironmentVariable, site, new Judgement(Verdict.Chosen, "a variable of one vendor", [], []), symbols));
            }
        }
    }
}
