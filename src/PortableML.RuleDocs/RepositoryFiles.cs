namespace PortableML.RuleDocs;

/// <summary>Finds the repository and the parts of its files that are generated.</summary>
internal static class RepositoryFiles
{
    /// <summary>The nearest folder above the working directory that holds the solution.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string FindRoot()
    {
        for (DirectoryInfo? folder = new(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above this one holds Analyzers.sln.");
    }

    /// <summary>Replaces what stands between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
    /// <exception cref="InvalidDataException">The marks are not there.</exception>
    public static string Between(string? text, string name, string generated)
    {
        string open = $"<!-- {name} -->\n";
        string close = $"<!-- /{name} -->";
        int start = text?.IndexOf(open, StringComparison.Ordinal) ?? -1;
        int end = start < 0 ? -1 : text!.IndexOf(close, start, StringComparison.Ordinal);
        return end < 0
            ? throw new InvalidDataException($"it has no part between '{open.Trim()}' and '{close}'.")
            : text![..(start + open.Length)] + "\n" + generated.Trim() + "\n\n" + text[end..];
    }
}
