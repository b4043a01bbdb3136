using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>The changes of several places of one file, made in one pass.</summary>
internal sealed class JoinedChanges
{
    private readonly List<TextChange> _all = [];

    /// <summary>There is nothing to change.</summary>
    public bool IsEmpty => _all.Count == 0;

    /// <summary>Adds <paramref name="changes"/>. What two places have in common is changed once; what they would change differently is left to the first.</summary>
    public void Add(IReadOnlyList<TextChange> changes)
    {
        TextChange[] more = [.. changes.Where(change => !_all.Contains(change))];
        if (!more.Any(change => _all.Exists(known => known.Span.Start < change.Span.End && change.Span.Start < known.Span.End)))
        {
            _all.AddRange(more);
        }
    }

    /// <summary>The text with all changes; insertions at one place are joined in the order in which they were added.</summary>
    public SourceText Apply(SourceText text) => text.WithChanges(_all.GroupBy(change => change.Span).OrderBy(at => at.Key.Start).ThenBy(at => at.Key.Length)
        .Select(at => new TextChange(at.Key, string.Concat(at.Select(change => change.NewText)))));
}
