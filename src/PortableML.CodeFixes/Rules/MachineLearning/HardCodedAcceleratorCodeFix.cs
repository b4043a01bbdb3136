using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.FixContract;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.MachineLearning;

/// <summary>Fixes PML3002 where the catalogue knows a call that leaves the choice to the library.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HardCodedAcceleratorCodeFix))]
public sealed class HardCodedAcceleratorCodeFix : CatalogCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.HardCodedAccelerator);

    /// <inheritdoc/>
    private protected override string EquivalenceKey => "PML3002.LetTheLibraryChoose";

    /// <inheritdoc/>
    private protected override string Title(SiteProperties site) => $"Let {site.Library} choose the accelerator";

    /// <inheritdoc/>
    private protected override IReadOnlyList<TextChange>? Changes(ExpressionSyntax place, CatalogEntry api, SiteProperties site, SemanticModel model)
    {
        // Another device than the first is kept, and no library chooses by its number.
        bool keepsIndex = api.IndexParameter is not null && site.Index != 0;
        return api.Becomes is { } template && place is InvocationExpressionSyntax call && !keepsIndex
            && (!api.NeedsOpen || OpenReceiver.IsMadeForAll(call, model))
                ? CallTemplate.Write(call, template, api.Drops)
                : null;
    }
}
