using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>The fix of constants of the project's own that always select the vendor: they are chosen only where its accelerator works.</summary>
internal static class OwnChoiceFix
{
    /// <summary>The title of the action for <paramref name="site"/> at <paramref name="place"/>.</summary>
    public static string Title(ExpressionSyntax place, SiteProperties site, SemanticModel model) => place.Parent is EqualsValueClauseSyntax { Parent: ParameterSyntax parameter }
        ? $"Make '{parameter.Identifier.Text}' optional: null means {site.Accelerator} where it is available{NullDefault.Note(place, model)}"
        : $"Choose {site.Accelerator} only where it is available";

    /// <summary>The document with the fixes of <paramref name="places"/>, which <paramref name="model"/> is of; null where there is none.</summary>
    public static async Task<Document?> ApplyAsync(
        Document document, SemanticModel model, IEnumerable<(ExpressionSyntax Place, SiteProperties Site)> places, CancellationToken cancellationToken)
    {
        SourceFile file = new(model);
        JoinedChanges all = new();
        foreach ((ExpressionSyntax place, SiteProperties site) in places.OrderBy(one => one.Place.SpanStart))
        {
            if (OwnChoice.Write(place, site, file) is { } changes && file.StaysSound(changes, cancellationToken)
                && await RetypedParameter.SuitsAsync(document, place, file, changes, cancellationToken).ConfigureAwait(false))
            {
                all.Add(changes);
            }
        }

        return all.IsEmpty ? null : document.WithText(all.Apply(file.Text));
    }
}
