using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Symbols;

/// <summary>
/// Tells whether a project writes the name of a library at all. Many reference one only because another package does; to look at each of their
/// operations for it would cost as much as where it is used. A file that uses a type of the library names its namespace, or stands beside one that does.
/// </summary>
internal static class NamedLibraries
{
    /// <summary>A shorter name is part of too many words.</summary>
    private const int MinimumLength = 5;

    /// <summary>
    /// Tells whether <paramref name="compilation"/> may use a library of <paramref name="area"/>. One whose devices are named as text is always
    /// looked for, since the text may be handed to a package that is built on it, and so is one of the user's own catalogue.
    /// </summary>
    public static bool MayBeUsed(Compilation compilation, VendorSymbols symbols, string area)
    {
        List<string> words = [];
        foreach (CatalogLibrary library in symbols.Libraries)
        {
            if (library.Area == area)
            {
                if (library.IsPartOfPlatform || !ApiCatalog.BuiltIn.Contains(library) || library.Entries.Any(entry => entry is { Role: CatalogRole.Names, Accelerator: not null } && entry.Id[0] == 'S')
                    || Word(library) is not { Length: >= MinimumLength } word)
                {
                    return true;
                }

                words.Add(word);
            }
        }

        // The generated helpers name a library wherever it is referenced.
        WrittenWords written = new(words);
        return compilation.SyntaxTrees.Any(tree => !OwnHelpers.Are(tree) && written.AreIn(tree.GetText()));
    }

    /// <summary>The last name of the namespace that all the library's types share, with those before it where it is short.</summary>
    private static string? Word(CatalogLibrary library)
    {
        string[]? shared = null;
        foreach (string type in library.DeclaringTypes)
        {
            string[] names = type.Split('.');
            int length = 0;
            while (length < names.Length - 1 && (shared is null || (length < shared.Length && shared[length] == names[length])))
            {
                length++;
            }

            shared = [.. names.Take(length)];
        }

        return shared is not { Length: > 0 } ? null
            : shared[shared.Length - 1].Length >= MinimumLength ? shared[shared.Length - 1]
            : string.Join(".", shared);
    }
}
