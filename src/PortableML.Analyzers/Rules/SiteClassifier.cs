using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Options;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules;

/// <summary>
/// Classifies a site by its uses: guarded, caught, chosen, or hard-coded; then asks whether another vendor's accelerator is a real
/// alternative. A pure function of the site, so that one file analysed alone gives what the whole compilation gives.
/// </summary>
internal sealed class SiteClassifier
{
    private readonly ConditionalWeakTable<IOperation, Judgement> _judgements = new();
    private readonly VendorSymbols _symbols;
    private readonly MemberSummaries _members;
    private readonly GuardContext _guards;
    private readonly VendorContext _context;
    private readonly string _area;

    /// <summary>Makes the classifier of one compilation for the libraries of <paramref name="area"/>.</summary>
    public SiteClassifier(Compilation compilation, AnalyzerOptions options, VendorSymbols symbols, string area)
    {
        _symbols = symbols;
        _area = area;
        _members = MemberSummaries.Of(compilation);
        _guards = new GuardContext(symbols, _members) { GuardMembers = new(() => RuleOptions.GuardMembers(options, compilation.SyntaxTrees)) };
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

    private Judgement JudgeAlone(DeviceSite site) => _judgements.GetValue(site.Operation, _ => Compute(site));

    private Judgement Compute(DeviceSite site)
    {
        IReadOnlyList<DeviceUse> uses = new DeviceFlow(_symbols, _members, _guards, Finder, site).Uses();
        Judgement worst = new(Verdict.NotASite, "", [], []);
        foreach (DeviceUse use in uses)
        {
            if ((site.Form != DeviceForm.Text || SiteFinder.IsTested(site.Operation)) && use.Selected is { } selected && JudgeAlone(selected).Verdict == Verdict.HardCoded)
            {
                // The place is reported itself, since its test always has the same outcome. The text of a variable is reported too: it can be chosen.
                continue;
            }

            Judgement one = JudgeUse(use.Selected ?? site, use, site);
            if (one.Verdict > worst.Verdict)
            {
                worst = one;
            }
        }

        bool isNeverTaken = site.IsDead || (site.Form == DeviceForm.Text && site.Api.NeverTaken && worst is { Verdict: not Verdict.NotASite, Selected: null });
        if (isNeverTaken && worst.Verdict != Verdict.Caught)
        {
            return new Judgement(Verdict.Dead, "it does not exist", [], []);
        }

        worst = Beside(site, worst);
        if (site.Form == DeviceForm.Own && worst.Verdict != Verdict.HardCoded)
        {
            // A flag that chooses is what a user may set; only one that is always on is a lock, and it is reported at the places themselves.
            return worst with { Verdict = Verdict.NotASite };
        }

        return worst with { Uses = [.. uses.Select(use => use.At).Where(at => at != site.Operation)] };
    }

    /// <summary>What stands beside the site on the same object, or in the same list, can soften it or let others in.</summary>
    private Judgement Beside(DeviceSite site, Judgement judged)
    {
        if (judged.Verdict == Verdict.NotASite)
        {
            return judged;
        }

        Companion beside = Companions.Of(site, _symbols, _members);
        if ((site.Api.FallsBack && !beside.HasFlag(Companion.Forbids)) || (site.Api.IsRepeat && Companions.IsRepeated(site, Sites(site))))
        {
            return judged with { Verdict = Verdict.NotASite };
        }

        if (beside.HasFlag(Companion.Opens))
        {
            return judged with { Verdict = Verdict.Agnostic, Reason = "others are let in beside it" };
        }

        return beside.HasFlag(Companion.Softens) && judged.Verdict is Verdict.HardCoded or Verdict.CaughtTooNarrowly
            ? judged with { Verdict = Verdict.Caught, Reason = $"beside the CPU only {site.Accelerator.Name} is tried" }
            : judged;
    }

    /// <summary>
    /// A check that asks what was made for this accelerator alone finds nothing else to run on: elsewhere the program does nothing.
    /// </summary>
    private bool IsRestricted(DeviceSite site) => !site.Api.Restricts && Sites(site).Any(other =>
        other.Api.Restricts && other.Accelerator == site.Accelerator && JudgeAlone(other).Verdict == Verdict.HardCoded);

    /// <summary>Judges one use of <paramref name="site"/>, to which the constant at <paramref name="origin"/> may have led.</summary>
    private Judgement JudgeUse(DeviceSite site, DeviceUse use, DeviceSite origin)
    {
        bool SameAccelerator(GuardFact fact) => ReferenceEquals(fact.Library, site.Api.Library) && fact.Accelerator == site.Accelerator.Name;

        if (site.IsDeviceThere || use.Facts.Proves(site.IsProvedBy) || (use.Selected is not null && FactsAt(origin).Proves(site.IsProvedBy)))
        {
            if (IsRestricted(site))
            {
                return new Judgement(Verdict.HardCoded, $"what it is asked of is made for {site.Accelerator.Name} alone", [], []);
            }

            string reason = site.Api.Library.HasVendorQueries
                ? $"only {site.Accelerator.Name} is checked for"
                : $"only {site.Accelerator.Name} is checked for, in a list of what was compiled in, not of what works here";
            return new Judgement(Verdict.Guarded, reason, [], []) { Selected = use.Selected };
        }

        if (site.Platforms.Count > 0
            && (use.Facts.Proves(fact => fact.Library is { Area: "Platform" } && site.Platforms.Contains(fact.Accelerator)) || VendorContext.IsInside(site.Platforms, use.At)))
        {
            return new Judgement(Verdict.Guarded, "on its own platform", [], []) { Selected = use.Selected };
        }

        FallbackKind fallback = Fallback(use.At, site, out IReadOnlyList<string> missed);
        if (fallback == FallbackKind.Complete)
        {
            return new Judgement(Verdict.Caught, $"only {site.Accelerator.Name} is tried", [], []) { Selected = use.Selected };
        }

        if (IsChosen(use, origin))
        {
            return new Judgement(Verdict.Chosen, $"only {site.Accelerator.Name} can be chosen", [], []) { Selected = use.Selected };
        }

        if (fallback == FallbackKind.TooNarrow)
        {
            return new Judgement(Verdict.CaughtTooNarrowly, "not every failure is caught", [], missed);
        }

        if (use.Facts.Proves(static fact => fact.IsUnknown) || _guards.Choices.Govern(use.At, static fact => fact.IsUnknown))
        {
            return new Judgement(Verdict.Unknown, "its condition is not understood", [], []) { Selected = use.Selected };
        }

        if (use.Facts.MayHold(SameAccelerator))
        {
            bool isTooWeak = use.Facts.Proves(SameAccelerator);
            return isTooWeak
                ? new Judgement(Verdict.HardCoded, $"the check does not cover device {site.Index}", [], [])
                : new Judgement(Verdict.Unknown, "its check is not understood", [], []);
        }

        return new Judgement(Verdict.HardCoded, Reason(use), [], []) { Selected = use.Selected };
    }

    /// <summary>A constant of the project's own makes the choice that its arm stands under, so only what stands over the constant counts.</summary>
    private bool IsChosen(DeviceUse use, DeviceSite origin)
    {
        bool Counts(GuardFact fact) => fact.Library is null && !fact.IsUnknown && !fact.IsOwnGuard && (fact.Tested is null || !use.Through.Contains(fact.Tested));

        FactSet facts = use.Selected is null ? use.Facts : FactsAt(origin);
        return facts.Proves(Counts)
            || _guards.Choices.Govern(origin.Operation, Counts) || _context.Chooses(origin.Operation)
            || (use.Selected is null && (_guards.Choices.Govern(use.At, Counts) || _context.Chooses(use.At)));
    }

    private FactSet FactsAt(DeviceSite site) => GuardAnalysis.Of(MemberBody.Of(site.Operation), _guards).FactsAt(site.Operation);

    /// <summary>Judges the handlers around <paramref name="place"/> and, where all calls of its method are known, those around every call.</summary>
    private FallbackKind Fallback(IOperation place, DeviceSite site, out IReadOnlyList<string> missed)
    {
        FallbackKind own = TryFallback.Judge(place, site.Api.Library, out missed);
        if (own != FallbackKind.None || _members.CallsOf(MemberBody.Of(place).Root) is not { Count: > 0 } calls)
        {
            return own;
        }

        FallbackKind worst = FallbackKind.Complete;
        foreach (IOperation call in calls)
        {
            FallbackKind one = TryFallback.Judge(call, site.Api.Library, out IReadOnlyList<string> missedThere);
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

            if (areArms && site.Form == DeviceForm.Text && other.Form == DeviceForm.Text)
            {
                // Two names of one selection go the same way, also where what tests the name knows only one.
                return true;
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
