namespace PortableML.Analyzers.Catalog;

/// <summary>The catalogue file of one library.</summary>
internal sealed class CatalogLibrary
{
    /// <summary>Areas of rules; a library belongs to one.</summary>
    public static readonly IReadOnlyList<string> Areas = ["TorchSharp", "OnnxRuntime", "ProviderMemory", "ProviderSettings", "MachineLearning", "MLNet", "Platform", "Interop", "Environment"];

    private static readonly string[] s_platformAreas = ["Platform", "Interop", "Environment"];

    private readonly Lazy<string> _namespace;
    private readonly List<CatalogEntry> _texts = [];
    private readonly bool[] _textStarts = new bool[128];

    /// <summary>Takes the head and the lines of a catalogue file.</summary>
    public CatalogLibrary(string name, string area, IReadOnlyList<string> assemblies, IReadOnlyList<CatalogEntry> entries)
    {
        Name = name;
        Area = area;
        Assemblies = assemblies;
        Entries = entries;
        _namespace = new(SharedNamespace);
        IsPartOfPlatform = s_platformAreas.Contains(area);
        TakesText = true;
        foreach (CatalogEntry entry in entries)
        {
            entry.Library = this;
            HasVendorQueries |= entry is { Role: CatalogRole.Queries, Accelerator: not null };
            TakesText &= entry.Role != CatalogRole.Places || entry.IsRepeat;
            HasRestrictions |= entry.Restricts;
            TakesLists |= entry is { Role: CatalogRole.Takes, Lists: true };
            HasCompanions |= entry.LetsOthersIn || entry.Role is CatalogRole.Opens or CatalogRole.Softens or CatalogRole.Forbids;
            if (entry.Id.StartsWith("S:", StringComparison.Ordinal))
            {
                _texts.Add(entry);
                _textStarts[char.ToLowerInvariant(entry.MemberName[0]) & 127] = true;
            }
        }
    }

    /// <summary>The exceptions by which a missing accelerator shows, by metadata name; a fallback catches all of them.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>Texts are names of native libraries, which stand for every file name that such a library has.</summary>
    public bool HasFileNames { get; init; }

    /// <summary>The library's name as messages give it.</summary>
    public string Name { get; }

    /// <summary>The area whose rules report it: one of <see cref="Areas"/>.</summary>
    public string Area { get; }

    /// <summary>The library is part of every project's framework.</summary>
    public bool IsPartOfPlatform { get; }

    /// <summary>The assemblies that declare its API; nothing is registered where none is referenced.</summary>
    public IReadOnlyList<string> Assemblies { get; }

    /// <summary>The types that the lines speak of, as far as an id says it: by metadata name, each once.</summary>
    public IEnumerable<string> DeclaringTypes => Entries.Select(entry => entry.DeclaringType).OfType<string>().Distinct();

    /// <summary>The namespace that all the library's types share; empty where they share none.</summary>
    public string Namespace => _namespace.Value;

    /// <summary>The APIs, in the order of the file.</summary>
    public IReadOnlyList<CatalogEntry> Entries { get; }

    /// <summary>The library can be asked for a vendor's accelerator by a call of its own.</summary>
    public bool HasVendorQueries { get; }

    /// <summary>Every accelerator is named as text or as a constant, and none by a call of its own that says it first.</summary>
    public bool TakesText { get; }

    /// <summary>The library has lines after which nothing but one accelerator is seen.</summary>
    public bool HasRestrictions { get; }

    /// <summary>The library takes a list of devices somewhere.</summary>
    public bool TakesLists { get; }

    /// <summary>The library has lines that say something of a site from beside it.</summary>
    public bool HasCompanions { get; }

    /// <summary>Finds what the first <paramref name="length"/> characters of <paramref name="text"/> name, in any case, without allocating.</summary>
    public CatalogEntry? FindText(string text, int length)
    {
        if (length == 0 || !_textStarts[char.ToLowerInvariant(text[0]) & 127])
        {
            return null;
        }

        foreach (CatalogEntry entry in _texts)
        {
            if (IsNamed(entry.MemberName, text, length))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>A <c>*</c> at the end of a name stands for any rest.</summary>
    private static bool IsNamed(string name, string text, int length)
    {
        bool isOpen = name[name.Length - 1] == '*';
        int known = isOpen ? name.Length - 1 : name.Length;
        return (isOpen ? known < length : known == length) && string.Compare(name, 0, text, 0, known, StringComparison.OrdinalIgnoreCase) == 0;
    }

    /// <summary>Finds what a native library's path or file name stands for; null where the texts are no file names.</summary>
    public CatalogEntry? FindFile(string path) => HasFileNames && HoldsText(path) ? NativeFileName.Find(path, name => FindText(name, name.Length)) : null;

    /// <summary>Finds the first text that stands anywhere in <paramref name="text"/>, for tests such as <c>name.Contains("CUDA")</c>.</summary>
    public CatalogEntry? FindTextIn(string text) =>
        _texts.Where(entry => text.IndexOf(entry.MemberName, StringComparison.OrdinalIgnoreCase) >= 0)
            .OrderByDescending(entry => entry.MemberName.Length)
            .FirstOrDefault();

    private string SharedNamespace()
    {
        string[]? shared = null;
        foreach (string type in DeclaringTypes)
        {
            string[] names = type.Split('.');
            int length = 0;
            while (length < names.Length - 1 && (shared is null || (length < shared.Length && shared[length] == names[length])))
            {
                length++;
            }

            shared = [.. names.Take(length)];
        }

        return string.Join(".", shared ?? []);
    }

    /// <summary>Nearly every text ends here, before it is taken apart.</summary>
    private bool HoldsText(string path)
    {
        foreach (CatalogEntry entry in _texts)
        {
            if (path.IndexOf(entry.MemberName, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
