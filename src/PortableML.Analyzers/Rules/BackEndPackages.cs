using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Rules;

/// <summary>
/// Tells whether a project is one vendor's back end of a product that has others: a library whose name ends with the vendor's
/// (<c>Product.Providers.Cuda</c>) and that is built on another assembly of the same product. Who refers to it could have referred to another.
/// </summary>
internal static class BackEndPackages
{
    /// <summary>Tells it of the project that <paramref name="compilation"/> is. A program is none: no one chooses it, it is started.</summary>
    public static bool Contain(Compilation compilation, VendorSymbols symbols)
    {
        string[] parts = (compilation.AssemblyName ?? "").Split('.');
        return parts.Length > 1 && AcceleratorWords.Contain(parts[parts.Length - 1]) && !parts.Any(IsForTests)
            && compilation.GetEntryPoint(CancellationToken.None) is null && IsBuiltOnItsProduct(compilation, symbols);
    }

    /// <summary>
    /// The first word of a namespace is the product's, but for the platform's own, which every project refers to. A catalogued library is for
    /// everyone, whatever an extension of it is called.
    /// </summary>
    private static bool IsBuiltOnItsProduct(Compilation compilation, VendorSymbols symbols)
    {
        HashSet<string> products = [.. compilation.Assembly.GlobalNamespace.GetNamespaceMembers().Select(static space => space.Name).Except(["System", "Microsoft"])];
        return compilation.SourceModule.ReferencedAssemblySymbols.Any(reference =>
            !symbols.Libraries.Any(library => library.Assemblies.Contains(reference.Name))
            && reference.GlobalNamespace.GetNamespaceMembers().Any(space => products.Contains(space.Name)));
    }

    /// <summary>A test or benchmark for one vendor fails on other hardware as any code does.</summary>
    private static bool IsForTests(string part) =>
        HardwareWords.Split(part).Any(static word => word.StartsWith("test", StringComparison.OrdinalIgnoreCase) || word.StartsWith("benchmark", StringComparison.OrdinalIgnoreCase));
}
