using System.Reflection;

namespace PortableML.Analyzers.Catalog;

/// <summary>All catalogue files that are built in, read once for each process.</summary>
internal static class ApiCatalog
{
    private static readonly Lazy<IReadOnlyList<CatalogLibrary>> s_builtIn = new(Load);

    /// <summary>The built-in libraries.</summary>
    public static IReadOnlyList<CatalogLibrary> BuiltIn => s_builtIn.Value;

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
