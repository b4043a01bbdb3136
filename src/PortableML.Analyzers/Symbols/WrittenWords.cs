using Microsoft.CodeAnalysis.Text;

namespace PortableML.Analyzers.Symbols;

/// <summary>
/// Tells whether the text of a file holds one of a few words. It makes neither tokens nor a string of the text, so that a rule which every
/// project has costs next to nothing where there is nothing for it.
/// </summary>
internal sealed class WrittenWords
{
    private const int PartLength = 16 * 1024;

    [ThreadStatic]
    private static char[]? t_part;

    private readonly string[] _words;
    private readonly int _overlap;

    /// <summary>Looks for <paramref name="words"/>; one that another holds finds that too.</summary>
    public WrittenWords(IEnumerable<string> words)
    {
        string[] all = [.. words.Distinct()];
        _words = [.. all.Where(word => !all.Any(other => other != word && word.Contains(other)))];
        _overlap = _words.Length == 0 ? 0 : _words.Max(word => word.Length) - 1;
    }

    /// <summary>Tells whether <paramref name="text"/> holds one, as a word or inside another.</summary>
    public bool AreIn(SourceText text)
    {
        char[] part = t_part ??= new char[PartLength];
        for (int start = 0; start < text.Length; start += PartLength - _overlap)
        {
            int length = Math.Min(PartLength, text.Length - start);
            text.CopyTo(start, part, 0, length);
            ReadOnlySpan<char> copied = part.AsSpan(0, length);
            foreach (string word in _words)
            {
                if (copied.IndexOf(word.AsSpan()) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
