using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>What fixing one reported place does, where places share nothing.</summary>
/// <param name="Key">The equivalence key of the action.</param>
/// <param name="Title">The title of the action.</param>
/// <param name="Changes">The changes.</param>
internal sealed record PlaceFix(string Key, string Title, IReadOnlyList<TextChange> Changes)
{
    /// <summary>Tells whether <paramref name="other"/> changes the same text in the same way.</summary>
    public bool Matches(PlaceFix? other) => other is not null && Changes.SequenceEqual(other.Changes);
}
