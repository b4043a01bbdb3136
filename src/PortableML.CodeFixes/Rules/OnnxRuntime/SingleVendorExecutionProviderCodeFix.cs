using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Descriptors;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.OnnxRuntime;

/// <summary>Fixes PML2002: the generated helper tries the provider first and then those of other vendors.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SingleVendorExecutionProviderCodeFix))]
public sealed class SingleVendorExecutionProviderCodeFix : ProviderCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.SingleVendorExecutionProvider);

    /// <inheritdoc/>
    private protected override IEnumerable<ProviderAction> Actions(InvocationExpressionSyntax call, SemanticModel model, AnalyzerOptions options) =>
        ProviderCall.Of(call, model) is { } provider && new ProviderIntent(model).Allows(call) && ProviderGroup.Of(provider, model) is { } group
            ? [new ProviderAction("PML2002.UseFirstThatWorks", HardCodedExecutionProviderCodeFix.HelperTitle, () => Replace(group, model))]
            : [];

    private static CompilationUnitSyntax? Replace(ProviderGroup group, SemanticModel model)
    {
        ProviderSelection selection = new(group, model);
        return selection.IsUnderstood() ? ProviderHelper.In(model, group.First.Syntax.SpanStart)?.Replace(group, selection.Whole) : null;
    }
}
