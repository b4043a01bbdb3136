using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>Gives the sites of one region one device: the one that is in scope for all of them, or one that is introduced for all.</summary>
internal sealed class DeviceSharing(SourceDocument source, DeviceValues values)
{
    private readonly DevicesInScope _scope = new(source, values);
    private readonly IntroductionPlan _introductions = new(source, values);
    private readonly Replacement _replacement = new(source);
    private readonly DeviceReading _reading = new(source);
    private readonly InPlaceFix _inPlace = new(source);

    /// <summary>The fixes of <paramref name="sites"/>.</summary>
    public IEnumerable<SiteFix> Fixes(IReadOnlyList<SharedSite> sites)
    {
        List<IReadOnlyList<SharedSite>> without = [];
        foreach (SharedSite[] region in sites.GroupBy(site => (site.Region.Function, site.Index, site.OnlyForm)).SelectMany(group => Parted([.. group])))
        {
            if (InScope(region) is not { } device)
            {
                if (region[0].OnlyForm is null)
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
                yield return new SiteFix(site.Site, FixKeys.UseDeviceInScope, $"Use '{Text(site.Site, device)}'", Write(site.Site, device.Text, device.Form)!);
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

    /// <summary>What is only read from a device does not keep the other sites of its region from the one that is in scope, nor they it from its own form.</summary>
    private IEnumerable<SharedSite[]> Parted(SharedSite[] region)
    {
        SharedSite[] takers = [.. region.Where(site => site.TakesDevice)], readers = [.. region.Where(site => site.ReadsDevice)];
        return takers.Length > 0 && readers.Length > 0 && InScope(region) is null
            && (InScope(takers) is { Reach: not CandidateReach.Tensor } || InScope(readers) is { Reach: not CandidateReach.Tensor })
            ? [takers, readers]
            : [region];
    }

    private DeviceCandidate? InScope(SharedSite[] sites) => _scope.Choose(
        sites[0].Region, sites[0].Index, [.. sites.Select(site => site.Site)],
        sites.Any(site => site.TakesDevice) ? DeviceForm.Device : sites[0].Site.Properties.Form,
        (site, candidate) => Write(site, candidate.Text, candidate.Form) is not null);

    private SiteFix Introduced(SharedSite site, DeviceIntroduction introduction) => new(
        site.Site, FixKeys.IntroduceDevice, $"Introduce '{introduction.Name}': {introduction.Idiom.Description}",
        Write(site.Site, introduction.Name, DeviceForm.Device)!) { Introduction = introduction };

    private IReadOnlyList<TextChange>? Write(FixSite site, string device, DeviceForm form) =>
        _replacement.Write(site, device, form)
        ?? (form == DeviceForm.Device && _reading.Of(site, device) is { } read ? _replacement.Exchange(site.Expression, read) : null);

    /// <summary>What will stand at <paramref name="site"/>.</summary>
    private string Text(FixSite site, DeviceCandidate device) =>
        _replacement.Write(site, device.Text, device.Form) is null ? _reading.Of(site, device.Text)! : device.Text;
}
