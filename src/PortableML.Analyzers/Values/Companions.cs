using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Values;

/// <summary>What stands beside a site on the same object.</summary>
[Flags]
internal enum Companion
{
    /// <summary>Nothing that counts.</summary>
    None = 0,

    /// <summary>Other vendors' accelerators are let in.</summary>
    Opens = 1,

    /// <summary>The work goes on where the accelerator is missing.</summary>
    Softens = 2,

    /// <summary>The fallback is taken away.</summary>
    Forbids = 4,
}

/// <summary>Finds the lines of the catalogue that say something of a site from beside it.</summary>
internal static class Companions
{
    /// <summary>What stands beside <paramref name="site"/>; nothing where its library has no such lines.</summary>
    public static Companion Of(DeviceSite site, VendorSymbols symbols, MemberSummaries members)
    {
        if (!site.Api.Library.HasCompanions || SameObject.Target(site.Operation) is not { } target)
        {
            return Companion.None;
        }

        Companion found = Companion.None;
        foreach (IOperation operation in Places(site, target, members))
        {
            if (Api(operation) is { } api && symbols.Index.Find(api) is { } entry && entry.Library == site.Api.Library
                && Kind(entry) is var kind and not Companion.None && operation != site.Operation)
            {
                IOperation place = operation is IMemberReferenceOperation { Parent: ISimpleAssignmentOperation assignment } && assignment.Target == operation ? assignment : operation;
                if (EntryConditions.Hold(entry, place) && IsSame(target, SameObject.Target(place)))
                {
                    found |= kind;
                }
            }
        }

        return found;
    }

    /// <summary>The operations of the site's member and, where a field or property holds the object, of every member that names it.</summary>
    private static IEnumerable<IOperation> Places(DeviceSite site, object target, MemberSummaries members)
    {
        MemberBody own = MemberBody.Of(site.Operation);
        IEnumerable<MemberBody> others = target is IFieldSymbol or IPropertySymbol && members.UsesOf((ISymbol)target) is { } uses
            ? uses.Select(MemberBody.Of).Distinct().Where(body => body != own && body.Root.Syntax != own.Root.Syntax)
            : [];
        return own.Operations.Concat(others.SelectMany(body => body.Operations));
    }

    private static bool IsSame(object target, object? other) =>
        target is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, other as ISymbol) : ReferenceEquals(target, other);

    private static ISymbol? Api(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMemberReferenceOperation { Member: IPropertySymbol or IFieldSymbol } member => member.Member,
        _ => null,
    };

    /// <summary>
    /// Tells whether another of <paramref name="sites"/> names the accelerator of <paramref name="site"/> on the same object, so that this one only
    /// says it again.
    /// </summary>
    public static bool IsRepeated(DeviceSite site, IEnumerable<DeviceSite> sites) =>
        site.Api.IsRepeat && SameObject.Target(site.Operation) is { } target && sites.Any(other =>
            other.Operation != site.Operation && other.Accelerator == site.Accelerator && other.Api.Library == site.Api.Library
            && (!other.Api.IsRepeat || other.Operation.Syntax.SpanStart < site.Operation.Syntax.SpanStart) && IsSame(target, SameObject.Target(other.Operation)));

    private static Companion Kind(CatalogEntry entry) => entry.Role switch
    {
        _ when entry.LetsOthersIn => Companion.Opens,
        CatalogRole.Opens => Companion.Opens,
        CatalogRole.Softens => Companion.Softens,
        CatalogRole.Forbids => Companion.Forbids,
        _ => Companion.None,
    };
}
