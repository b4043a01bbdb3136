using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Guards;

/// <summary>Recognises the catalogued questions: availability calls, device counts and lists of providers.</summary>
internal sealed partial class AcceleratorQueries(VendorSymbols symbols, IMemberValues? members)
{
    /// <summary>The entry of a call that asks for an accelerator, or null.</summary>
    public CatalogEntry? Entry(IOperation operation) =>
        operation is IInvocationOperation call && symbols.Index.Find(call.TargetMethod) is { Role: CatalogRole.Queries } entry ? entry : null;

    /// <summary>The accelerator that a yes-or-no question asks for.</summary>
    public GuardFact? Answer(IInvocationOperation call, CatalogEntry entry)
    {
        if (entry.Counts || entry.Lists)
        {
            return null;
        }

        if (entry.Accelerator is { } fixedAccelerator)
        {
            return new GuardFact(entry.Library, fixedAccelerator.Name, 0);
        }

        return Kind(call, entry) is { } named && entry.CanProve(named) ? new GuardFact(entry.Library, named.Name, 0) : null;
    }

    /// <summary>What a property or field that answers like a query proves when it is true; null for any other.</summary>
    public GuardFact? Answer(ISymbol member) =>
        symbols.Index.Find(member) is { Role: CatalogRole.Queries, Lists: false, Counts: false, Accelerator: { } accelerator } entry
            ? new GuardFact(entry.Library, accelerator.Name, 0)
            : null;

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

        return entry is { Role: CatalogRole.Takes, KindParameter: not null } && operation is IInvocationOperation taking && Kind(taking, entry) is { } kind
            && entry.ThrowsWithout(kind)
                ? new GuardFact(entry.Library, kind.Name, 0)
                : null;
    }

    private Accelerator? Kind(IInvocationOperation call, CatalogEntry entry)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Name is { } name && name == entry.TextParameter)
            {
                return NativeNames.Find(entry.Library, argument.Value, members)?.Accelerator;
            }

            if (argument.Parameter?.Name == entry.KindParameter && argument.Value is IMemberReferenceOperation named)
            {
                return symbols.Index.Find(named.Member)?.Accelerator;
            }
        }

        return null;
    }

    /// <summary>The accelerators that some question under <paramref name="operation"/> asks for, understood or not.</summary>
    public IEnumerable<GuardFact> Mentioned(IOperation operation)
    {
        foreach (IOperation inner in operation.DescendantsAndSelf())
        {
            if (Entry(inner) is { Lists: false } entry && inner is IInvocationOperation call)
            {
                if (entry.Accelerator is { } accelerator)
                {
                    yield return new GuardFact(entry.Library, accelerator.Name, 0);
                }
                else if (Answer(call, entry) is { } answer)
                {
                    yield return answer;
                }
            }
        }
    }
}
