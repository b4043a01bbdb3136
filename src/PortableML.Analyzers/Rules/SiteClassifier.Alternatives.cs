using Microsoft.CodeAnalysis;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules;

/// <content>Finds what else is tried beside a site.</content>
internal sealed partial class SiteClassifier
{
    /// <summary>Tells whether <paramref name="site"/> is the first single-vendor site of its selection, at which the selection is reported.</summary>
    public bool IsFirstOfSelection(DeviceSite site)
    {
        foreach (DeviceSite other in Member(site).In(Alternatives.Selection(site.Operation)))
        {
            if (other.Operation == site.Operation)
            {
                return true;
            }

            if (other.Accelerator.Vendor == site.Accelerator.Vendor
                && JudgeAlone(other).Verdict is Verdict.Guarded or Verdict.Caught or Verdict.Chosen or Verdict.Unknown)
            {
                return false;
            }
        }

        return true;
    }

    private IReadOnlyList<DeviceSite> Sites(DeviceSite site) => Member(site).Sites;

    private MemberSites Member(DeviceSite site) => MemberSites.Of(MemberBody.Of(site.Operation), _area, Finder, _symbols);

    /// <summary>The place is one arm of a selection in which another vendor's has an arm of its own, so that it is not reported itself.</summary>
    private bool IsArmBesideAnother(DeviceSite site) => Sites(site).Any(other =>
        other.Accelerator.Vendor != site.Accelerator.Vendor && other is { Form: not DeviceForm.Own, IsDead: false } && Alternatives.AreArms(site.Operation, other.Operation));

    /// <summary>Tells whether another vendor's accelerator is tried beside <paramref name="site"/>, which alone is judged as <paramref name="own"/>.</summary>
    public bool HasAlternative(DeviceSite site, Judgement own)
    {
        if (own.Verdict is Verdict.NotASite or Verdict.Dead)
        {
            return false;
        }

        MemberSites member = Member(site);
        bool isCovered = IsCovered(own);
        if (isCovered && member.NeutralChoices.Count > 0)
        {
            return true;
        }

        foreach (DeviceSite other in member.Sites)
        {
            if (other.Accelerator.Vendor == site.Accelerator.Vendor || other.IsDead || other.IsStandIn)
            {
                continue;
            }

            bool areArms = Alternatives.AreArms(site.Operation, other.Operation);
            if (!areArms && (!isCovered || Alternatives.AreApart(site.Operation, other.Operation)))
            {
                continue;
            }

            if (areArms && site.Form == DeviceForm.Text && other.Form == DeviceForm.Text)
            {
                // Two names of one selection go the same way, also where what tests the name knows only one.
                return true;
            }

            Judgement judged = JudgeAlone(other);
            if (judged.Verdict != Verdict.NotASite && (areArms || IsCovered(judged)))
            {
                return true;
            }
        }

        return isCovered && _attempts.Beside(site.Operation, site.Accelerator.Vendor).Any(beside => beside.NeutralChoices.Count > 0 || beside.Sites.Any(other =>
            other.Accelerator.Vendor != site.Accelerator.Vendor && !other.IsDead && !other.IsStandIn && JudgeAlone(other) is { Verdict: not Verdict.NotASite } judged && IsCovered(judged)));
    }

    /// <summary>The place is reached only where a check, a handler or a choice leaves something else to do.</summary>
    private static bool IsCovered(Judgement judged) => judged.Verdict is not (Verdict.HardCoded or Verdict.CaughtTooNarrowly);
}
