using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Descriptors;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.OnnxRuntime;

/// <summary>Fixes PML2004: the handler that goes on without the provider catches every failure of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TooNarrowProviderCatchCodeFix))]
public sealed class TooNarrowProviderCatchCodeFix : ProviderCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.TooNarrowProviderCatch);

    /// <inheritdoc/>
    private protected override IEnumerable<ProviderAction> Actions(InvocationExpressionSyntax call, SemanticModel model, AnalyzerOptions options) =>
    [
        new("PML2004.CatchEveryFailure", $"Catch every failure of {ProviderCall.Of(call, model)?.Accelerator}", () => ProviderCatch.Around(call, model)?.Widen()),
    ];
}
