using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Symbols;

/// <summary>
/// Finds the catalogue entry of a symbol. Entries are looked up by member name; only on a hit is the symbol's
/// documentation-comment id made and compared, once for each symbol of the compilation. Nothing is resolved up front.
/// </summary>
internal sealed class ApiIndex
{
    private readonly Dictionary<string, List<CatalogEntry>> _byName = new(StringComparer.Ordinal);
    private readonly ulong[] _firstLettersByLength = new ulong[64];
    private readonly ConcurrentDictionary<ISymbol, CatalogEntry?> _bySymbol = new(ReferenceComparer.Instance);
    private readonly LibraryAssemblies _assemblies;

    /// <summary>Indexes <paramref name="libraries"/> for the assemblies that a compilation references.</summary>
    public ApiIndex(IEnumerable<CatalogLibrary> libraries, LibraryAssemblies assemblies)
    {
        _assemblies = assemblies;
        foreach (CatalogEntry entry in libraries.SelectMany(library => library.Entries))
        {
            if (!_byName.TryGetValue(entry.MemberName, out List<CatalogEntry>? entries))
            {
                _byName.Add(entry.MemberName, entries = []);
            }

            entries.Add(entry);
            _firstLettersByLength[entry.MemberName.Length & 63] |= 1UL << (entry.MemberName[0] & 63);
        }
    }

    /// <summary>The entry of <paramref name="symbol"/>, or null. Reduced extension methods count as the method that they reduce.</summary>
    public CatalogEntry? Find(ISymbol symbol)
    {
        // Nearly every symbol ends here: by the length and the first letter of its name.
        string name = symbol.Name;
        if (name.Length > 0 && name[0] == '.')
        {
            // All constructors have the same name; that of the type tells them apart.
            name = symbol.ContainingType.Name;
        }
        else if (name.Length > 0 && name[name.Length - 1] == ']')
        {
            // An indexer is called `this[]`, in ids `Item`.
            name = symbol.MetadataName;
        }

        if (name.Length == 0 || (_firstLettersByLength[name.Length & 63] & (1UL << (name[0] & 63))) == 0
            || !_byName.TryGetValue(name, out List<CatalogEntry>? candidates))
        {
            return null;
        }

        ISymbol definition = symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : symbol.OriginalDefinition;
        return _bySymbol.TryGetValue(definition, out CatalogEntry? known) ? known : _bySymbol.GetOrAdd(definition, Bind(definition, candidates));
    }

    /// <summary>The entries that have this member name, one of which what is written may be; null where there is none.</summary>
    public IReadOnlyList<CatalogEntry>? Candidates(string name) => _byName.TryGetValue(name, out List<CatalogEntry>? entries) ? entries : null;

    /// <summary>Tells whether <paramref name="entry"/> is true of the referenced version of its library.</summary>
    public bool Applies(CatalogEntry entry) => _assemblies.Applies(entry);

    private CatalogEntry? Bind(ISymbol definition, List<CatalogEntry> candidates)
    {
        if (definition.ContainingAssembly is not { } assembly)
        {
            return null;
        }

        string? id = null;
        foreach (CatalogEntry entry in candidates)
        {
            if (_assemblies.Applies(entry, assembly.Name) && string.Equals(entry.Id, id ??= definition.GetDocumentationCommentId(), StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }
}
