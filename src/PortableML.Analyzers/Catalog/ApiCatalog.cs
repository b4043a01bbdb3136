using System.Reflection;

namespace PortableML.Analyzers.Catalog;

/// <summary>All catalogue files that are built in, read once for each process.</summary>
internal static class ApiCatalog
{
    private static readonly Lazy<IReadOnlyList<CatalogLibrary>> s_builtIn = new(Load);

    private static readonly Lazy<ILookup<string, CatalogLibrary>> s_byAssembly = new(() => BuiltIn
        .SelectMany(library => library.Assemblies.Select(assembly => (Name: assembly, Library: library)))
        .ToLookup(declared => declared.Name, declared => declared.Library, StringComparer.Ordinal));

    /// <summary>The built-in libraries.</summary>
    public static IReadOnlyList<CatalogLibrary> BuiltIn => s_builtIn.Value;

    /// <summary>The built-in libraries whose API the assembly <paramref name="name"/> declares. Every reference of every compilation is asked for.</summary>
    public static IEnumerable<CatalogLibrary> DeclaredBy(string name) => s_byAssembly.Value[name];

    /// <summary>The text of every built-in file, by resource name.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Lines)> Files()
    {
        Assembly assembly = typeof(ApiCatalog).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("Catalog/", StringComparison.Ordinal)))
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd().Split('\n'));
        }
    }

    private static IReadOnlyList<CatalogLibrary> Load() => [.. Files().Select(file => CatalogParser.Parse(file.Lines).Library)];
}
