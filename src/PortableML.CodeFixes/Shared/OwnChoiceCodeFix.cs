using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes;

/// <summary>The base of fixes at constants of the project's own that always select the vendor: they are chosen only where its accelerator works.</summary>
public abstract class OwnChoiceCodeFix : CatalogCodeFix
{
    /// <inheritdoc/>
    private protected sealed override string Title(SiteProperties site, ExpressionSyntax place, SemanticModel model) =>
        place.Parent is EqualsValueClauseSyntax { Parent: ParameterSyntax parameter }
            ? $"Make '{parameter.Identifier.Text}' optional: null means {site.Accelerator} where it is available{NullDefault.Note(place, model)}"
            : $"Choose {site.Accelerator} only where it is available";

    /// <inheritdoc/>
    private protected sealed override IReadOnlyList<TextChange>? Changes(ExpressionSyntax place, CatalogEntry api, SiteProperties site, SemanticModel model) =>
        OwnChoice.Write(place, site, model);
}
