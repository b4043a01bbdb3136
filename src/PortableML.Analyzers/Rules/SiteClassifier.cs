using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules;

/// <summary>
/// Classifies a site by its uses: guarded, caught, chosen, or hard-coded; then asks whether another vendor's accelerator is a real
/// alternative. A pure function of the site, so that one file analysed alone gives what the whole compilation gives.
/// </summary>
internal sealed class SiteClassifier
{
    private readonly VendorSymbols _symbols;
    private readonly MemberSummaries _members;
    private readonly GuardContext _guards;
    private readonly VendorContext _context;
    private readonly string _area;

    /// <summary>Makes the classifier of one compilation for the libraries of <paramref name="area"/>.</summary>
    public SiteClassifier(Compilation compilation, VendorSymbols symbols, string area)
    {
        _symbols = symbols;
        _area = area;
        _members = MemberSummaries.Of(compilation);
        _guards = new GuardContext(symbols, _members);
        _context = new VendorContext(compilation);
        Finder = new SiteFinder(symbols, area);
    }

    /// <summary>Recognises the sites of the area.</summary>
    public SiteFinder Finder { get; }

    /// <summary>Classifies <paramref name="site"/>.</summary>
    public Judgement Judge(DeviceSite site)
    {
        Judgement own = JudgeAlone(site);
        if (own.Verdict is Verdict.NotASite or Verdict.Dead)
        {
            return own;
        }

        return HasAlternative(site, own) ? own with { Verdict = Verdict.Agnostic, Reason = "another vendor's accelerator is an alternative" } : own;
    }

    /// <summary>Tells whether <paramref name="site"/> is the first single-vendor site of its selection, at which the selection is reported.</summary>
    public bool IsFirstOfSelection(DeviceSite site)
    {
        IOperation selection = Alternatives.Selection(site.Operation);
        foreach (DeviceSite other in Sites(site))
        {
            if (other.Operation == site.Operation)
            {
                return true;
            }

            if (other.Accelerator.Vendor == site.Accelerator.Vendor && Alternatives.Selection(other.Operation) == selection
                && JudgeAlone(other).Verdict is Verdict.Guarded or Verdict.Caught or Verdict.Chosen or Verdict.Unknown)
            {
                return false;
            }
        }

        return true;
    }

    private Judgement JudgeAlone(DeviceSite site)
    {
        IReadOnlyList<DeviceUse> uses = new DeviceFlow(_symbols, _members, _guards, site).Uses();
        Judgement worst = new(Verdict.NotASite, "", [], []);
        foreach (DeviceUse use in uses)
        {
            Judgement one = JudgeUse(site, use);
            if (one.Verdict > worst.Verdict)
            {
                worst = one;
            }
        }

        if (site.IsDead && worst.Verdict != Verdict.Caught)
        {
            return new Judgement(Verdict.Dead, "it does not exist", [], []);
        }

        return worst with { Uses = [.. uses.Select(use => use.At).Where(at => at != site.Operation)] };
    }

    private Judgement JudgeUse(DeviceSite site, DeviceUse use)
    {
        bool Proves(GuardFact fact) => ReferenceEquals(fact.Library, site.Api.Library) && fact.Accelerator == site.Accelerator.Name
            && fact.Index >= (site.Index ?? 0);
        bool SameAccelerator(GuardFact fact) => ReferenceEquals(fact.Library, site.Api.Library) && fact.Accelerator == site.Accelerator.Name;

        if (use.Facts.Proves(Proves))
        {
            return new Judgement(Verdict.Guarded, $"only {site.Accelerator.Name} is checked for", [], []);
        }

        FallbackKind fallback = Fallback(use.At, site, out IReadOnlyList<string> missed);
        if (fallback == FallbackKind.None && use.At != site.Operation)
        {
            fallback = Fallback(site.Operation, site, out missed);
        }

        if (fallback == FallbackKind.Complete)
        {
            return new Judgement(Verdict.Caught, $"only {site.Accelerator.Name} is tried", [], []);
        }

        if (use.Facts.Proves(static fact => fact.Library is null) || _guards.Choices.Govern(use.At) || _guards.Choices.Govern(site.Operation)
            || _context.Chooses(use.At) || _context.Chooses(site.Operation))
        {
            return new Judgement(Verdict.Chosen, $"only {site.Accelerator.Name} can be chosen", [], []);
        }

        if (fallback == FallbackKind.TooNarrow)
        {
            return new Judgement(Verdict.CaughtTooNarrowly, "not every failure is caught", [], missed);
        }

        if (use.Facts.MayHold(SameAccelerator))
        {
            bool isTooWeak = use.Facts.Proves(SameAccelerator);
            return isTooWeak
                ? new Judgement(Verdict.HardCoded, $"the check does not cover device {site.Index}", [], [])
                : new Judgement(Verdict.Unknown, "its check is not understood", [], []);
        }

        return new Judgement(Verdict.HardCoded, Reason(use), [], []);
    }

    /// <summary>Judges the handlers around <paramref name="place"/> and, where all calls of its method are known, those around every call.</summary>
    private FallbackKind Fallback(IOperation place, DeviceSite site, out IReadOnlyList<string> missed)
    {
        FallbackKind own = TryFallback.Judge(place, site.Api.Library, _symbols, out missed);
        if (own != FallbackKind.None || _members.CallsOf(MemberBody.Of(place).Root) is not { Count: > 0 } calls)
        {
            return own;
        }

        FallbackKind worst = FallbackKind.Complete;
        foreach (IOperation call in calls)
        {
            FallbackKind one = TryFallback.Judge(call, site.Api.Library, _symbols, out IReadOnlyList<string> missedThere);
            if (one < worst)
            {
                (worst, missed) = (one, missedThere);
            }
        }

        return worst;
    }

    private static string Reason(DeviceUse use) =>
        use.Facts.Proven.FirstOrDefault(fact => fact.Library is not null) is { Library: not null } other
            ? $"the check is for {other.Accelerator}"
            : "no check on any path";

    private IReadOnlyList<DeviceSite> Sites(DeviceSite site) => MemberSites.Of(MemberBody.Of(site.Operation), _area, Finder, _symbols).Sites;

    private bool HasAlternative(DeviceSite site, Judgement own)
    {
        MemberSites member = MemberSites.Of(MemberBody.Of(site.Operation), _area, Finder, _symbols);
        bool isCovered = own.Verdict is not (Verdict.HardCoded or Verdict.CaughtTooNarrowly);
        if (isCovered && member.NeutralChoices.Count > 0)
        {
            return true;
        }

        foreach (DeviceSite other in member.Sites)
        {
            if (other.Accelerator.Vendor == site.Accelerator.Vendor || other.IsDead)
            {
                continue;
            }

            bool areArms = Alternatives.AreArms(site.Operation, other.Operation);
            if (!areArms && !isCovered)
            {
                continue;
            }

            Judgement judged = JudgeAlone(other);
            if (judged.Verdict != Verdict.NotASite && (areArms || judged.Verdict is not (Verdict.HardCoded or Verdict.CaughtTooNarrowly)))
            {
                return true;
            }
        }

        return false;
    }
}
