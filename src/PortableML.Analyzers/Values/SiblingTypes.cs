using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Values;

/// <summary>Finds the types of an assembly that share a base class or an interface with another: the implementations of one strategy.</summary>
internal static class SiblingTypes
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, Lazy<ILookup<INamedTypeSymbol, INamedTypeSymbol>>> s_implementations = new();

    /// <summary>The other types of <paramref name="type"/>'s assembly that share one of its bases, of which the source is seen.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type) =>
        Bases(type).Where(shared => !shared.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty).SelectMany(shared => Implementations(type.ContainingAssembly)[shared.OriginalDefinition])
            .Where(sibling => !SymbolEqualityComparer.Default.Equals(sibling, type));

    /// <summary>The interfaces and the base class that <paramref name="type"/> names.</summary>
    public static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: SpecialType.None } baseType ? type.Interfaces.Add(baseType) : type.Interfaces;

    private static ILookup<INamedTypeSymbol, INamedTypeSymbol> Implementations(IAssemblySymbol assembly) =>
        s_implementations.GetValue(assembly, static key => new(() => Find(key))).Value;

    private static ILookup<INamedTypeSymbol, INamedTypeSymbol> Find(IAssemblySymbol assembly)
    {
        List<(INamedTypeSymbol Base, INamedTypeSymbol Type)> pairs = [];
        Stack<INamespaceOrTypeSymbol> stack = new((INamespaceOrTypeSymbol[])[assembly.GlobalNamespace]);
        while (stack.Count > 0)
        {
            foreach (INamespaceOrTypeSymbol member in stack.Pop().GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                stack.Push(member);
                if (member is INamedTypeSymbol type)
                {
                    pairs.AddRange(Bases(type).Select(shared => (shared.OriginalDefinition, type)));
                }
            }
        }

        return pairs.ToLookup(pair => pair.Base, pair => pair.Type, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default);
    }
}
