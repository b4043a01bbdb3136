using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules;

/// <summary>
/// Tells whether the type around a place is itself the choice: a vendor-named implementation with a sibling of the same base or
/// interface (<c>CudaBackend</c> beside <c>CpuBackend</c>), one for any GPU beside that of the same name for the CPU, or a vendor-named
/// member with a sibling for other hardware (<c>Cuda</c> beside <c>Cpu</c>). So is a back end that is an assembly of its own, though its
/// native library is still the vendor's (<c>knowsBackEnds</c>). A test or benchmark class named for the vendor is no choice by
/// its name alone: it fails on other hardware as any code does.
/// </summary>
internal sealed class VendorContext
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _types = new(SymbolEqualityComparer.Default);
    private readonly VendorSymbols _symbols;
    private readonly bool _knowsBackEnds;
    private readonly Lazy<bool> _isBackEnd;

    /// <summary>Makes the context of <paramref name="compilation"/>.</summary>
    public VendorContext(Compilation compilation, VendorSymbols symbols, bool knowsBackEnds)
    {
        _symbols = symbols;
        _knowsBackEnds = knowsBackEnds;
        _isBackEnd = new(() => knowsBackEnds && BackEndPackages.Contain(compilation, symbols));
    }

    /// <summary>Tells whether the types around <paramref name="operation"/> choose the vendor.</summary>
    public bool Chooses(IOperation operation) => IsBesideSibling(operation) || ChoosesItself(operation);

    /// <summary>
    /// Tells whether <paramref name="operation"/> stands in a member, named for a vendor, beside one of the same type that is named for other hardware:
    /// whoever asks for the one could have asked for the other.
    /// </summary>
    public static bool IsBesideSibling(IOperation operation) => EnclosingMember.Of(operation) is { } member && !IsEntry(member) && HasSiblingMember(member);

    /// <summary>The same as <see cref="Chooses"/>, but for a sibling of the member.</summary>
    public bool ChoosesItself(IOperation operation)
    {
        ISymbol? member = EnclosingMember.Of(operation);
        if (member is not null && (IsEntry(member) || IsHandlerFor(member)))
        {
            return !IsEntry(member);
        }

        for (INamedTypeSymbol? type = member?.ContainingType; type is not null; type = type.ContainingType)
        {
            if (IsOneOfSeveral(type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether <paramref name="type"/> is a choice itself: whoever makes it could have made a sibling.</summary>
    public bool IsOneOfSeveral(INamedTypeSymbol type) => _types.GetOrAdd(type, ChoosesType);

    /// <summary>
    /// Tells whether the code around <paramref name="operation"/> is only for one of <paramref name="platforms"/>: by the target of the
    /// project (<c>net10.0-windows</c>), by <c>[SupportedOSPlatform]</c>, or by the platform's own base library that the project is built on.
    /// </summary>
    public static bool IsInside(IReadOnlyList<string> platforms, IOperation operation) =>
        IsInside(platforms, operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart));

    /// <summary>Tells the same of a declaration.</summary>
    public static bool IsInside(IReadOnlyList<string> platforms, ISymbol? declared)
    {
        for (ISymbol? symbol = declared; symbol is not null;
            symbol = symbol.ContainingSymbol is INamespaceSymbol or null ? (symbol is IAssemblySymbol ? null : symbol.ContainingAssembly) : symbol.ContainingSymbol)
        {
            foreach (AttributeData attribute in symbol.GetAttributes())
            {
                if (attribute.AttributeClass?.Name is "SupportedOSPlatformAttribute" or "TargetPlatformAttribute"
                    && attribute.ConstructorArguments is [{ Value: string platform }]
                    && platforms.Any(name => platform.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
                {
                    return true;
                }
            }

            if (symbol is IAssemblySymbol assembly && PlatformLibraries.AreBelow(assembly, platforms))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEntry(ISymbol member) => member is IMethodSymbol { IsStatic: true, Name: "Main" or "<Main>$" };

    /// <summary>Only a member that others see: a private one is judged by its calls instead.</summary>
    private static bool HasSiblingMember(ISymbol member) =>
        member.DeclaredAccessibility != Accessibility.Private && HardwareWords.SpeakOfVendor(member.Name) && member.ContainingType is { } type
        && type.GetMembers().Any(sibling => sibling.Kind == member.Kind && sibling.Name != member.Name && HardwareWords.Speak(sibling.Name)
            && sibling.DeclaredAccessibility != Accessibility.Private
            && SymbolEqualityComparer.Default.Equals(TypeOf(sibling), TypeOf(member))
            && !HardwareWords.VendorWords(member.Name).All(HardwareWords.VendorWords(sibling.Name).Contains));

    /// <summary>A handler of an event that is named for hardware, as that of a button or an entry of a menu is: whoever raises the event chooses.</summary>
    private static bool IsHandlerFor(ISymbol member) =>
        member is IMethodSymbol { ReturnsVoid: true, Parameters: [{ Type.SpecialType: SpecialType.System_Object }, { Type: { } arguments }] }
        && arguments.Name.EndsWith("EventArgs", StringComparison.Ordinal) && SpeaksOfBackEnd(member.Name);

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IMethodSymbol method => method.ReturnType,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private bool ChoosesType(INamedTypeSymbol type) =>
        (HardwareWords.SpeakOfVendor(type.Name)
            ? SiblingTypes.Bases(type).Any(shared => IsOfSameProduct(shared, type)) || SiblingTypes.Of(type).Any()
            : IsBesideProcessors(type))
        || (_knowsBackEnds && IsInBackEnd(type)) || _isBackEnd.Value;

    /// <summary>A type for any GPU that is beside, or derived from, the one of the same name for the processor: <c>TensorsGpu</c> and <c>TensorsCpu</c>.</summary>
    private static bool IsBesideProcessors(INamedTypeSymbol type)
    {
        IEnumerable<string> names = HardwareWords.Split(type.Name).Select(static word => HardwareWords.SpeakOfGpu(word) ? "cpu" : word);
        return HardwareWords.SpeakOfGpu(type.Name)
            && SiblingTypes.Of(type).Concat(Ancestors(type)).Any(other => HardwareWords.Split(other.Name).SequenceEqual(names, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>
    /// The namespace is named for a vendor or the GPU and holds an implementation, named so too, of what another assembly of the product asks for:
    /// the assembly is a back end of its own, which one refers to or not. <c>Product.Cuda</c> with <c>CudaTensors : Product.Tensors</c>.
    /// </summary>
    private bool IsInBackEnd(INamedTypeSymbol type)
    {
        INamespaceSymbol? space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false } && !SpeaksOfBackEnd(space.Name))
        {
            space = space.ContainingNamespace;
        }

        return space is { IsGlobalNamespace: false } && space.GetTypeMembers().Any(implementation =>
            SpeaksOfBackEnd(implementation.Name) && SiblingTypes.Bases(implementation).Any(shared => IsOfSameProduct(shared, implementation)));
    }

    private static bool SpeaksOfBackEnd(string name) => HardwareWords.SpeakOfVendor(name) || HardwareWords.SpeakOfGpu(name);

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }

    /// <summary>
    /// The base comes from another assembly of the same product (the first word of the namespace), as where every back end is a package of
    /// its own: the siblings are there, though this compilation does not see them. A library's own assembly is no part of the product: its
    /// base classes are for everyone, whatever the namespace of an extension is called.
    /// </summary>
    private bool IsOfSameProduct(INamedTypeSymbol shared, INamedTypeSymbol type) =>
        !SymbolEqualityComparer.Default.Equals(shared.ContainingAssembly, type.ContainingAssembly)
        && shared.ContainingNamespace is { IsGlobalNamespace: false } theirs && type.ContainingNamespace is { IsGlobalNamespace: false } ours
        && theirs.ToDisplayString().Split('.')[0] == ours.ToDisplayString().Split('.')[0]
        && !_symbols.Libraries.Any(library => library.Assemblies.Contains(shared.ContainingAssembly.Name));
}
