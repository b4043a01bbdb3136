namespace PortableML.Analyzers.Catalog;

/// <summary>
/// Reads a catalogue file. It has a head of <c>library</c>, <c>area</c>, <c>texts</c>, <c>assembly</c> and <c>failure</c> lines, then one API a line:
/// <code>id  role  [vendor/accelerator]  [word | key=value …]</code>
/// Words are separated by blanks; a line that starts with <c>#</c> is a comment. docs/adding-a-rule.md lists roles and keys.
/// </summary>
internal static class CatalogParser
{
    private static readonly string[] s_texts = ["file-names"];

    /// <summary>Reads <paramref name="lines"/>; a line at fault becomes an error and the others still count.</summary>
    public static (CatalogLibrary Library, IReadOnlyList<CatalogError> Errors) Parse(IEnumerable<string> lines)
    {
        string name = "";
        string area = "MachineLearning";
        bool hasFileNames = false;
        List<string> assemblies = [];
        List<string> failures = [];
        List<CatalogEntry> entries = [];
        List<CatalogError> errors = [];
        int number = 0;
        foreach (string text in lines)
        {
            CatalogLine line = new(text, number++, errors);
            if (line.IsBlank)
            {
                continue;
            }

            string first = line.Next()!;
            switch (first)
            {
                case "library":
                    name = line.Rest();
                    break;
                case "assembly":
                    assemblies.Add(line.Rest());
                    break;
                case "texts":
                    hasFileNames = line.OneOf(s_texts, "kind of text") is not null;
                    break;
                case "failure":
                    failures.Add(line.Rest());
                    break;
                case "area":
                    area = line.OneOf(CatalogLibrary.Areas, "area") ?? area;
                    break;
                default:
                    if (CatalogEntryReader.Read(first, line) is { } entry)
                    {
                        entries.Add(entry);
                    }

                    break;
            }
        }

        if (name.Length == 0 || assemblies.Count == 0)
        {
            errors.Add(new CatalogError(0, 0, 0, "A catalogue starts with a 'library' line and at least one 'assembly' line."));
        }

        return (new CatalogLibrary(name, area, assemblies, entries) { Failures = failures, HasFileNames = hasFileNames }, errors);
    }
}
