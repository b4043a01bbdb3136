using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Guards;

/// <summary>What the guard analysis asks of its surroundings: the catalogue, other members' values and the user's settings.</summary>
internal sealed class GuardContext
{
    private const int MaximumDepth = 8;

    private static readonly Lazy<ImmutableHashSet<string>> s_none = new(static () => ImmutableHashSet<string>.Empty);

    [ThreadStatic]
    private static HashSet<ISymbol>? t_inProgress;

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

    /// <summary>What the value of a field, property or method of this compilation proves; nothing where its values are not known.</summary>
    public ConditionFacts ValueOf(ISymbol member)
    {
        if (Members is null)
        {
            return ConditionFacts.None;
        }

        if (t_inProgress?.Count > MaximumDepth)
        {
            // Past the budget the answer is not known, and must not be kept by whoever asked.
            return ConditionFacts.None;
        }

        t_inProgress ??= new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (!t_inProgress.Add(member))
        {
            // A flag that is set from itself, as `cached ??= Probe()`: this value adds nothing.
            GuardAnalysis.CycleFound();
            return new ConditionFacts(FactSet.Everything, FactSet.Everything);
        }

        try
        {
            if (Members.ValuesOf(member) is not { Count: > 0 } values)
            {
                return ConditionFacts.None;
            }

            ConditionFacts? facts = null;
            foreach (IOperation value in values)
            {
                GuardAnalysis analysis = GuardAnalysis.Of(MemberBody.Of(value), this);
                ConditionFacts one = member is IMethodSymbol ? analysis.ResultAt(value) : analysis.ValueAt(value);
                facts = facts?.Either(one) ?? one;
            }

            return facts!.Value;
        }
        finally
        {
            t_inProgress.Remove(member);
        }
    }

    /// <summary>The first of the devices whose number a field, property or method of this compilation gives; null for any other.</summary>
    public GuardFact? CountOf(ISymbol member)
    {
        if (Members is null || t_inProgress?.Count > MaximumDepth || !DeviceCounts.MayBe(member))
        {
            return null;
        }

        t_inProgress ??= new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (!t_inProgress.Add(member))
        {
            GuardAnalysis.CycleFound();
            return null;
        }

        try
        {
            return DeviceCounts.Of(Members.ValuesOf(member), value => new GuardConditionVisitor(this, MemberBody.Of(value)).Number(value));
        }
        finally
        {
            t_inProgress.Remove(member);
        }
    }

    /// <summary>
    /// What holds wherever a method of this compilation returns: that which it throws without. Null for a method that cannot throw by itself,
    /// is not seen, or calls itself.
    /// </summary>
    public FactSet? Required(IMethodSymbol method)
    {
        if (Members is null || t_inProgress?.Count > MaximumDepth || !RequiringMethods.MayBe(method) || Members.BodyOf(method.OriginalDefinition) is not { } body)
        {
            return null;
        }

        t_inProgress ??= new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (!t_inProgress.Add(method.OriginalDefinition))
        {
            GuardAnalysis.CycleFound();
            return null;
        }

        try
        {
            return GuardAnalysis.Of(MemberBody.Of(body), this).AtExit();
        }
        finally
        {
            t_inProgress.Remove(method.OriginalDefinition);
        }
    }

    private static string WithoutParameters(string id) => id.IndexOf('(') is var start and > 0 ? id.Substring(0, start) : id;
}
