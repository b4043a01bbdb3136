using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <content>
/// Lists that hold one accelerator's devices and nothing else: one element proves it, whichever that is. And the types of such devices:
/// a value of the type proves it.
/// </content>
internal sealed partial class AcceleratorQueries
{
    /// <summary>The query for one accelerator's devices that <paramref name="value"/> is, filtered or copied or not, directly or through a local.</summary>
    public CatalogEntry? OwnList(IOperation? value, MemberBody body)
    {
        for (int steps = 0; value is not null && steps < 8; steps++)
        {
            switch (Bare(value))
            {
                case IInvocationOperation call when Entry(call) is { Lists: true, Accelerator: not null } entry:
                    return entry;
                case IInvocationOperation { TargetMethod.Name: "Where" or "ToList" or "ToArray" or "AsEnumerable" or "OrderBy" or "OrderByDescending" or "GetEnumerator" } step:
                    value = step.Instance ?? step.Arguments.FirstOrDefault()?.Value;
                    break;
                case ILocalReferenceOperation local when LocalValues.Of(local.Local, body) is [{ } only]:
                    value = only;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The list whose length <paramref name="value"/> is: <c>list.Count</c>, <c>list.Length</c>, <c>list.Count()</c>.</summary>
    public CatalogEntry? OwnListCounted(IOperation value, MemberBody body) => value switch
    {
        IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } list } => OwnList(list, body),
        IInvocationOperation { TargetMethod.Name: "Count" or "LongCount" } call => OwnList(call.Instance ?? call.Arguments.FirstOrDefault()?.Value, body),
        _ => null,
    };

    /// <summary>The accelerator that a value of <paramref name="type"/> proves.</summary>
    public GuardFact? OfType(ITypeSymbol? type) =>
        type is not null && symbols.Index.Find(type) is { Role: CatalogRole.Queries, Accelerator: { } accelerator } entry
            ? new GuardFact(entry.Library, accelerator.Name, 0)
            : null;

    /// <summary>The accelerator of which the body of a loop over <paramref name="collection"/> has a device.</summary>
    public GuardFact? Looped(IOperation? collection, MemberBody body) =>
        OwnList(collection, body) is { Accelerator: { } accelerator } entry ? new GuardFact(entry.Library, accelerator.Name, 0) : null;
}
