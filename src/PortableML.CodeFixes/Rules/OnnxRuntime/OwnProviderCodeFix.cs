using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.FixContract;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.OnnxRuntime;

/// <summary>Fixes PML2001 at constants of the project's own: they are chosen only where the provider works.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OwnProviderCodeFix))]
public sealed class OwnProviderCodeFix : CatalogCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.HardCodedExecutionProvider);

    /// <inheritdoc/>
    private protected override string EquivalenceKey => "PML2001.AskFirst";

    /// <inheritdoc/>
    private protected override string Title(SiteProperties site) => $"Choose {site.Accelerator} only where it is available";

    /// <inheritdoc/>
    private protected override IReadOnlyList<TextChange>? Changes(ExpressionSyntax place, CatalogEntry api, SiteProperties site, SemanticModel model) =>
        OwnChoice.Write(place, site, model);
}
