using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Values;

/// <summary>All sites of one member, in source order, and its neutral choices: found once, when the first of them is judged.</summary>
internal sealed class MemberSites
{
    private readonly Lazy<ILookup<IOperation, DeviceSite>> _selections;

    private MemberSites(IReadOnlyList<DeviceSite> sites, IReadOnlyList<IOperation> neutral)
    {
        Sites = sites;
        NeutralChoices = neutral;
        _selections = new(() => sites.ToLookup(static site => Alternatives.Selection(site.Operation)));
    }

    /// <summary>The sites in source order.</summary>
    public IReadOnlyList<DeviceSite> Sites { get; }

    /// <summary>Calls that choose among what the machine has.</summary>
    public IReadOnlyList<IOperation> NeutralChoices { get; }

    /// <summary>The sites that belong to <paramref name="selection"/>, as <see cref="Alternatives.Selection"/> has it, in source order.</summary>
    public IEnumerable<DeviceSite> In(IOperation selection) => _selections.Value[selection];

    /// <summary>The sites of <paramref name="body"/> for the libraries of <paramref name="area"/>.</summary>
    public static MemberSites Of(MemberBody body, string area, SiteFinder finder, VendorSymbols symbols) =>
        body.Kept<MemberSites>(symbols.IndexOf(area)) ?? body.Keep(symbols.IndexOf(area), Find(body, finder, symbols));

    private static MemberSites Find(MemberBody body, SiteFinder finder, VendorSymbols symbols)
    {
        List<DeviceSite> sites = [];
        List<IOperation> neutral = [];
        foreach (IOperation operation in body.Operations)
        {
            if (finder.Find(operation) is { } site)
            {
                sites.Add(site);
            }
            else if (operation.Kind == OperationKind.Invocation && operation is IInvocationOperation call && symbols.Index.Find(call.TargetMethod) is { } entry && (entry.Role == CatalogRole.Neutral || NamesNeutral(call, entry)))
            {
                neutral.Add(call);
            }
        }

        sites.Sort(static (a, b) => a.Operation.Syntax.SpanStart.CompareTo(b.Operation.Syntax.SpanStart));
        return new MemberSites(sites, neutral);
    }

    /// <summary>The call takes a device by a name that is no vendor's: <c>AppendExecutionProvider("WebGPU")</c>.</summary>
    private static bool NamesNeutral(IInvocationOperation call, CatalogEntry entry) =>
        entry is { Role: CatalogRole.Takes, TextParameter: { } parameter }
        && call.Arguments.Any(argument => argument.Parameter?.Name == parameter && argument.Value.DescendantsAndSelf().Any(part =>
            part.ConstantValue.Value is string text && DeviceText.Find(entry.Library, text, out _) is { Role: CatalogRole.Neutral }));
}
