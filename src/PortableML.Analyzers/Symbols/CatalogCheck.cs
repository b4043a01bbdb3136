using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Symbols;

/// <summary>
/// Holds a user's catalogue against what a compilation references: ids, parameters and exceptions that are not there would do nothing, and
/// nobody would know. An assembly that is not referenced says nothing about its lines, nor does a version for which a line is not meant.
/// </summary>
internal static class CatalogCheck
{
    /// <summary>The lines of <paramref name="library"/>, read from <paramref name="text"/>, that name what is not there.</summary>
    public static IEnumerable<CatalogError> Errors(CatalogLibrary library, SourceText text, Compilation compilation, VendorSymbols symbols) =>
        Names(library, text).Concat(Symbols(library, text, compilation, symbols));

    /// <summary>Accelerators in properties that no line of the library names.</summary>
    private static IEnumerable<CatalogError> Names(CatalogLibrary library, SourceText text)
    {
        string[] known =
        [
            .. ApiCatalog.BuiltIn.Where(other => other.Name == library.Name).Append(library).SelectMany(other => other.Entries)
                .Select(entry => entry.Accelerator?.Name).OfType<string>().Distinct(),
        ];
        return library.Entries.SelectMany(entry =>
            entry.ThrowsFor.Select(name => (Key: "throws=", Name: name)).Concat(entry.ProvesOnly.Select(name => (Key: "proves=", Name: name)))
                .Where(named => !known.Contains(named.Name))
                .Select(wrong => At(text, entry.Line, wrong.Key, $"'{wrong.Name}' is no accelerator of this library. Use one of: {string.Join(", ", known)}.")));
    }

    private static IEnumerable<CatalogError> Symbols(CatalogLibrary library, SourceText text, Compilation compilation, VendorSymbols symbols)
    {
        IAssemblySymbol[] assemblies =
        [
            .. compilation.SourceModule.ReferencedAssemblySymbols.Append(compilation.Assembly).Where(assembly => library.Assemblies.Contains(assembly.Name)),
        ];
        bool areAll = assemblies.Length == library.Assemblies.Count;
        foreach (CatalogEntry entry in assemblies.Length == 0 ? [] : library.Entries)
        {
            if (entry.DeclaringType is not { } typeId || !symbols.Index.Applies(entry))
            {
                continue;
            }

            ISymbol? type = Find("T:" + typeId, compilation, assemblies);
            if ((entry.Id[0] == 'T' ? type : Find(entry.Id, compilation, assemblies)) is { } api)
            {
                foreach ((string key, string name) in Parameters(entry).Where(named => !Has(api, named.Name)))
                {
                    yield return At(text, entry.Line, key, $"'{name}' is no parameter here. Use one of: {string.Join(", ", ParametersOf(api).DefaultIfEmpty("value"))}.");
                }
            }
            else if (type is INamedTypeSymbol declaring)
            {
                string name = entry.MemberName == declaring.Name ? ".ctor" : entry.MemberName;
                string[] others = [.. declaring.GetMembers(name).Select(member => member.GetDocumentationCommentId()).OfType<string>()];
                yield return At(text, entry.Line, entry.Id, $"'{typeId}' has no such member.{(others.Length > 0 ? $" Use one of: {string.Join(" ", others)}." : "")}");
            }
            else if (areAll)
            {
                yield return At(text, entry.Line, entry.Id, $"There is no type '{typeId}' in {string.Join(", ", library.Assemblies)}.");
            }
        }

        foreach (string failure in areAll ? library.Failures : [])
        {
            if (compilation.GetTypesByMetadataName(failure).IsEmpty)
            {
                int line = text.Lines.First(line => line.ToString().TrimStart().StartsWith("failure", StringComparison.Ordinal) && line.ToString().TrimEnd().EndsWith(failure, StringComparison.Ordinal)).LineNumber;
                yield return At(text, line, failure, $"There is no exception '{failure}'. Write its full name, a nested type's with '+'.");
            }
        }
    }

    private static ISymbol? Find(string id, Compilation compilation, IAssemblySymbol[] assemblies) =>
        DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation).FirstOrDefault(symbol => assemblies.Contains(symbol.ContainingAssembly, SymbolEqualityComparer.Default));

    private static IEnumerable<(string Key, string Name)> Parameters(CatalogEntry entry) => new (string Key, string? Name)[]
        {
            ("text=", entry.TextParameter), ("kind=", entry.KindParameter), ("device=", entry.DeviceParameter), ("index=", entry.IndexParameter), ("settings=", entry.SettingsParameter),
        }
        .Concat(entry.Conditions.Select(condition => (Key: "when=", Name: (string?)condition.Parameter)))
        .Where(named => named.Name is not null).Select(named => (named.Key, named.Name!));

    private static bool Has(ISymbol api, string parameter) => ParametersOf(api) is var names && (names.Any() ? names.Contains(parameter) : parameter == "value" && api is IPropertySymbol or IFieldSymbol);

    /// <summary>A type stands for its constructors; what is assigned to a property or field is called <c>value</c>.</summary>
    private static IEnumerable<string> ParametersOf(ISymbol api) => (api switch
    {
        INamedTypeSymbol type => type.InstanceConstructors.SelectMany(constructor => constructor.Parameters),
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    }).Select(parameter => parameter.Name).Distinct();

    /// <summary>The error at the word of the line that begins with <paramref name="start"/>.</summary>
    private static CatalogError At(SourceText text, int line, string start, string message)
    {
        string words = text.Lines[line].ToString();
        int column = words.IndexOf(start, StringComparison.Ordinal);
        while (column > 0 && !char.IsWhiteSpace(words[column - 1]))
        {
            column = words.IndexOf(start, column + 1, StringComparison.Ordinal);
        }

        int end = Math.Max(column, 0);
        while (end < words.Length && !char.IsWhiteSpace(words[end]))
        {
            end++;
        }

        return new CatalogError(line, Math.Max(column, 0), end - Math.Max(column, 0), message);
    }
}
