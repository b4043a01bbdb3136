using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.FixContract;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.TorchSharp;

/// <summary>Fixes PML1001 at constants of the project's own: they are chosen only where the accelerator is there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OwnDeviceCodeFix))]
public sealed class OwnDeviceCodeFix : CatalogCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.HardCodedDevice);

    /// <inheritdoc/>
    private protected override string EquivalenceKey => "PML1001.AskFirst";

    /// <inheritdoc/>
    private protected override string Title(SiteProperties site) => $"Choose {site.Accelerator} only where it is available";

    /// <inheritdoc/>
    private protected override IReadOnlyList<TextChange>? Changes(ExpressionSyntax place, CatalogEntry api, SiteProperties site, SemanticModel model) =>
        OwnChoice.Write(place, site, model);
}
