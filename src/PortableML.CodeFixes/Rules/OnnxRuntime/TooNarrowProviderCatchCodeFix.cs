using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.FixContract;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.OnnxRuntime;

/// <summary>Fixes PML2004: the handler that goes on without the provider catches every failure of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TooNarrowProviderCatchCodeFix))]
public sealed class TooNarrowProviderCatchCodeFix : ProviderCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.TooNarrowProviderCatch);

    /// <inheritdoc/>
    private protected override string EquivalenceKey => "PML2004.CatchEveryFailure";

    /// <inheritdoc/>
    private protected override string Title(SiteProperties site) => $"Catch every failure of {site.Accelerator}";

    /// <inheritdoc/>
    private protected override CompilationUnitSyntax? Fix(InvocationExpressionSyntax call, SemanticModel model) => ProviderCatch.Around(call, model)?.Widen();
}
