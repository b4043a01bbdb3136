using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Symbols;

/// <summary>The catalogued libraries that one compilation references, and the index of their APIs.</summary>
internal sealed class VendorSymbols
{
    private static readonly ConditionalWeakTable<Compilation, Lazy<VendorSymbols>> s_cache = new();

    private readonly ConcurrentDictionary<string, ApiIndex> _areas = new(StringComparer.Ordinal);

    private readonly Lazy<ApiIndex> _index;

    private readonly LibraryAssemblies _assemblies;

    private readonly ConcurrentDictionary<CatalogLibrary, ConcurrentDictionary<string, bool>> _others = new(ReferenceComparer.Instance);

    private VendorSymbols(LibraryAssemblies assemblies)
    {
        // Most compilations use no library: then nothing is asked of an index.
        _assemblies = assemblies;
        _index = new(() => new ApiIndex(Libraries, _assemblies));
    }

    /// <summary>The referenced libraries that the catalogue knows.</summary>
    public IReadOnlyList<CatalogLibrary> Libraries => _assemblies.Libraries;

    /// <summary>The APIs of <see cref="Libraries"/>.</summary>
    public ApiIndex Index => _index.Value;

    /// <summary>The APIs of the libraries of one area, which a rule of that area matches first.</summary>
    public ApiIndex IndexOf(string area) => _areas.GetOrAdd(area, key => new ApiIndex(Libraries.Where(library => library.Area == key), _assemblies));

    /// <summary>Tells whether a library is referenced whose accelerators a rule reports, built in or the user's.</summary>
    public bool ReferencesLibrary => Libraries.Any(library => !library.IsPartOfPlatform);

    /// <summary>
    /// The symbols of <paramref name="compilation"/>, shared by all rules. A compilation belongs to one project, so whoever asks first with
    /// its <paramref name="options"/> says which catalogues of the user's there are.
    /// </summary>
    public static VendorSymbols For(Compilation compilation, AnalyzerOptions options) =>
        s_cache.GetValue(compilation, key => new Lazy<VendorSymbols>(() => Create(key, options.AdditionalFiles.Where(UserCatalog.IsOne).Select(file => UserCatalog.Read(file).Library)))).Value;

    /// <summary>The same where the options are not at hand: what was found before, or what is built in.</summary>
    public static VendorSymbols For(Compilation compilation) => s_cache.TryGetValue(compilation, out Lazy<VendorSymbols>? known) ? known.Value : Create(compilation, []);

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
    public bool OffersOtherVendor(CatalogLibrary library, string vendor)
    {
        ConcurrentDictionary<string, bool> vendors = _others.GetOrAdd(library, static _ => new ConcurrentDictionary<string, bool>(StringComparer.Ordinal));
        return vendors.TryGetValue(vendor, out bool offers) ? offers : vendors.GetOrAdd(vendor, FindsOtherVendor(library, vendor));
    }

    private bool FindsOtherVendor(CatalogLibrary library, string vendor) =>
        library.Entries.Any(entry => Index.Applies(entry)
            && (entry.Role is CatalogRole.Neutral or CatalogRole.Opens
                || (entry.Accelerator is { } accelerator && accelerator.Vendor != vendor
                    && (entry.Role == (library.HasVendorQueries ? CatalogRole.Queries : CatalogRole.Places)
                        || entry is { Role: CatalogRole.Names, NeverTaken: false } && library.TakesText))));

    private static VendorSymbols Create(Compilation compilation, IEnumerable<CatalogLibrary> own)
    {
        LibraryAssemblies assemblies = new();
        foreach (AssemblyIdentity reference in compilation.ReferencedAssemblyNames)
        {
            assemblies.AddBuiltIn(reference);
        }

        assemblies.AddRenamed(ApiCatalog.BuiltIn, compilation);

        // The user's lines may be about the project's own members.
        CatalogLibrary[] users = [.. own];
        foreach (AssemblyIdentity assembly in users.Length == 0 ? [] : compilation.ReferencedAssemblyNames.Append(compilation.Assembly.Identity))
        {
            assemblies.Add(users, assembly);
        }

        return new VendorSymbols(assemblies);
    }
}
