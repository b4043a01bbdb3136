using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Options;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules.Interop;

/// <summary>
/// PML4001: declarations and calls that bind to one vendor's native library. Every compilation can have them, so the actions look at
/// words in the text of a file first; no node is made for a file that has none of them, and no operation for what does not match.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NativeLibraryAnalyzer : VendorAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleDescriptors.VendorNativeLibrary);

    /// <inheritdoc/>
    private protected override string Area => "Interop";

    /// <inheritdoc/>
    private protected override void Register(CompilationStartAnalysisContext context, VendorSymbols symbols)
    {
        WrittenWords names = NativeBindings.WordsOf(symbols, Area);
        Lazy<bool> areBroughtIn = new(() => names.AreBroughtIn(context.Compilation));
        Lazy<NativeBindings> bindings = new(() => new NativeBindings(context.Compilation, symbols, Area));
        Lazy<SiteClassifier> classifier = new(() => new SiteClassifier(context.Compilation, context.Options, symbols, Area));
        Lazy<NativeCalls> calls = new(() => new NativeCalls(context.Compilation, bindings.Value, classifier.Value));
        Lazy<NativeReports> reports = new(() => new NativeReports(bindings.Value, (type, library) => calls.Value.AreCovered(type, library)));
        context.RegisterSemanticModelAction(file =>
        {
            if (!file.IsGeneratedCode && (names.AreIn(file.SemanticModel.SyntaxTree, file.CancellationToken) || areBroughtIn.Value))
            {
                Analyze(file, bindings.Value, classifier, reports, symbols);
            }
        });
    }

    private static void Analyze(SemanticModelAnalysisContext context, NativeBindings bindings, Lazy<SiteClassifier> classifier, Lazy<NativeReports> reports, VendorSymbols symbols)
    {
        SyntaxNode root = context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken);
        foreach (SyntaxNode node in context.FilterSpan is { } span ? root.DescendantNodes(span) : root.DescendantNodes())
        {
            if (node is AttributeSyntax attribute && bindings.MayDeclare(attribute))
            {
                AnalyzeAttribute(context, attribute, bindings, reports, symbols);
            }
            else if (node is InvocationExpressionSyntax call && bindings.MayLoad(call))
            {
                AnalyzeCall(context, call, bindings, classifier, symbols);
            }
        }
    }

    private static void AnalyzeAttribute(SemanticModelAnalysisContext context, AttributeSyntax attribute, NativeBindings bindings, Lazy<NativeReports> reports, VendorSymbols symbols)
    {
        if (bindings.Declared(attribute, context.SemanticModel, context.CancellationToken) is not { Accelerator: { } accelerator } library
            || context.SemanticModel.GetOperation(attribute, context.CancellationToken) is not { } operation
            || IsAllowed(context.Options, attribute.SyntaxTree, accelerator)
            || context.SemanticModel.GetDeclaredSymbol(attribute.Parent!.Parent!, context.CancellationToken) is not IMethodSymbol method
            || VendorContext.IsInside(library.Platforms, method)
            || !reports.Value.IsFirst(attribute, method))
        {
            return;
        }

        DeviceSite site = new(operation, library, accelerator, null, DeviceForm.Call, Throws: true);
        context.ReportDiagnostic(PlacementReport.Create(
            RuleDescriptors.VendorNativeLibrary, site, new Judgement(Verdict.HardCoded, "declared for every machine", [], []), symbols,
            NativeReports.Chosen(attribute, method, context.SemanticModel)));
    }

    private static void AnalyzeCall(SemanticModelAnalysisContext context, InvocationExpressionSyntax syntax, NativeBindings bindings, Lazy<SiteClassifier> classifier, VendorSymbols symbols)
    {
        if (context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation call
            || bindings.Loaded(call) is not { } site
            || bindings.ResolvesOwnFunctions(site)
            || (site.Api.DeclaringType is null && NativeProbes.Asks(call, MemberSummaries.Of(context.SemanticModel.Compilation)))
            || IsAllowed(context.Options, syntax.SyntaxTree, site.Accelerator))
        {
            return;
        }

        Judgement judgement = classifier.Value.Judge(site);
        if (judgement.Verdict is Verdict.HardCoded or Verdict.CaughtTooNarrowly)
        {
            context.ReportDiagnostic(PlacementReport.Create(RuleDescriptors.VendorNativeLibrary, site, judgement, symbols));
        }
    }

    private static bool IsAllowed(AnalyzerOptions options, SyntaxTree tree, Accelerator accelerator) =>
        RuleOptions.AllowedVendors(options, tree).Contains(accelerator.Vendor);
}
