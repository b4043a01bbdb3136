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
    private readonly ConcurrentDictionary<ISymbol, CatalogEntry?> _bySymbol = new(SymbolEqualityComparer.Default);
    private readonly IReadOnlyDictionary<string, Version> _versions;

    /// <summary>Indexes <paramref name="libraries"/> for the assembly versions that a compilation references.</summary>
    public ApiIndex(IEnumerable<CatalogLibrary> libraries, IReadOnlyDictionary<string, Version> versions)
    {
        _versions = versions;
        foreach (CatalogEntry entry in libraries.SelectMany(library => library.Entries))
        {
            if (!_byName.TryGetValue(entry.MemberName, out List<CatalogEntry>? entries))
            {
                _byName.Add(entry.MemberName, entries = []);
            }

            entries.Add(entry);
        }
    }

    /// <summary>The entry of <paramref name="symbol"/>, or null. Reduced extension methods count as the method that they reduce.</summary>
    public CatalogEntry? Find(ISymbol symbol)
    {
        if (!_byName.TryGetValue(symbol.Name, out List<CatalogEntry>? candidates))
        {
            return null;
        }

        if (_bySymbol.TryGetValue(symbol, out CatalogEntry? known))
        {
            return known;
        }

        return _bySymbol.GetOrAdd(symbol, Bind(symbol, candidates));
    }

    /// <summary>Tells whether <paramref name="entry"/> is true of the referenced version of its library.</summary>
    public bool Applies(CatalogEntry entry)
    {
        foreach (string assembly in entry.Library.Assemblies)
        {
            if (_versions.TryGetValue(assembly, out Version version) && entry.AppliesTo(version))
            {
                return true;
            }
        }

        return false;
    }

    private CatalogEntry? Bind(ISymbol symbol, List<CatalogEntry> candidates)
    {
        ISymbol definition = symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : symbol.OriginalDefinition;
        if (definition.ContainingAssembly is not { } assembly || !_versions.TryGetValue(assembly.Name, out Version version))
        {
            return null;
        }

        string? id = null;
        foreach (CatalogEntry entry in candidates)
        {
            if (entry.Library.Assemblies.Contains(assembly.Name)
                && entry.AppliesTo(version)
                && string.Equals(entry.Id, id ??= definition.GetDocumentationCommentId(), StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }
}
