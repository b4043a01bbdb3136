using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Symbols;

/// <summary>The catalogued libraries that one compilation references, and the index of their APIs.</summary>
internal sealed class VendorSymbols
{
    private static readonly ConditionalWeakTable<Compilation, VendorSymbols> s_cache = new();

    private readonly Dictionary<string, ApiIndex> _areas;

    private VendorSymbols(IReadOnlyList<CatalogLibrary> libraries, IReadOnlyDictionary<string, Version> versions)
    {
        Libraries = libraries;
        Index = new ApiIndex(libraries, versions);
        _areas = libraries.GroupBy(library => library.Area).ToDictionary(area => area.Key, area => new ApiIndex(area, versions));
    }

    /// <summary>The referenced libraries that the catalogue knows.</summary>
    public IReadOnlyList<CatalogLibrary> Libraries { get; }

    /// <summary>The APIs of <see cref="Libraries"/>.</summary>
    public ApiIndex Index { get; }

    /// <summary>The APIs of the libraries of one area, which a rule of that area matches first.</summary>
    public ApiIndex IndexOf(string area) => _areas[area];

    /// <summary>The symbols of <paramref name="compilation"/>, shared by all rules.</summary>
    public static VendorSymbols For(Compilation compilation) => s_cache.GetValue(compilation, Create);

    /// <summary>Tells whether a library of <paramref name="area"/> is referenced.</summary>
    public bool References(string area)
    {
        foreach (CatalogLibrary library in Libraries)
        {
            if (library.Area == area)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The <see cref="CatalogRole.Carries"/> entry of a device type, or null for any other type.</summary>
    public CatalogEntry? Carrier(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type is not null && Index.Find(type) is { Role: CatalogRole.Carries } entry ? entry : null;
    }

    /// <summary>
    /// Tells whether the referenced version of <paramref name="library"/> has an API for another vendor than <paramref name="vendor"/>, or
    /// one that is no vendor's.
    /// </summary>
    public bool OffersOtherVendor(CatalogLibrary library, string vendor) =>
        library.Entries.Any(entry => Index.Applies(entry)
            && (entry.Role is CatalogRole.Neutral or CatalogRole.Opens
                || (entry.Accelerator is { } accelerator && accelerator.Vendor != vendor
                    && (entry.Role == (library.HasVendorQueries ? CatalogRole.Queries : CatalogRole.Places)
                        || entry is { Role: CatalogRole.Names, NeverTaken: false } && library.TakesText))));

    private static VendorSymbols Create(Compilation compilation)
    {
        List<CatalogLibrary> libraries = [];
        Dictionary<string, Version> versions = new(StringComparer.Ordinal);
        foreach (AssemblyIdentity reference in compilation.ReferencedAssemblyNames)
        {
            foreach (CatalogLibrary library in ApiCatalog.BuiltIn)
            {
                if (library.Assemblies.Contains(reference.Name))
                {
                    versions[reference.Name] = reference.Version;
                    if (!libraries.Contains(library))
                    {
                        libraries.Add(library);
                    }
                }
            }
        }

        return new VendorSymbols(libraries, versions);
    }
}
