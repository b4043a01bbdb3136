using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Guards;

/// <summary>Recognises the catalogued questions: availability calls, device counts and lists of providers.</summary>
internal sealed class AcceleratorQueries(VendorSymbols symbols, IMemberValues? members)
{
    private bool? _hasLists;

    /// <summary>Some referenced library can be asked for a list.</summary>
    public bool HasLists => _hasLists ??= symbols.Libraries.Any(static library => library.Entries.Any(static entry => entry is { Role: CatalogRole.Queries, Lists: true }));

    /// <summary>Tells whether an element of <paramref name="type"/> can stand in a catalogued list: a text, or a type of a library.</summary>
    public bool MayBeListed(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String
        || (type.ContainingAssembly is { Name: var assembly } && symbols.Libraries.Any(library => !library.IsPartOfPlatform && library.Assemblies.Contains(assembly)));

    /// <summary>The entry of a call that asks for an accelerator, or null.</summary>
    public CatalogEntry? Entry(IOperation operation) =>
        operation is IInvocationOperation call && symbols.Index.Find(call.TargetMethod) is { Role: CatalogRole.Queries } entry ? entry : null;

    /// <summary>The entry of a call or property that lists accelerators, with the one that all of them are; null for anything else.</summary>
    public (CatalogEntry Entry, Accelerator? Each)? List(IOperation operation, MemberBody body) => operation switch
    {
        IInvocationOperation call when Entry(call) is { Lists: true } entry => (entry, entry.Accelerator ?? Kind(call, entry, body)),
        IPropertyReferenceOperation property when symbols.Index.Find(property.Property) is { Role: CatalogRole.Queries, Lists: true } entry => (entry, entry.Accelerator),
        _ => null,
    };

    /// <summary>The accelerator of which <paramref name="value"/> is the library's enum member.</summary>
    public GuardFact? OfKind(IOperation value, CatalogLibrary library) =>
        value.Type is { TypeKind: TypeKind.Enum } && Kind(value) is { } accelerator ? new GuardFact(library, accelerator.Name, 0) : null;

    /// <summary>The accelerator that a yes-or-no question in <paramref name="body"/> asks for.</summary>
    public GuardFact? Answer(IInvocationOperation call, CatalogEntry entry, MemberBody body)
    {
        if (entry.Counts || entry.Lists)
        {
            return null;
        }

        if (entry.Accelerator is { } fixedAccelerator)
        {
            return new GuardFact(entry.Library, fixedAccelerator.Name, 0);
        }

        return Kind(call, entry, body) is { } named && entry.CanProve(named) ? new GuardFact(entry.Library, named.Name, 0) : null;
    }

    /// <summary>What a property, a field or a method without parameters that answers a question proves when it is true; null for any other.</summary>
    public GuardFact? Answer(ISymbol member) =>
        symbols.Index.Find(member) is { Role: CatalogRole.Queries, Lists: false, Counts: false, Accelerator: { } accelerator } entry
            ? new GuardFact(entry.Library, accelerator.Name, 0)
            : null;

    /// <summary>
    /// The library in whose words <paramref name="value"/> says where something lies: <c>x.is_cuda</c>, <c>x.device_type</c>. That it lies
    /// elsewhere lets nobody choose: what is then moved there is moved on every machine.
    /// </summary>
    public CatalogLibrary? Located(IOperation? value) =>
        value is IPropertyReferenceOperation property && symbols.Index.Find(property.Property) is { Role: CatalogRole.Compares } entry ? entry.Library : null;

    /// <summary>A question that names an accelerator and cannot prove it: no guard, and no choice of the user's either.</summary>
    public bool AsksInVain(IInvocationOperation call, CatalogEntry entry, MemberBody body) => !entry.Lists && Kind(call, entry, body) is { } named && !entry.CanProve(named);

    /// <summary>The accelerator that is there if <paramref name="operation"/> did not throw.</summary>
    public GuardFact? Placed(IOperation operation)
    {
        ISymbol? api = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IPropertyReferenceOperation property => property.Property,
            _ => null,
        };
        if (api is null || symbols.Index.Find(api) is not { Throws: true } entry)
        {
            return null;
        }

        if (entry is { Role: CatalogRole.Places, Accelerator: { } placed })
        {
            return new GuardFact(entry.Library, placed.Name, 0);
        }

        return entry is { Role: CatalogRole.Takes, KindParameter: not null } && operation is IInvocationOperation taking && Kind(taking, entry, null) is { } kind
            && entry.ThrowsWithout(kind)
                ? new GuardFact(entry.Library, kind.Name, 0)
                : null;
    }

    /// <summary>The accelerator that a value of <paramref name="type"/> proves.</summary>
    public GuardFact? OfType(ITypeSymbol? type) =>
        type is not null && symbols.Index.Find(type) is { Role: CatalogRole.Queries, Accelerator: { } accelerator } entry
            ? new GuardFact(entry.Library, accelerator.Name, 0)
            : null;

    /// <summary>The accelerator that a question asks for, understood or not; null where <paramref name="operation"/> is none.</summary>
    public GuardFact? Mentioned(IOperation operation) =>
        Entry(operation) is { Lists: false } entry && operation is IInvocationOperation call
            ? entry.Accelerator is { } accelerator ? new GuardFact(entry.Library, accelerator.Name, 0) : Answer(call, entry, MemberBody.Of(operation))
            : null;

    private Accelerator? Kind(IInvocationOperation call, CatalogEntry entry, MemberBody? body)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Name is { } name && name == entry.TextParameter)
            {
                IOperation held = Held(argument.Value, body);
                return held.ConstantValue.Value is string text && entry.Library.FindText(text, text.Length) is { } named
                    ? named.Accelerator
                    : NativeNames.Find(entry.Library, held, members)?.Accelerator;
            }

            if (argument.Parameter?.Name == entry.KindParameter)
            {
                return Kind(Held(argument.Value, body));
            }
        }

        return null;
    }

    /// <summary>The member of the library's enum or type that a value is, by its name or by its number: a cast, a <c>const</c>.</summary>
    private Accelerator? Kind(IOperation value)
    {
        if (value.ConstantValue is { HasValue: true, Value: { } number } && value.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
        {
            foreach (ISymbol member in type.GetMembers())
            {
                if (member is IFieldSymbol { HasConstantValue: true } named && Equals(named.ConstantValue, number))
                {
                    return symbols.Index.Find(named)?.Accelerator;
                }
            }
        }

        return value is IMemberReferenceOperation reference ? symbols.Index.Find(reference.Member)?.Accelerator : null;
    }

    /// <summary>The value that a local always holds, else the value itself.</summary>
    private static IOperation Held(IOperation value, MemberBody? body) =>
        value is ILocalReferenceOperation { ConstantValue.HasValue: false } local && body is not null && LocalValues.Of(local.Local, body) is [{ } only] and [not ILocalReferenceOperation] ? only : value;
}
