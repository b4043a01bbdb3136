using Microsoft.CodeAnalysis;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Plans the fixes of a document that several projects or frameworks may share: a site is only fixed where all of them want the same text.
/// </summary>
internal static class LinkedPlan
{
    /// <summary>The fixes for <paramref name="diagnostics"/>, all those of <paramref name="document"/>; those with the generated helper where it is asked for.</summary>
    public static async Task<IReadOnlyList<SiteFix>> CreateAsync(
        Document document, IEnumerable<Diagnostic> diagnostics, bool usesHelper, CancellationToken cancellationToken)
    {
        IReadOnlyList<SiteFix> fixes = await PlanAsync(document, diagnostics, usesHelper, cancellationToken).ConfigureAwait(false);
        foreach (DocumentId id in document.GetLinkedDocumentIds())
        {
            if (document.Project.Solution.GetDocument(id) is { } linked
                && await linked.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root)
            {
                IEnumerable<Diagnostic> reported = await ReportedDevices.InAsync(linked, cancellationToken).ConfigureAwait(false);
                IReadOnlyList<SiteFix> others = await PlanAsync(linked, reported, usesHelper, cancellationToken).ConfigureAwait(false);
                fixes = [.. fixes.Where(fix =>
                    root.FindToken(fix.Site.Span.Start, findInsideTrivia: false) is var token && !token.Span.Contains(fix.Site.Span.Start)
                    || others.Any(other => other.Site.Span == fix.Site.Span && other.Matches(fix)))];
            }
        }

        return fixes;
    }

    private static async Task<IReadOnlyList<SiteFix>> PlanAsync(
        Document document, IEnumerable<Diagnostic> diagnostics, bool usesHelper, CancellationToken cancellationToken)
    {
        if (await SourceDocument.ReadAsync(document, cancellationToken).ConfigureAwait(false) is not { } source)
        {
            return [];
        }

        FixSite[] sites =
        [
            .. diagnostics.Where(diagnostic => !diagnostic.IsSuppressed).GroupBy(diagnostic => diagnostic.Location.SourceSpan)
                .Select(same => FixSite.Of(same.First(), source.Root)).OfType<FixSite>(),
        ];
        IReadOnlyList<SiteFix> plain = DevicePlan.Create(source, sites);
        List<SiteFix> plan = [];
        foreach (SiteFix fix in usesHelper ? HelperPlan.Create(source, sites, plain) : plain)
        {
            if (await RetypedParameter.SuitsAsync(document, fix.Site.Expression, source, fix.Changes, cancellationToken).ConfigureAwait(false))
            {
                plan.Add(fix);
            }
        }

        return plan;
    }
}
