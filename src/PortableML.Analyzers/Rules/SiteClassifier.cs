using System.Collections.Concurrent;
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
internal sealed partial class SiteClassifier
{
    private readonly VendorSymbols _symbols;
    private readonly MemberSummaries _members;
    private readonly GuardContext _guards;
    private readonly VendorContext _context;
    private readonly Attempts _attempts;
    private readonly MadeTypes _made;
    private readonly string _area;

    /// <summary>Makes the classifier of one compilation for the libraries of <paramref name="area"/>.</summary>
    public SiteClassifier(Compilation compilation, AnalyzerOptions options, VendorSymbols symbols, string area)
    {
        _symbols = symbols;
        _area = area;
        _context = new VendorContext(compilation, symbols, knowsBackEnds: area != "Interop");
        _members = MemberSummaries.Of(compilation);
        _guards = new GuardContext(symbols, _members) { GuardMembers = new(() => RuleOptions.GuardMembers(options, compilation.SyntaxTrees)) };
        Finder = new SiteFinder(symbols, area);
        _attempts = new Attempts(_members, area, Finder, symbols);
        _made = new MadeTypes(symbols, _members, _context, this, area);
    }

    /// <summary>Recognises the sites of the area.</summary>
    public SiteFinder Finder { get; }

    /// <summary>The site that <paramref name="operation"/> is, or null: one that it names itself, or one that a type of the project's own hides.</summary>
    public DeviceSite? Find(IOperation operation) => Finder.Find(operation) ?? _made.Find(operation);

    /// <summary>Classifies <paramref name="site"/>.</summary>
    public Judgement Judge(DeviceSite site)
    {
        Judgement own = JudgeAlone(site);
        return HasAlternative(site, own) ? own with { Verdict = Verdict.Agnostic, Reason = "another vendor's accelerator is an alternative" } : own;
    }

    /// <summary>The same without a look at what else is tried beside <paramref name="site"/>, which takes longer.</summary>
    public Judgement JudgeAlone(DeviceSite site)
    {
        MemberBody body = MemberBody.Of(site.Operation);
        ConcurrentDictionary<IOperation, Judgement> known = body.Kept<ConcurrentDictionary<IOperation, Judgement>>(this)
            ?? body.Keep(this, new ConcurrentDictionary<IOperation, Judgement>(concurrencyLevel: 1, capacity: 3));
        return known.TryGetValue(site.Operation, out Judgement? judgement) ? judgement : known.GetOrAdd(site.Operation, Compute(site));
    }

    private Judgement Compute(DeviceSite site)
    {
        DeviceFlow flow = new(_symbols, _members, _guards, Finder, site);
        IReadOnlyList<DeviceUse> uses = flow.Uses();
        Judgement worst = new(Verdict.NotASite, "", [], []);
        foreach (DeviceUse use in uses)
        {
            if ((site.Form != DeviceForm.Text || SiteFinder.IsTested(site.Operation)) && use.Selected is { } selected
                && Finder.Find(selected.Operation) is not null && JudgeAlone(selected).Verdict == Verdict.HardCoded && !IsArmBesideAnother(selected))
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

        // A list of devices has names that no call takes.
        bool isNeverTaken = site.IsDead || (site.Form == DeviceForm.Text && site.Api.NeverTaken && worst is { Verdict: not Verdict.NotASite, Selected: null }
            && PickedDevices.By(site.Operation, site.Api.Library) is null);
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

        if (flow.IsCutShort && worst.Verdict < Verdict.Unknown && !(site.Form == DeviceForm.Text && site.Api.NeverTaken))
        {
            worst = worst with { Verdict = Verdict.Unknown, Reason = "it goes further than it is followed" };
        }

        // A diagnostic can point into its own project only.
        return worst with { Uses = [.. uses.Select(use => use.At).Where(at => at != site.Operation && _members.IsHere(at))] };
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
}
