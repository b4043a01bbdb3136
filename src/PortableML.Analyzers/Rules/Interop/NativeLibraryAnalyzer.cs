using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
/// names in the syntax first; no operation is made for what does not match.
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
        NativeBindings bindings = new(context.Compilation, symbols, Area);
        Lazy<SiteClassifier> classifier = new(() => new SiteClassifier(context.Compilation, context.Options, symbols, Area));
        Lazy<NativeCalls> calls = new(() => new NativeCalls(context.Compilation, bindings, classifier.Value));
        context.RegisterSyntaxNodeAction(node => AnalyzeAttribute(node, bindings, calls, symbols), SyntaxKind.Attribute);
        context.RegisterSyntaxNodeAction(node => AnalyzeCall(node, bindings, classifier, symbols), SyntaxKind.InvocationExpression);
    }

    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context, NativeBindings bindings, Lazy<NativeCalls> calls, VendorSymbols symbols)
    {
        AttributeSyntax attribute = (AttributeSyntax)context.Node;
        if (!bindings.MayDeclare(attribute) || context.IsGeneratedCode
            || bindings.Declared(attribute, context.SemanticModel, context.CancellationToken) is not { Accelerator: { } accelerator } library
            || context.SemanticModel.GetOperation(attribute, context.CancellationToken) is not { } operation
            || IsAllowed(context.Options, attribute.SyntaxTree, accelerator)
            || context.SemanticModel.GetDeclaredSymbol(attribute.Parent!.Parent!, context.CancellationToken) is not IMethodSymbol method
            || VendorContext.IsInside(library.Platforms, method)
            || !bindings.IsFirst(attribute, method, library)
            || (method.MethodKind != MethodKind.LocalFunction && calls.Value.AreCovered(method.ContainingType, library)))
        {
            return;
        }

        DeviceSite site = new(operation, library, accelerator, null, DeviceForm.Call, Throws: true);
        context.ReportDiagnostic(PlacementReport.Create(
            RuleDescriptors.VendorNativeLibrary, site, new Judgement(Verdict.HardCoded, "declared for every machine", [], []), symbols,
            NativeBindings.Chosen(attribute, method, context.SemanticModel)));
    }

    private static void AnalyzeCall(SyntaxNodeAnalysisContext context, NativeBindings bindings, Lazy<SiteClassifier> classifier, VendorSymbols symbols)
    {
        InvocationExpressionSyntax syntax = (InvocationExpressionSyntax)context.Node;
        if (!bindings.MayLoad(syntax) || context.IsGeneratedCode
            || context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation call
            || bindings.Loaded(call) is not { } site
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
