using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Plans the fixes of all sites of a document together, so that fixing one after the other ends where fixing all at once does: a site that
/// is itself the value of a variable is replaced in place, the others share a device that is in scope or one that is introduced.
/// </summary>
internal sealed class DevicePlan
{
    private readonly SourceDocument _source;
    private readonly IReadOnlyList<FixSite> _sites;
    private readonly Replacement _replacement;
    private readonly DeviceReading _reading;
    private readonly InPlaceFix _inPlace;
    private readonly ParameterDefaultFix _defaults;
    private readonly ConstantMemberFix _constants;
    private readonly List<SiteFix> _fixes = [];
    private readonly List<SharedSite> _shared = [];

    private DevicePlan(SourceDocument source, IReadOnlyList<FixSite> sites)
    {
        (_source, _sites, _replacement, _reading) = (source, sites, new Replacement(source), new DeviceReading(source));
        (_inPlace, _defaults, _constants) = (new InPlaceFix(source), new ParameterDefaultFix(source), new ConstantMemberFix(source));
    }

    /// <summary>The fix of each site of <paramref name="sites"/> that has one.</summary>
    public static IReadOnlyList<SiteFix> Create(SourceDocument source, IReadOnlyList<FixSite> sites)
    {
        DevicePlan plan = new(source, sites);
        VendorIntent intent = new(source);
        foreach (FixSite site in sites.OrderBy(site => site.Span.Start))
        {
            if (site.Properties.Form == DeviceForm.Own)
            {
                plan.AddOwn(site);
            }
            else if (site.IsKnown && (!site.IsApple || source.Torch.HasMps) && CodeRegion.Of(site.Expression) is { } region
                && (StaysWithVendor(site) || !intent.IsMeant(site.Expression, region.Member)))
            {
                plan.Add(site, region);
            }
        }

        HashSet<FixSite> replaced = [.. plan._fixes.Select(fix => fix.Site)];
        DeviceSharing sharing = new(source, new DeviceValues(source.Model, sites, replaced));
        return [.. plan._fixes, .. sharing.Fixes(plan._shared)];
    }

    /// <summary>The fix asks for the same vendor as the code does, so that it is right where the vendor is meant too.</summary>
    private static bool StaysWithVendor(FixSite site) => site.Properties.Shape == ReplacementShapes.Guard || TypeComparisonFix.IsComparison(site.Expression);

    /// <summary>Fixes a constant of the project's own, which no helper and no device in scope stands for.</summary>
    private void AddOwn(FixSite site) => AddIfAny(
        !_source.UsesHelper && OwnChoice.Write(site.Expression, site.Properties, _source) is { } changes && _source.StaysSound(changes)
            ? new SiteFix(site, FixKeys.AskFirst, OwnChoiceFix.Title(site.Expression, site.Properties, _source.Model), changes)
            : null);

    /// <summary>Fixes a site that needs no shared device, or remembers it.</summary>
    private void Add(FixSite site, CodeRegion region)
    {
        if (site.Properties.Shape == ReplacementShapes.Initialize && site.Expression.Parent is ArgumentSyntax)
        {
            AddIfAny(TryInitializeFix.Create(_source, site));
            return;
        }

        if (site.Properties.Shape == ReplacementShapes.Guard)
        {
            AddIfAny(GuardFix.Create(_source, site));
            return;
        }

        if (TypeComparisonFix.IsComparison(site.Expression))
        {
            AddIfAny(TypeComparisonFix.Create(_source, site));
            return;
        }

        ValueTarget target = site.Properties.Form == DeviceForm.Call ? ValueTarget.Operation : ValuePosition.Find(site.Expression);
        ComputedDevice computed = new(_source, site, _sites);
        if (target == ValueTarget.Constant || computed.IsUnclear)
        {
            return;
        }

        if (target == ValueTarget.ParameterDefault)
        {
            AddIfAny(_defaults.Create(site));
        }
        else if (target == ValueTarget.ConstantMember)
        {
            AddIfAny(_constants.Create(site, region));
        }
        else if (target != ValueTarget.Operation)
        {
            AddIfAny(_inPlace.Replace(site, region, target == ValueTarget.LocalConstant));
        }
        else if (computed.Given is { } given)
        {
            AddIfAny(_replacement.Write(site, given, DeviceForm.Device) is { } changes ? new SiteFix(site, FixKeys.UseDeviceInScope, $"Use '{given}'", changes) : null);
        }
        else if (computed.IsComputed || (computed.Index == 0 && _source.ConfiguredDevice is not null) || _source.UsesHelper)
        {
            AddIfAny(_inPlace.Inline(site, region));
        }
        else
        {
            bool takesDevice = _replacement.Write(site, "device", DeviceForm.Device) is not null;
            bool readsDevice = !takesDevice && computed.Index == 0 && _reading.Of(site, "device") is not null;
            _shared.Add(new SharedSite(site, region, computed.Index, takesDevice, readsDevice));
        }
    }

    private void AddIfAny(SiteFix? fix)
    {
        if (fix is not null)
        {
            _fixes.Add(fix);
        }
    }
}
