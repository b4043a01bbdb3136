using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// What is known at one point of a function: the facts that hold, what was tried in a <c>try</c> without failing, and of every flag what
/// each of its values implies.
/// </summary>
internal sealed class FlowState : IEquatable<FlowState>
{
    private static readonly ImmutableDictionary<ISymbol, ConditionFacts> s_noFlags = ImmutableDictionary.Create<ISymbol, ConditionFacts>(SymbolEqualityComparer.Default);

    private readonly FactSet _tried;
    private readonly ImmutableDictionary<ISymbol, ConditionFacts> _flags;

    private FlowState(FactSet facts, FactSet tried, ImmutableDictionary<ISymbol, ConditionFacts> flags)
    {
        Facts = facts;
        _tried = tried;
        _flags = flags;
    }

    /// <summary>The facts that hold.</summary>
    public FactSet Facts { get; }

    /// <summary>
    /// The facts, and those of a placement that did not fail where a failure is caught. Only a flag or a result may rely on them: it can say
    /// "it worked", while a place behind the <c>try</c> that does not ask is reached after a failure too.
    /// </summary>
    public FactSet FactsAndTried => Facts.And(_tried);

    /// <summary>Some flag is followed here.</summary>
    public bool HasFlags => !_flags.IsEmpty;

    /// <summary>How much is kept for this point.</summary>
    public int Size => 1 + Facts.Count + _tried.Count + _flags.Count;

    /// <summary>The state in which <paramref name="facts"/> hold.</summary>
    public static FlowState Of(FactSet facts) => new(facts, FactSet.Empty, s_noFlags);

    /// <summary>What is known of <paramref name="flag"/>; null where its value is that which it had at the start.</summary>
    public ConditionFacts? Flag(ISymbol flag) => _flags.TryGetValue(flag, out ConditionFacts facts) ? facts : null;

    /// <summary>The state after a check.</summary>
    public FlowState With(FactSet facts) => facts.IsNothing ? this : new FlowState(Facts.And(facts), _tried, _flags);

    /// <summary>The state after a placement in a <c>try</c>.</summary>
    public FlowState WithTried(FactSet tried) => new(Facts, _tried.And(tried), _flags);

    /// <summary>The state after an assignment.</summary>
    public FlowState WithFlag(ISymbol flag, ConditionFacts facts) => new(Facts, _tried, _flags.SetItem(flag, facts));

    /// <summary>The state where a flag that is followed turned out to be <paramref name="value"/>, so that it is nothing else.</summary>
    public FlowState WhereFlagIs(ISymbol flag, bool value) =>
        Flag(flag) is { } facts
            ? WithFlag(flag, value ? new ConditionFacts(facts.WhenTrue, FactSet.Everything) : new ConditionFacts(FactSet.Everything, facts.WhenFalse))
            : this;

    /// <summary>Two paths meet.</summary>
    public FlowState Or(FlowState other)
    {
        if (Facts.IsEverything || ReferenceEquals(this, other))
        {
            return other;
        }

        if (other.Facts.IsEverything)
        {
            return this;
        }

        ImmutableDictionary<ISymbol, ConditionFacts> flags = _flags;
        if (!ReferenceEquals(_flags, other._flags))
        {
            foreach (ISymbol flag in _flags.Keys.Union(other._flags.Keys, (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default))
            {
                flags = flags.SetItem(flag, Meet(flag, other));
            }
        }

        return new FlowState(Facts.Or(other.Facts), _tried.Or(other._tried), flags);
    }

    /// <inheritdoc/>
    public bool Equals(FlowState? other) =>
        other is not null && Facts.Equals(other.Facts) && _tried.Equals(other._tried)
        && (ReferenceEquals(_flags, other._flags)
            || (_flags.Count == other._flags.Count && _flags.All(flag => other._flags.TryGetValue(flag.Key, out ConditionFacts facts) && facts == flag.Value)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FlowState);

    /// <inheritdoc/>
    public override int GetHashCode() => Facts.GetHashCode();

    /// <summary>
    /// A flag that is true here implies what it implies on each path together with what holds on that path: <c>if (check) ok = true;</c> makes
    /// <c>ok</c> imply the check.
    /// </summary>
    private ConditionFacts Meet(ISymbol flag, FlowState other)
    {
        ConditionFacts mine = Flag(flag) ?? ConditionFacts.NoneOrNull;
        ConditionFacts theirs = other.Flag(flag) ?? ConditionFacts.NoneOrNull;
        return mine == theirs ? mine : mine.Within(FactsAndTried).Either(theirs.Within(other.FactsAndTried));
    }
}
