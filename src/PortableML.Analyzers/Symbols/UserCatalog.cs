using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Symbols;

/// <summary>
/// The user's own catalogue: additional files that are called <c>PortableML.Apis*.txt</c>, in the format of the built-in ones. Each file is
/// read once; an edit is another <see cref="AdditionalText"/>.
/// </summary>
internal static class UserCatalog
{
    private static readonly ConditionalWeakTable<AdditionalText, Parsed> s_parsed = new();

    /// <summary>Tells whether <paramref name="file"/> is a catalogue.</summary>
    public static bool IsOne(AdditionalText file)
    {
        string name = Path.GetFileName(file.Path);
        return name.StartsWith("PortableML.Apis", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What <paramref name="file"/> says; a line at fault is an error, and the others count.</summary>
    public static (CatalogLibrary Library, IReadOnlyList<CatalogError> Errors) Read(AdditionalText file)
    {
        Parsed parsed = s_parsed.GetValue(file, static read => new Parsed(read.GetText()));
        return (parsed.Library, parsed.Errors);
    }

    private sealed class Parsed
    {
        public Parsed(SourceText? text) => (Library, Errors) = CatalogParser.Parse(text?.Lines.Select(line => line.ToString()) ?? []);

        public CatalogLibrary Library { get; }

        public IReadOnlyList<CatalogError> Errors { get; }
    }
}
