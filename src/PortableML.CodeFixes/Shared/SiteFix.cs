using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>What fixing one site does.</summary>
/// <param name="Site">The site.</param>
/// <param name="Key">The equivalence key of the action.</param>
/// <param name="Title">The title of the action.</param>
/// <param name="Changes">The changes at the site.</param>
internal sealed record SiteFix(FixSite Site, string Key, string Title, IReadOnlyList<TextChange> Changes)
{
    /// <summary>The device that the site needs and that is not there yet; sites that share it share the object.</summary>
    public DeviceIntroduction? Introduction { get; init; }

    /// <summary>All changes of <paramref name="fixes"/> on <paramref name="text"/>, a shared introduction once.</summary>
    public static SourceText Apply(SourceText text, IReadOnlyCollection<SiteFix> fixes)
    {
        IEnumerable<TextChange> introductions = fixes.Select(fix => fix.Introduction).OfType<DeviceIntroduction>().Distinct()
            .OrderBy(introduction => introduction.Index).SelectMany(introduction => introduction.Changes);

        // Insertions at one place are joined in this order; a change that two sites have in common counts once.
        return text.WithChanges(introductions.Concat(fixes.SelectMany(fix => fix.Changes)).Distinct()
            .GroupBy(change => change.Span)
            .OrderBy(place => place.Key.Start).ThenBy(place => place.Key.Length)
            .Select(place => new TextChange(place.Key, string.Concat(place.Select(change => change.NewText)))));
    }

    /// <summary>Tells whether <paramref name="other"/> changes the same text in the same way.</summary>
    public bool Matches(SiteFix other) =>
        Changes.SequenceEqual(other.Changes)
        && (Introduction?.Changes ?? []).SequenceEqual(other.Introduction?.Changes ?? []);
}
