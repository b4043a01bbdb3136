using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.FixContract;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.OnnxRuntime;

/// <summary>Fixes PML2001: the provider is tried, and where it does not work the session runs on the CPU.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HardCodedExecutionProviderCodeFix))]
public sealed class HardCodedExecutionProviderCodeFix : ProviderCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.HardCodedExecutionProvider);

    /// <inheritdoc/>
    private protected override string EquivalenceKey => "PML2001.FallBackToCpu";

    /// <inheritdoc/>
    private protected override string Title(SiteProperties site) => $"Fall back to the CPU when {site.Accelerator} is unavailable";

    /// <inheritdoc/>
    private protected override CompilationUnitSyntax? Fix(InvocationExpressionSyntax call, SemanticModel model) => FallbackOfCall.Plan(call, model)?.Apply(model);
}
