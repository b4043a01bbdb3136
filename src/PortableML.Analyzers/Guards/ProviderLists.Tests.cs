using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <content>
/// Questions to a list: does it hold this accelerator? A question counts only where the outcome proves one: <c>Any()</c>,
/// <c>Any(p =&gt; p != "…")</c> and <c>All(p =&gt; p == "…")</c> prove nothing.
/// </content>
internal sealed partial class ProviderLists
{
    /// <summary>What a call proves that asks a list or an element of one; null where it does not, or where nothing is proved.</summary>
    public ConditionFacts? Test(IInvocationOperation call)
    {
        if (!context.Queries.HasLists)
        {
            return null;
        }

        call = Bare(call) as IInvocationOperation ?? call;
        switch (call.TargetMethod.Name)
        {
            case "Any" or "Exists" or "TrueForAll" or "All" when List(Source(call)) is { } list:
                bool isAll = call.TargetMethod.Name is "All" or "TrueForAll";
                ConditionFacts predicate = Predicate(call, list);
                return Proved(isAll ? new ConditionFacts(FactSet.Empty, predicate.WhenFalse.And(list.Each)) : ConditionFacts.IfTrue(predicate.WhenTrue.And(list.Each)));
            case "Contains" when List(Source(call)) is { } list:
                return Proved(ConditionFacts.IfTrue(Searched(call, list)));
            case "Contains" when Joined(Source(call)) is { } joined:
                return Proved(ConditionFacts.IfTrue(Searched(call, joined)));
            case "Equals" or "Contains" or "StartsWith" or "EndsWith" when ComparedElement(call) is { } list:
                return Proved(ConditionFacts.IfTrue(Searched(call, list)));
            default:
                return null;
        }
    }

    /// <summary>
    /// What a comparison proves over a list: of an element with a name, of a find with null, of an index or a count with a number. Null where
    /// it is about no list or proves nothing.
    /// </summary>
    public ConditionFacts? Comparison(BinaryOperatorKind comparison, IOperation left, IOperation right)
    {
        if (!context.Queries.HasLists)
        {
            return null;
        }

        bool isEquals = comparison == BinaryOperatorKind.Equals;
        if (isEquals || comparison == BinaryOperatorKind.NotEquals)
        {
            IOperation value = right.ConstantValue is { HasValue: true, Value: null } ? left : right;
            IOperation other = value == left ? right : left;
            if (other.ConstantValue is { HasValue: true, Value: null })
            {
                return Element(value) is { Each.IsNothing: false } found ? Outcome(found.Each, !isEquals) : null;
            }

            (Listed? list, IOperation name) = Element(left) is { } element ? (element, right) : (Element(right), left);
            if (list is { } of && context.Queries.OfKind(name, of.List.Library) is { } kind)
            {
                return Outcome(FactSet.Of(kind), isEquals);
            }

            if (list is { } known && Text(name) is { } text)
            {
                return Fact(known.List, text) is { } fact ? Outcome(FactSet.Of(fact), isEquals) : null;
            }
        }

        bool isBoundRight = right.ConstantValue.HasValue;
        return (isBoundRight ? right : left).ConstantValue.Value is int bound && Indexed(isBoundRight ? left : right) is { } indexed
            && CountComparison.ProvesFound(isBoundRight ? comparison : CountComparison.Mirror(comparison), bound) is { } outcome
                ? Outcome(indexed, outcome)
                : null;
    }

