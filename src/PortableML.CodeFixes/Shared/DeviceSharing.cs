using Microsoft.CodeAnalysis;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>Gives the sites of one region one device: the one that is in scope for all of them, or one that is introduced for all.</summary>
internal sealed class DeviceSharing(SourceDocument source, DeviceValues values)
{
    private readonly DevicesInScope _scope = new(source, values);
    private readonly IntroductionPlan _introductions = new(source, values);
    private readonly Replacement _replacement = new(source);
    private readonly InPlaceFix _inPlace = new(source);

    /// <summary>The fixes of <paramref name="sites"/>.</summary>
    public IEnumerable<SiteFix> Fixes(IReadOnlyList<SharedSite> sites)
    {
        List<IReadOnlyList<SharedSite>> without = [];
        foreach (IGrouping<(SyntaxNode, int, DeviceForm?), SharedSite> group in sites.GroupBy(site => (site.Region.Function, site.Index, site.OnlyForm)))
        {
            SharedSite[] region = [.. group];
            if (InScope(region) is not { } device)
            {
                if (group.Key.Item3 is null)
                {
                    without.Add(region);
                    continue;
                }

                // Only devices are introduced: a name or a type is chosen where it stands.
                foreach (SharedSite site in region)
                {
                    if (_inPlace.Inline(site.Site, site.Region) is { } inline)
                    {
                        yield return inline;
                    }
                }

                continue;
            }

            foreach (SharedSite site in region)
            {
                yield return new SiteFix(
                    site.Site, FixKeys.UseDeviceInScope, $"Use '{device.Text}'", _replacement.Write(site.Site, device.Text, device.Form)!);
            }
        }

        foreach ((IReadOnlyList<SharedSite> region, DeviceIntroduction? introduction) in _introductions.For(without))
        {
            foreach (SharedSite site in region)
            {
                if ((introduction is null ? _inPlace.Inline(site.Site, site.Region) : Introduced(site, introduction)) is { } fix)
                {
                    yield return fix;
                }
            }
        }
    }

    private DeviceCandidate? InScope(SharedSite[] sites) => _scope.Choose(
        sites[0].Region, sites[0].Index, [.. sites.Select(site => site.Site)],
        (site, candidate) => _replacement.Write(site, candidate.Text, candidate.Form) is not null);

    private SiteFix Introduced(SharedSite site, DeviceIntroduction introduction) => new(
        site.Site, FixKeys.IntroduceDevice, $"Introduce '{introduction.Name}': {introduction.Idiom.Description}",
        _replacement.Write(site.Site, introduction.Name, DeviceForm.Device)!) { Introduction = introduction };
}
