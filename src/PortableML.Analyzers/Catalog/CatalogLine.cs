namespace PortableML.Analyzers.Catalog;

/// <summary>The words of one line with their columns, so that an error points at the word at fault.</summary>
internal sealed class CatalogLine(string text, int number, ICollection<CatalogError> errors)
{
    private int _position;
    private int _wordStart;

    /// <summary>The zero-based number of the line.</summary>
    public int Number => number;

    /// <summary>A comment or an empty line.</summary>
    public bool IsBlank => text.TrimStart() is "" or ['#', ..];

    /// <summary>The next word, or null at the end of the line.</summary>
    public string? Next()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }

        _wordStart = _position;
        while (_position < text.Length && !char.IsWhiteSpace(text[_position]))
        {
            _position++;
        }

        return _position == _wordStart ? null : text.Substring(_wordStart, _position - _wordStart);
    }

    /// <summary>All that is left of the line.</summary>
    public string Rest()
    {
        string rest = text.Substring(_position).Trim();
        _wordStart = Math.Max(0, text.Length - rest.Length);
        _position = text.Length;
        return rest;
    }

    /// <summary>The next word if it is one of <paramref name="allowed"/>; an error and null otherwise.</summary>
    public string? OneOf(IReadOnlyList<string> allowed, string what)
    {
        string word = Next() ?? "";
        if (allowed.FirstOrDefault(a => string.Equals(a, word, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        Fail($"'{word}' is not a known {what}. Use one of: {string.Join(", ", allowed)}.");
        return null;
    }

    /// <summary>Where the last word stands.</summary>
    public (int Start, int Length) Word => (_wordStart, _position - _wordStart);

    /// <summary>Records that the last word, or the one at <paramref name="word"/>, cannot be used.</summary>
    public void Fail(string message, (int Start, int Length)? word = null)
    {
        (int start, int length) = word ?? Word;
        errors.Add(new CatalogError(number, start, length, message));
    }
}