    /// <summary>The device of which <paramref name="value"/> is the number: <c>list.Count</c>, <c>list.Length</c>, <c>list.Count(p =&gt; …)</c>, and the index at which one is found.</summary>
    public GuardFact? Counted(IOperation value)
    {
        Listed? list = value switch
        {
            IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } owner } => List(owner),
            IInvocationOperation { TargetMethod.Name: "Count" or "LongCount" } call when List(Source(call)) is { } counted =>
                counted with { Each = counted.Each.And(Predicate(call, counted).WhenTrue) },
            _ => null,
        };
        return list is { } known && known.Each.Proven.FirstOrDefault() is { Library: not null } fact ? fact : null;
    }

    /// <summary>The accelerator that is listed where <paramref name="value"/>, an index, is not negative.</summary>
    private FactSet? Indexed(IOperation value) =>
        (Bare(value) is ILocalReferenceOperation { Local: { } local } && LocalValues.Of(local, body) is [{ } only] ? Bare(only) : Bare(value)) is IInvocationOperation { TargetMethod.Name: "IndexOf" or "FindIndex" or "LastIndexOf" or "FindLastIndex" or "BinarySearch" } call
        && (List(Source(call)) ?? ComparedElement(call)) is { } list && Searched(call, list).And(Predicate(call, list).WhenTrue) is { IsNothing: false } facts
            ? facts
            : null;

    /// <summary>What a property pattern proves of an element or a filtered list: <c>d is { EpName: "…" }</c>, <c>found is { Count: &gt; 0 }</c>.</summary>
    public ConditionFacts? Matches(IOperation value, IRecursivePatternOperation pattern, Func<IOperation, IPatternOperation, ConditionFacts> read)
    {
        if (!context.Queries.HasLists || (Element(value) is null && List(value) is null))
        {
            return null;
        }

        ConditionFacts facts = Element(value) is { Each.IsNothing: false } found ? ConditionFacts.IfTrue(found.Each) : new ConditionFacts(FactSet.Empty, FactSet.Empty);
        foreach (IPropertySubpatternOperation part in pattern.PropertySubpatterns)
        {
            if (part is { Member: IPropertyReferenceOperation { Property: { } property } member })
            {
                ConditionFacts one = Element(value) is { } element ? Named(element, member, part.Pattern)
                    : property.Name is "Count" or "Length" && List(value) is { } list && list.Each.Proven.FirstOrDefault() is { Library: not null } fact
                        ? CountPattern(fact, part.Pattern)
                    : ConditionFacts.None;
                facts = ConditionFacts.IfTrue(facts.WhenTrue.And(one.WhenTrue));
            }
        }

        return Proved(facts);
    }

    private ConditionFacts Named(Listed element, IPropertyReferenceOperation member, IPatternOperation pattern) =>
        member.Type?.SpecialType == SpecialType.System_String && pattern is IConstantPatternOperation { Value: { } value } && Text(value) is { } name
        && Fact(element.List, name) is { } fact
            ? ConditionFacts.IfTrue(fact)
            : ConditionFacts.None;

    private static ConditionFacts CountPattern(GuardFact fact, IPatternOperation pattern)
    {
        (BinaryOperatorKind kind, object? bound) = pattern switch
        {
            IRelationalPatternOperation relational => (relational.OperatorKind, relational.Value.ConstantValue.Value),
            IConstantPatternOperation constant => (BinaryOperatorKind.Equals, constant.Value.ConstantValue.Value),
            _ => (BinaryOperatorKind.None, null),
        };
        int index = CountComparison.ProvedIndexes(kind, bound as int?).WhenTrue;
        return bound is int && index >= 0 ? ConditionFacts.IfTrue(fact with { Index = index }) : ConditionFacts.None;
    }

    /// <summary>The accelerator that the call's own argument names.</summary>
    private FactSet Searched(IInvocationOperation call, Listed list)
    {
        // "name".Equals(element) is element.Equals("name").
        IEnumerable<IOperation> given = call.Arguments.Select(static argument => argument.Value);
        foreach (IOperation value in call is { TargetMethod.Name: "Equals", Instance: { } instance } ? given.Append(instance) : given)
        {
            if (value.Type?.SpecialType == SpecialType.System_String && Element(value) is null && Text(value) is { } name)
            {
                return Fact(list.List, name) is { } fact ? FactSet.Of(fact) : FactSet.Empty;
            }
        }

        return FactSet.Empty;
    }

    /// <summary>The list whose element a text is compared with: <c>p.Equals("…")</c>, <c>string.Equals(p, "…")</c>.</summary>
    private Listed? ComparedElement(IInvocationOperation call)
    {
        if (call.Instance is { } instance && Element(instance) is { } list)
        {
            return list;
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (Element(argument.Value) is { } element)
            {
                return element;
            }
        }

        return null;
    }

    /// <summary>The list whose elements stand in a text: <c>string.Join(",", list)</c>.</summary>
    private Listed? Joined(IOperation? text) => text is null ? null : Bare(text) switch
    {
        IInvocationOperation { TargetMethod: { Name: "Join" or "Concat", ContainingType.SpecialType: SpecialType.System_String } } call =>
            call.Arguments.Select(argument => List(argument.Value)).FirstOrDefault(static list => list is not null),
        IInvocationOperation { Instance: { } same } call when s_sameText.Contains(call.TargetMethod.Name) => Joined(same),
        ILocalReferenceOperation local when LocalValues.Of(local.Local, body) is [{ } only] && Bare(only) is IInvocationOperation => Joined(only),
        _ => null,
    };

    private static ConditionFacts Outcome(FactSet facts, bool whenTrue) => whenTrue ? ConditionFacts.IfTrue(facts) : ConditionFacts.IfTrue(facts).Not();

    private static ConditionFacts? Proved(ConditionFacts facts) => facts.SaysNothing ? null : facts;
}
