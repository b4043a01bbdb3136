namespace PortableML.Analyzers.Catalog;

/// <summary>The native packages that are known, read once for each process.</summary>
internal static class PackageCatalog
{
    private const string Resource = "Packages/NativePackages.txt";
    private const string LibraryHead = "library ";

    private static readonly char[] s_space = [' '];
    private static readonly Lazy<IReadOnlyList<NativePackage>> s_packages = new(() => [.. Read()]);

    /// <summary>Every package of the list, in its order.</summary>
    public static IReadOnlyList<NativePackage> Packages => s_packages.Value;

    /// <summary>What is known about <paramref name="id"/>; null for a package that is not listed.</summary>
    public static NativePackage? Find(string id) => Packages.FirstOrDefault(package => package.Matches(id));

    /// <summary>Reads a line: <c>id vendor/accelerator managed=… slot=…,…</c>, which stands below the name of its library.</summary>
    /// <exception cref="FormatException">The line is not of that form. The list is built in, so only a test can meet it.</exception>
    public static NativePackage Parse(string line, string library)
    {
        string[] fields = line.Split(s_space, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 3)
        {
            throw new FormatException($"'{line}' has no id, vendor and managed package.");
        }

        Dictionary<string, string> keys = fields.Skip(2).ToDictionary(Before, After);
        string? unknown = keys.Keys.FirstOrDefault(key => key is not ("managed" or "slot"));
        return unknown is not null ? throw new FormatException($"'{unknown}' is neither managed nor slot.") : new NativePackage(fields[0])
        {
            Accelerator = fields[1] == "-" ? null : ReadAccelerator(fields[1]),
            Library = library,
            Managed = keys["managed"],
            Slots = keys.TryGetValue("slot", out string? slots) ? slots.Split(',') : [],
        };
    }

    private static Accelerator ReadAccelerator(string field) =>
        field.Split('/') is [{ } vendor, { Length: > 0 } name] && Accelerator.Vendors.Contains(vendor)
            ? new Accelerator(vendor, name)
            : throw new FormatException($"'{field}' is no vendor/accelerator.");

    private static string Before(string pair) => pair.IndexOf('=') is > 0 and int at ? pair.Substring(0, at) : throw new FormatException($"'{pair}' is no key=value.");

    private static string After(string pair) => pair.Substring(pair.IndexOf('=') + 1);

    private static IEnumerable<NativePackage> Read()
    {
        string library = "";
        foreach (string line in Lines())
        {
            if (line.StartsWith(LibraryHead, StringComparison.Ordinal))
            {
                library = line.Substring(LibraryHead.Length);
            }
            else
            {
                yield return Parse(line, library);
            }
        }
    }

    private static IEnumerable<string> Lines()
    {
        using StreamReader reader = new(typeof(PackageCatalog).Assembly.GetManifestResourceStream(Resource)!);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
    }
}
