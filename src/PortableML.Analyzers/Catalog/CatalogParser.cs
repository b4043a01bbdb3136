namespace PortableML.Analyzers.Catalog;

/// <summary>
/// Reads a catalogue file. It has a head of <c>library</c>, <c>area</c>, <c>texts</c>, <c>assembly</c> and <c>failure</c> lines, then one API a line:
/// <code>id  role  [vendor/accelerator]  [word | key=value …]</code>
/// Words are separated by blanks; a line that starts with <c>#</c> is a comment. docs/adding-a-rule.md lists roles and keys.
/// </summary>
internal static class CatalogParser
{
    private static readonly string[] s_texts = ["file-names"];
    private static readonly string[] s_extensions = [".dll", ".exe"];

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
                case "library" when name.Length > 0:
                    line.Fail("A file is about one library. Put the other into a file of its own.");
                    break;
                case "library":
                    name = Value(line, first) ?? "";
                    break;
                case "assembly":
                    assemblies.AddRange(Assembly(line));
                    break;
                case "texts":
                    hasFileNames = line.OneOf(s_texts, "kind of text") is not null;
                    break;
                case "failure":
                    failures.AddRange(Value(line, first) is { } failure ? [failure] : []);
                    break;
                case "area":
                    area = line.OneOf(CatalogLibrary.Areas, "area") ?? area;
                    break;
                default:
                    (int Start, int Length) id = line.Word;
                    if (CatalogEntryReader.Read(first, line) is { } entry)
                    {
                        if (entries.FirstOrDefault(other => IsSame(other, entry)) is { } other)
                        {
                            line.Fail($"'{first}' is in line {other.Line + 1} already, which counts. Two lines for one need versions that exclude each other: since= and until=.", id);
                            break;
                        }

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

    private static string? Value(CatalogLine line, string key)
    {
        (int Start, int Length) place = line.Word;
        string value = line.Rest();
        if (value.Length > 0)
        {
            return value;
        }

        line.Fail($"'{key}' needs a name behind it.", place);
        return null;
    }

    private static string[] Assembly(CatalogLine line)
    {
        if (Value(line, "assembly") is not { } name)
        {
            return [];
        }

        if (s_extensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
        {
            line.Fail($"'{name}' is the name of a file. Write that of the assembly, without '.dll'.");
            return [];
        }

        return [name];
    }

    /// <summary>Two lines of which only the first could ever be found: texts are compared in any case.</summary>
    private static bool IsSame(CatalogEntry one, CatalogEntry other) =>
        string.Equals(one.Id, other.Id, one.Id[0] == 'S' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal) && one.Overlaps(other);
}
