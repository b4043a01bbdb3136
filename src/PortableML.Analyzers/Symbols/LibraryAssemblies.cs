using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Symbols;

/// <summary>
/// The assemblies of one compilation that declare the API of a catalogued library. A library is found by its assembly's name. One that is
/// built under another name, signed or as a copy of the sources, is found too where it keeps the library's name as a word
/// (<c>ILGPU.StrongName</c>, <c>Acme.LLamaSharp</c>) and declares its types: a type of the user's own that is called the same does neither.
/// </summary>
internal sealed class LibraryAssemblies
{
    // An assembly whose version nobody set; it is taken for the newest.
    private static readonly Version s_unset = new(0, 0, 0, 0);
    private static readonly Version s_newest = new(int.MaxValue, 0);

    private readonly Dictionary<string, (Version Version, List<CatalogLibrary> Libraries)> _byName = new(StringComparer.Ordinal);

    private readonly List<CatalogLibrary> _libraries = [];

    /// <summary>The libraries that are there, each once.</summary>
    public IReadOnlyList<CatalogLibrary> Libraries => _libraries;

    /// <summary>Adds those of <paramref name="known"/> that <paramref name="assembly"/> declares by its name.</summary>
    public void Add(IReadOnlyList<CatalogLibrary> known, AssemblyIdentity assembly)
    {
        foreach (CatalogLibrary library in known)
        {
            if (library.Assemblies.Contains(assembly.Name))
            {
                Add(library, assembly);
            }
        }
    }

    /// <summary>Adds the built-in libraries that <paramref name="assembly"/> declares by its name.</summary>
    public void AddBuiltIn(AssemblyIdentity assembly)
    {
        foreach (CatalogLibrary library in ApiCatalog.DeclaredBy(assembly.Name))
        {
            Add(library, assembly);
        }
    }

    /// <summary>Adds those of <paramref name="known"/> that only an assembly of another name declares.</summary>
    public void AddRenamed(IReadOnlyList<CatalogLibrary> known, Compilation compilation)
    {
        foreach (AssemblyIdentity assembly in compilation.ReferencedAssemblyNames)
        {
            // Nearly all are the framework's; the others are few.
            if (assembly.Name.StartsWith("System", StringComparison.Ordinal) || _byName.ContainsKey(assembly.Name))
            {
                continue;
            }

            foreach (CatalogLibrary library in known)
            {
                if (!library.IsPartOfPlatform && !_libraries.Contains(library) && library.Assemblies.Any(name => HasWord(assembly.Name, name))
                    && compilation.SourceModule.ReferencedAssemblySymbols.FirstOrDefault(symbol => symbol.Identity.Equals(assembly)) is { } symbol
                    && library.DeclaringTypes.Any(type => symbol.GetTypeByMetadataName(type) is not null))
                {
                    Add(library, assembly);
                }
            }
        }
    }

    /// <summary>Tells whether <paramref name="entry"/> is true of the referenced version of its library.</summary>
    public bool Applies(CatalogEntry entry)
    {
        foreach ((Version version, List<CatalogLibrary> libraries) in _byName.Values)
        {
            if (libraries.Contains(entry.Library) && entry.AppliesTo(version))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether <paramref name="entry"/> is true of what the assembly <paramref name="name"/> declares.</summary>
    public bool Applies(CatalogEntry entry, string name) =>
        _byName.TryGetValue(name, out (Version Version, List<CatalogLibrary> Libraries) found) && found.Libraries.Contains(entry.Library) && entry.AppliesTo(found.Version);

    private void Add(CatalogLibrary library, AssemblyIdentity assembly)
    {
        if (!_byName.TryGetValue(assembly.Name, out (Version Version, List<CatalogLibrary> Libraries) found))
        {
            _byName.Add(assembly.Name, found = (assembly.Version == s_unset ? s_newest : assembly.Version, []));
        }

        found.Libraries.Add(library);
        if (!_libraries.Contains(library))
        {
            _libraries.Add(library);
        }
    }

    private static bool HasWord(string text, string word)
    {
        int start = text.IndexOf(word, StringComparison.Ordinal);
        int end = start + word.Length;
        return start >= 0 && (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
    }
}
