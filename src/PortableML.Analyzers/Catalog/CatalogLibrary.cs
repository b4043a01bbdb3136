namespace PortableML.Analyzers.Catalog;

/// <summary>The catalogue file of one library.</summary>
internal sealed class CatalogLibrary
{
    /// <summary>Areas of rules; a library belongs to one.</summary>
    public static readonly IReadOnlyList<string> Areas = ["TorchSharp", "OnnxRuntime", "MachineLearning"];

    private readonly Dictionary<string, CatalogEntry> _texts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the head and the lines of a catalogue file.</summary>
    public CatalogLibrary(string name, string area, IReadOnlyList<string> assemblies, IReadOnlyList<CatalogEntry> entries)
    {
        Name = name;
        Area = area;
        Assemblies = assemblies;
        Entries = entries;
        foreach (CatalogEntry entry in entries)
        {
            entry.Library = this;
            if (entry.Id.StartsWith("S:", StringComparison.Ordinal))
            {
                _texts[entry.MemberName] = entry;
            }
        }
    }

    /// <summary>The library's name as messages give it.</summary>
    public string Name { get; }

    /// <summary>The area whose rules report it: one of <see cref="Areas"/>.</summary>
    public string Area { get; }

    /// <summary>The assemblies that declare its API; nothing is registered where none is referenced.</summary>
    public IReadOnlyList<string> Assemblies { get; }

    /// <summary>The APIs, in the order of the file.</summary>
    public IReadOnlyList<CatalogEntry> Entries { get; }

    /// <summary>Finds what a device's text names, whatever its case.</summary>
    public CatalogEntry? FindText(string name) => _texts.TryGetValue(name, out CatalogEntry? entry) ? entry : null;
}
