using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes;

/// <summary>
/// The base of TorchSharp fixes whose places share nothing. A fix says only what changes at one place; that no change brings an error,
/// that fix-all is one pass over the document, and that linked documents agree, is decided here.
/// </summary>
public abstract class TorchCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        Apply(document, await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false),
            (await PlanAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false)).Select(planned => planned.Fix)));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach ((Diagnostic diagnostic, PlaceFix fix) in await PlanAsync(context.Document, context.Diagnostics, context.CancellationToken).ConfigureAwait(false))
        {
            context.RegisterCodeFix(CodeAction.Create(fix.Title, (CancellationToken _) => Task.FromResult(Apply(context.Document, text, [fix])), fix.Key), diagnostic);
        }
    }

    /// <summary>What becomes of the place of <paramref name="diagnostic"/>; null where it stays.</summary>
    private protected abstract PlaceFix? Fix(SourceDocument source, Diagnostic diagnostic);

    private static Document Apply(Document document, SourceText text, IEnumerable<PlaceFix> fixes) =>
        fixes.SelectMany(fix => fix.Changes).Distinct().OrderBy(change => change.Span.Start).ToArray() is { Length: > 0 } changes
            ? document.WithText(text.WithChanges(changes))
            : document;

    private async Task<IReadOnlyList<(Diagnostic Diagnostic, PlaceFix Fix)>> PlanAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        IReadOnlyList<PlaceFix?> own = await PlanAloneAsync(document, diagnostics, cancellationToken).ConfigureAwait(false);
        List<IReadOnlyList<PlaceFix?>> linked = [];
        foreach (DocumentId id in document.GetLinkedDocumentIds())
        {
            linked.Add(await PlanAloneAsync(document.Project.Solution.GetDocument(id)!, diagnostics, cancellationToken).ConfigureAwait(false));
        }

        // Places inside one another are fixed one after the other.
        List<(Diagnostic Diagnostic, PlaceFix Fix)> plan = [];
        for (int i = 0; i < own.Count; i++)
        {
            if (own[i] is { } fix && linked.TrueForAll(others => fix.Matches(others[i]))
                && !fix.Changes.Any(change => plan.Exists(earlier => earlier.Fix.Changes.Any(known => known.Span.IntersectsWith(change.Span)))))
            {
                plan.Add((diagnostics[i], fix));
            }
        }

        return plan;
    }

    private async Task<IReadOnlyList<PlaceFix?>> PlanAloneAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SourceDocument? source = await SourceDocument.ReadAsync(document, cancellationToken).ConfigureAwait(false);
        return [.. diagnostics.Select(diagnostic =>
            source is not null && !diagnostic.IsSuppressed && source.Root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            && Fix(source, diagnostic) is { } fix && source.StaysSound(fix.Changes, cancellationToken) ? fix : null)];
    }
}
