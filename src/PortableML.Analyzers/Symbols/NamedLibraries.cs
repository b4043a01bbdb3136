using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Symbols;

/// <summary>
/// Tells whether a project can use a library at all. Many reference one only because another package does; to look at each of their operations
/// for it would cost as much as where it is used.
/// </summary>
internal static class NamedLibraries
{
    /// <summary>A shorter name is part of too many words.</summary>
    private const int MinimumLength = 5;

    private static readonly string[] s_framework = ["System", "Microsoft.CSharp", "Microsoft.VisualBasic", "Microsoft.Win32", "mscorlib", "netstandard", "WindowsBase"];

    /// <summary>
    /// Tells whether <paramref name="compilation"/> may use a library of <paramref name="area"/>: a file writes its namespace, or an assembly is
    /// referenced that is built on it, which may hand out its objects and take its devices by name. A library of the user's own catalogue is always
    /// looked for.
    /// </summary>
    public static bool MayBeUsed(Compilation compilation, VendorSymbols symbols, string area, CancellationToken cancellation)
    {
        CatalogLibrary[] libraries = [.. symbols.Libraries.Where(library => library.Area == area)];
        string[] namespaces = [.. libraries.Select(library => library.Namespace)];
        string[] words = [.. namespaces.Select(Word)];
        if (libraries.Any(library => library.IsPartOfPlatform || !ApiCatalog.BuiltIn.Contains(library)) || words.Any(word => word.Length < MinimumLength))
        {
            return true;
        }

        // The generated helpers name a library wherever it is referenced.
        WrittenWords written = new(words);
        return compilation.SyntaxTrees.Any(tree => !OwnHelpers.Are(tree) && written.AreIn(tree, cancellation)) || HasBuiltOn(libraries, namespaces, compilation, symbols);
    }

    /// <summary>What is built on it and named as it is, is part of it: it is not met without the same words. One that the catalogue knows has rules of its own.</summary>
    private static bool HasBuiltOn(CatalogLibrary[] libraries, string[] namespaces, Compilation compilation, VendorSymbols symbols)
    {
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!Array.Exists(s_framework, name => assembly.Name.StartsWith(name, StringComparison.Ordinal))
                && !symbols.Libraries.Any(library => library.Assemblies.Contains(assembly.Name))
                && !Array.Exists(namespaces, name => assembly.Name.StartsWith(name, StringComparison.Ordinal))
                && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => libraries.Any(library => library.Assemblies.Contains(reference.Name)))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last name of a namespace, which is enough to look for; with those before it where it is short.</summary>
    private static string Word(string name) => name.Length - name.LastIndexOf('.') > MinimumLength ? name.Substring(name.LastIndexOf('.') + 1) : name;
}
