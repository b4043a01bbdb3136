using Microsoft.CodeAnalysis.Text;

namespace PortableML.Analyzers.Values;

/// <summary>Finds names in a JSON text, whatever else is in it and where it ends early; the compiler brings no reader of JSON that tells places.</summary>
internal static class JsonNames
{
    /// <summary>The names of the members of every object that stands in a list called <paramref name="list"/>, or is itself called so; each with its quotes.</summary>
    public static IEnumerable<(string Name, TextSpan Span)> Under(string list, string text)
    {
        Stack<string?> open = new();
        string? name = null;
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    int end = EndOf(text, i);
                    if (end < text.Length && IsName(text, end + 1))
                    {
                        name = text.Substring(i + 1, end - i - 1);
                        if (IsIn(open, list))
                        {
                            yield return (name, TextSpan.FromBounds(i, end + 1));
                        }
                    }

                    i = end;
                    break;
                case '{' or '[':
                    open.Push(name);
                    name = null;
                    break;
                case '}' or ']' when open.Count > 0:
                    open.Pop();
                    name = null;
                    break;
                case ',':
                    name = null;
                    break;
            }
        }
    }

    private static bool IsIn(Stack<string?> open, string list)
    {
        string?[] two = [.. open.Take(2)];
        return two.Length > 0 && (two[0] == list || (two.Length > 1 && two[0] is null && two[1] == list));
    }

    /// <summary>The place of the quote that ends the text which begins at <paramref name="start"/>; the length where none does.</summary>
    private static int EndOf(string text, int start)
    {
        int i = start + 1;
        while (i < text.Length && text[i] != '"')
        {
            i += text[i] == '\\' ? 2 : 1;
        }

        return Math.Min(i, text.Length);
    }

    private static bool IsName(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position < text.Length && text[position] == ':';
    }
}
