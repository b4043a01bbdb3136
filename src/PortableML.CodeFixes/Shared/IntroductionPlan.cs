using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>Decides where devices are introduced: a property where several members of a type need one, otherwise a local for each region.</summary>
internal sealed class IntroductionPlan(SourceDocument source, DeviceValues values)
{
    private readonly LocalIntroduction _locals = new(source, values);
    private readonly FreeName _names = new(source);
    private readonly Dictionary<SyntaxNode, HashSet<string>> _taken = [];

    /// <summary>The introduction for each of <paramref name="groups"/>, the sites of one region and index; null where nothing can be added.</summary>
    public IEnumerable<(IReadOnlyList<SharedSite> Sites, DeviceIntroduction? Introduction)> For(IReadOnlyList<IReadOnlyList<SharedSite>> groups)
    {
        Dictionary<ISymbol, DeviceIntroduction?> properties = new(SymbolEqualityComparer.Default);
        foreach (IGrouping<ISymbol?, IReadOnlyList<SharedSite>> type in groups.Where(group => group[0].Index == 0)
            .GroupBy(group => (ISymbol?)PropertyIntroduction.Owner(source, group[0].Region.Type), SymbolEqualityComparer.Default))
        {
            SharedSite[] sites = [.. type.SelectMany(group => group)];
            if (type.Key is INamedTypeSymbol owner && !IsAlone(sites)
                && (sites.Select(site => site.Region.Member).Distinct().Skip(1).Any() || sites.Any(site => site.Region.Body is not (BlockSyntax or CompilationUnitSyntax))))
            {
                properties[owner] = Property(owner, sites);
            }
        }

        foreach (IReadOnlyList<SharedSite> group in groups)
        {
            ISymbol? owner = group[0].Index == 0 ? PropertyIntroduction.Owner(source, group[0].Region.Type) : null;
            yield return (group, owner is not null && properties.TryGetValue(owner, out DeviceIntroduction? property) ? property : Local(group));
        }
    }

    private DeviceIntroduction? Property(INamedTypeSymbol owner, SharedSite[] sites) =>
        _names.ForProperty(PropertyIntroduction.FirstPart(owner), owner) is { } name
            ? PropertyIntroduction.Create(source, owner, name, Idiom(sites, 0))
            : null;

    private DeviceIntroduction? Local(IReadOnlyList<SharedSite> sites)
    {
        (_, CodeRegion region, int index, _, _) = sites[0];
        if (IsAlone(sites) || region.Body is null || (index > 0 && region.Body is not (BlockSyntax or CompilationUnitSyntax)))
        {
            return null;
        }

        if (!_taken.TryGetValue(region.Member, out HashSet<string>? taken))
        {
            _taken.Add(region.Member, taken = []);
        }

        if (_names.ForLocal(region, index, taken) is not { } name)
        {
            return null;
        }

        taken.Add(name);
        return _locals.Create(region, name, Idiom(sites, index));
    }

    /// <summary>A single name or type is chosen where it stands; only what shares it needs a device.</summary>
    private static bool IsAlone(IReadOnlyList<SharedSite> sites) => sites is [{ ReadsDevice: true }];

    private DeviceIdiom Idiom(IReadOnlyList<SharedSite> sites, int index) => DeviceIdiom.For(
        source, sites.Select(site => site.Region.Member).Distinct(), DeviceForm.Device, index, sites[0].Site.IsApple);
}
