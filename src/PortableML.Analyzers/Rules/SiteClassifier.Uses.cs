using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules;

/// <content>Judges one use of a site: by what is checked, caught or chosen on the way to it.</content>
internal sealed partial class SiteClassifier
{
    /// <summary>
    /// A check that asks what was made for this accelerator alone finds nothing else to run on: elsewhere the program does nothing.
    /// </summary>
    private bool IsRestricted(DeviceSite site) => site.Api is { Restricts: false, Library.HasRestrictions: true } && Sites(site).Any(other =>
        other.Api.Restricts && other.Accelerator == site.Accelerator && JudgeAlone(other).Verdict == Verdict.HardCoded);

    /// <summary>Judges one use of <paramref name="site"/>, to which the constant at <paramref name="origin"/> may have led.</summary>
    private Judgement JudgeUse(DeviceSite site, DeviceUse use, DeviceSite origin)
    {
        bool SameAccelerator(GuardFact fact) => ReferenceEquals(fact.Library, site.Api.Library) && fact.Accelerator == site.Accelerator.Name;

        if (site.IsDeviceThere || Proves(use, origin, site.IsProvedBy))
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
            && (Proves(use, origin, fact => fact.IsPlatform(site.Platforms)) || VendorContext.IsInside(site.Platforms, use.At)
                || VendorContext.IsInside(site.Platforms, origin.Operation) || CompiledPlatforms.AreAround(use.At.Syntax, site.Platforms)))
        {
            return new Judgement(Verdict.Guarded, "on its own platform", [], []) { Selected = use.Selected };
        }

        FallbackKind fallback = Fallback(use, site, origin, out IReadOnlyList<string> missed);
        if (fallback == FallbackKind.Complete)
        {
            return new Judgement(Verdict.Caught, $"only {site.Accelerator.Name} is tried", [], []) { Selected = use.Selected };
        }

        if (IsChosen(use, origin, site))
        {
            return new Judgement(Verdict.Chosen, $"only {site.Accelerator.Name} can be chosen", [], []) { Selected = use.Selected };
        }

        if (use.At == origin.Operation && AreCallsCovered(use.At, site))
        {
            return new Judgement(Verdict.Chosen, $"only {site.Accelerator.Name} can be chosen", [], []);
        }

        if (fallback == FallbackKind.TooNarrow)
        {
            return new Judgement(Verdict.CaughtTooNarrowly, "not every failure is caught", [], missed);
        }

        if (Proves(use, origin, static fact => fact.IsUnknown) || _guards.Choices.Govern(use.At, static fact => fact.IsUnknown)
            || (use.Selected is not null && _guards.Choices.Govern(origin.Operation, static fact => fact.IsUnknown)))
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

    /// <summary>It holds at the use, or where the constant of the project's own is written that selects it.</summary>
    private bool Proves(DeviceUse use, DeviceSite origin, Func<GuardFact, bool> isIt) =>
        use.Facts.Proves(isIt) || (use.Selected is not null && FactsAt(origin).Proves(isIt));

    /// <summary>A constant of the project's own makes the choice that its arm stands under, so only what stands over the constant counts.</summary>
    private bool IsChosen(DeviceUse use, DeviceSite origin, DeviceSite site)
    {
        bool Counts(GuardFact fact) => DeviceUse.IsChoice(fact) && (fact.Tested is null || !use.Through.Contains(fact.Tested));

        FactSet facts = use.Selected is null ? use.Facts : FactsAt(origin);
        bool IsIn(IOperation place) => _guards.Choices.Govern(place, Counts) || NamedFunctions.Hold(place) || _context.ChoosesItself(place)
            || (VendorContext.IsBesideSibling(place) && !IsCalledAnyway(place, site));
        return use.IsChosenInArm || facts.Proves(Counts) || IsIn(origin.Operation) || (use.Selected is null && use.At != origin.Operation && IsIn(use.At));
    }

    /// <summary>Every call of the member is checked, caught or chosen, each in its own way, so that nothing holds at all of them: two cases of one switch.</summary>
    private bool AreCallsCovered(IOperation place, DeviceSite site) =>
        _members.CallsOf(MemberBody.Of(place).Root, out _) is { Count: > 0 } calls && (calls.Count > 1 || calls[0] is IMethodReferenceOperation)
        && calls.All(call => IsCoveredCall(call, site));

    /// <summary>
    /// One that could have asked for other hardware runs the place on every machine. A reference, a value that goes into a list, and a function
    /// that the member only makes are there to be chosen from.
    /// </summary>
    private bool IsCalledAnyway(IOperation place, DeviceSite site) =>
        MemberBody.EnclosingFunction(place) is null && _members.CallsOf(MemberBody.Of(place).Root, out _) is { } calls
        && calls.Any(call => call is IInvocationOperation or IPropertyReferenceOperation && !ListedValues.Hold(call) && !_context.Chooses(call) && !IsCoveredCall(call, site));

    private bool IsCoveredCall(IOperation call, DeviceSite site) =>
        NamedFunctions.Hold(call) || FactsAt(call) is var facts && (facts.Proves(site.IsProvedBy) || facts.Proves(DeviceUse.IsChoice) || _guards.Choices.Govern(call, DeviceUse.IsChoice)
            || TryFallback.Judge(call, site.Api.Library, _members, out _) == FallbackKind.Complete);

    private FactSet FactsAt(DeviceSite site) => FactsAt(site.Operation);

    private FactSet FactsAt(IOperation place) => GuardAnalysis.Of(MemberBody.Of(place), _guards).FactsAt(place);

    /// <summary>
    /// Judges the handlers around the place of <paramref name="use"/> and, where all calls of its method are known, those around every call. Of
    /// the calls that a constant selects, and the one that it is given to, one handler on the way is enough.
    /// </summary>
    private FallbackKind Fallback(DeviceUse use, DeviceSite site, DeviceSite origin, out IReadOnlyList<string> missed)
    {
        FallbackKind own = TryFallback.Judge(use.At, site.Api.Library, _members, out missed);
        if (own != FallbackKind.None)
        {
            return own;
        }

        IEnumerable<IOperation> given = use.Selected is not null && CallWith(origin.Operation) is { } taker ? [taker] : [];
        foreach (IOperation call in use.Calls.Reverse().Concat(given))
        {
            own = TryFallback.Judge(call, site.Api.Library, _members, out missed);
            if (own != FallbackKind.None)
            {
                return own;
            }
        }

        if (_members.CallsOf(MemberBody.Of(use.At).Root, out _) is not { Count: > 0 } calls)
        {
            return own;
        }

        FallbackKind worst = FallbackKind.Complete;
        foreach (IOperation call in calls)
        {
            FallbackKind one = TryFallback.Judge(call, site.Api.Library, _members, out IReadOnlyList<string> missedThere);
            if (one < worst)
            {
                (worst, missed) = (one, missedThere);
            }
        }

        return worst;
    }

    /// <summary>The call that is given <paramref name="value"/>, or what it is an arm of.</summary>
    private static IOperation? CallWith(IOperation value) => value.Parent switch
    {
        IConversionOperation or IConditionalOperation => CallWith(value.Parent),
        IArgumentOperation { Parent: IInvocationOperation call } => call,
        _ => null,
    };

    private static string Reason(DeviceUse use) =>
        use.Facts.Proven.FirstOrDefault(fact => fact.Library is not null) is { Library: not null } other
            ? $"the check is for {other.Accelerator}"
            : "no check on any path";
}
