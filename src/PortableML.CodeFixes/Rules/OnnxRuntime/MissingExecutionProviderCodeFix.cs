using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Descriptors;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.OnnxRuntime;

/// <summary>Fixes PML2005: the helper chooses among the providers that there are, or the provider is appended by the call that exists.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingExecutionProviderCodeFix))]
public sealed class MissingExecutionProviderCodeFix : ProviderCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.DeadExecutionProvider);

    /// <inheritdoc/>
    private protected override IEnumerable<ProviderAction> Actions(InvocationExpressionSyntax call, SemanticModel model, AnalyzerOptions options)
    {
        if (ProviderCall.Of(call, model) is not { } provider || ProviderIntent.IsInExpressionTree(call, model))
        {
            yield break;
        }

        ProviderAction helper = new("PML2005.UseFirstThatWorks", HardCodedExecutionProviderCodeFix.HelperTitle, () =>
            !new ProviderIntent(model).Names(call) && ProviderGroup.Of(provider, model) is { } group ? ProviderHelper.In(model, call.SpanStart)?.Replace(group) : null);
        if (provider.Api?.HelperComesFirst == true)
        {
            yield return helper;
        }

        if (ExistingProvider.Name(provider) is { } name)
        {
            yield return new ProviderAction("PML2005.UseExistingCall", $"Call {name}", () => ExistingProvider.Replace(provider, name, model));
        }

        if (provider.Api?.HelperComesFirst == false)
        {
            yield return helper;
        }
    }
}
