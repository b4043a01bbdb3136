namespace PortableML.Analyzers.Catalog;

/// <summary>Reads what a native library's file name stands for: without folders, <c>lib</c>, extension and version.</summary>
internal static class NativeFileName
{
    private const int MaximumLength = 300;

    private static readonly char[] s_separators = ['/', '\\'];
    private static readonly string[] s_extensions = [".dll", ".so", ".dylib"];

    /// <summary>
    /// Finds the first part of <paramref name="path"/>, the file before its folders, for which <paramref name="find"/> knows the name.
    /// </summary>
    public static CatalogEntry? Find(string path, Func<string, CatalogEntry?> find)
    {
        if (path.Length is 0 or > MaximumLength)
        {
            return null;
        }

        string[] parts = path.Split(s_separators, StringSplitOptions.RemoveEmptyEntries);
        for (int i = parts.Length - 1; i >= 0; i--)
        {
            foreach (string name in Names(parts[i]))
            {
                if (find(name) is { } entry)
                {
                    return entry;
                }
            }
        }

        return null;
    }

    /// <summary>The names that <paramref name="file"/> can have, the longest first: <c>amdhip64_6</c>, <c>amdhip64</c>, <c>amdhip</c>.</summary>
    private static IEnumerable<string> Names(string file)
    {
        string name = file;
        foreach (string extension in s_extensions)
        {
            int at = name.IndexOf(extension, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && (at + extension.Length == name.Length || name[at + extension.Length] == '.'))
            {
                name = name.Substring(0, at);
                break;
            }
        }

        if (name.StartsWith("lib", StringComparison.OrdinalIgnoreCase) && name.Length > 3)
        {
            name = name.Substring(3);
        }

        while (name.Length > 0)
        {
            yield return name;
            int end = name.Length;
            while (end > 0 && (char.IsDigit(name[end - 1]) || name[end - 1] == '.'))
            {
                end--;
            }

            while (end > 0 && name[end - 1] is '_' or '-')
            {
                end--;
            }

            if (end == name.Length)
            {
                yield break;
            }

            name = name.Substring(0, end);
        }
    }
}
