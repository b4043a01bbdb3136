using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Guards;

/// <summary>What the guard analysis asks of its surroundings: the catalogue, other members' values and the user's settings.</summary>
internal sealed class GuardContext
{
    private static readonly Lazy<ImmutableHashSet<string>> s_none = new(static () => ImmutableHashSet<string>.Empty);

    private readonly ReachCache<ISymbol, ConditionFacts> _values = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<int, ReachCache<ISymbol, ConditionFacts>> _parts = new();
    private readonly ReachCache<ISymbol, GuardFact?> _counts = new(SymbolEqualityComparer.Default);
    private readonly ReachCache<ISymbol, FactSet?> _required = new(SymbolEqualityComparer.Default);

    /// <summary>Makes a context; <paramref name="members"/> is null where only one member may be looked at.</summary>
    public GuardContext(VendorSymbols symbols, IMemberValues? members)
    {
        Queries = new AcceleratorQueries(symbols, members);
        Choices = new HardwareChoices(this);
        Members = members;
    }

    /// <summary>The catalogued questions.</summary>
    public AcceleratorQueries Queries { get; }

    /// <summary>The conditions that choose hardware.</summary>
    public HardwareChoices Choices { get; }

    /// <summary>The values of members of the same compilation.</summary>
    public IMemberValues? Members { get; }

    /// <summary>The facts of a member that the user named in <c>portable_ml.guard_members</c>; null for others.</summary>
    public ConditionFacts? GuardMember(ISymbol member) =>
        GuardMembers.Value.Count > 0 && member.OriginalDefinition.GetDocumentationCommentId() is { } id && (GuardMembers.Value.Contains(id) || GuardMembers.Value.Contains(WithoutParameters(id)))
            ? ConditionFacts.IfTrue(FactSet.Of(new GuardFact(null, "", 0) { IsOwnGuard = true }))
            : null;

    /// <summary>The ids in <c>portable_ml.guard_members</c>; a method may be written without its parameters.</summary>
    public Lazy<ImmutableHashSet<string>> GuardMembers { get; init; } = s_none;

    /// <summary>
    /// What the value of a field, property or method of this compilation proves; "not understood" where <paramref name="reach"/> has no step left
    /// for it. What one says that a derived type may override is only possible.
    /// </summary>
    public ConditionFacts ValueOf(ISymbol member, int reach) => Members is null ? ConditionFacts.None : _values.Get(member.OriginalDefinition, reach, (key, steps) => MakeValue(key, steps, null));

    /// <summary>The same of the part with the number <paramref name="index"/> of the tuple that the member gives.</summary>
    public ConditionFacts PartOf(ISymbol member, int index, int reach) => Members is null || member.DeclaringSyntaxReferences.IsEmpty
        ? ConditionFacts.None
        : _parts.GetOrAdd(index, static _ => new(SymbolEqualityComparer.Default)).Get(member.OriginalDefinition, reach, (key, steps) => MakeValue(key, steps, index));

    /// <summary>
    /// What holds wherever a method of this compilation returns: that which it throws without. Null for a method that cannot throw by itself,
    /// is not seen, or is farther away than <paramref name="reach"/>, and for the generated helpers, which go on with whatever there is.
    /// </summary>
    public FactSet? Required(IMethodSymbol method, int reach) =>
        Members is null || OwnHelpers.Contain(method.ContainingType) || !RequiringMethods.MayBe(method) ? null : _required.Get(method.OriginalDefinition, reach, MakeRequired);

    /// <summary>The first of the devices whose number a field, property or method of this compilation gives; null for any other, and beyond <paramref name="reach"/>.</summary>
    public GuardFact? CountOf(ISymbol member, int reach) =>
        Members is null || !DeviceCounts.MayBe(member) ? null : _counts.Get(member.OriginalDefinition, reach, MakeCount);

    private ConditionFacts MakeValue(ISymbol member, int reach, int? part)
    {
        bool areAll = Members!.ValuesOf(member) is { Count: > 0 };
        IReadOnlyList<IOperation>? values = areAll ? Members.ValuesOf(member) : Members.OverridableValuesOf(member);
        if (values is not { Count: > 0 })
        {
            return ConditionFacts.None;
        }

        if (reach == 0)
        {
            Reach.CutShort();
            return ConditionFacts.NotUnderstood;
        }

        int outside = Reach.Begin();
        try
        {
            ConditionFacts? facts = StartsUnset.Is(member, values) ? ConditionFacts.False with { Null = FactSet.Empty } : null;
            foreach (IOperation whole in values)
            {
                IOperation? value = part is { } index ? TupleParts.Of(whole, index) : whole;
                GuardAnalysis analysis = GuardAnalysis.Of(MemberBody.Of(whole), this);
                ConditionFacts one = value is null ? new GuardConditionVisitor(this, analysis.Body, reach - 1).Part(whole, part!.Value)
                    : member is IMethodSymbol ? analysis.ResultAt(value, reach - 1) : analysis.ValueAt(value, reach - 1);
                facts = facts?.Either(one) ?? one;
            }

            return areAll ? facts!.Value : facts!.Value.AsReplaceable();
        }
        finally
        {
            Reach.EndStep(outside);
        }
    }

    private GuardFact? MakeCount(ISymbol member, int reach)
    {
        if (reach == 0)
        {
            Reach.CutShort();
            return null;
        }

        int outside = Reach.Begin();
        try
        {
            return DeviceCounts.Of(Members!.ValuesOf(member), value => new GuardConditionVisitor(this, MemberBody.Of(value), reach - 1).Number(value));
        }
        finally
        {
            Reach.EndStep(outside);
        }
    }

    private FactSet? MakeRequired(ISymbol method, int reach)
    {
        if (Members!.BodyOf((IMethodSymbol)method) is not { } body)
        {
            return null;
        }

        if (reach == 0)
        {
            Reach.CutShort();
            return null;
        }

        int outside = Reach.Begin();
        try
        {
            return GuardAnalysis.Of(MemberBody.Of(body), this).AtExit(reach - 1);
        }
        finally
        {
            Reach.EndStep(outside);
        }
    }

    private static string WithoutParameters(string id) => id.IndexOf('(') is var start and > 0 ? id.Substring(0, start) : id;
}
