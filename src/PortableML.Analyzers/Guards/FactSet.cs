namespace PortableML.Analyzers.Guards;

/// <summary>
/// The facts that hold on every path to a place, and those that may hold because a check on some path was not understood.
/// Facts about hardware never end; only what a flag says of them can, which <see cref="GuardConditionVisitor"/> minds.
/// </summary>
internal sealed class FactSet : IEquatable<FactSet>
{
    /// <summary>Nothing is known.</summary>
    public static readonly FactSet Empty = new(isEverything: false, [], []);

    /// <summary>No path leads here, so everything holds.</summary>
    public static readonly FactSet Everything = new(isEverything: true, [], []);

    private readonly HashSet<GuardFact> _proven;
    private readonly HashSet<GuardFact> _possible;

    private FactSet(bool isEverything, HashSet<GuardFact> proven, HashSet<GuardFact> possible)
    {
        IsEverything = isEverything;
        _proven = proven;
        _possible = possible;
    }

    /// <summary>No path leads here.</summary>
    public bool IsEverything { get; }

    /// <summary>The facts that are proved.</summary>
    public IEnumerable<GuardFact> Proven => _proven;

    /// <summary>The set that holds <paramref name="fact"/> alone.</summary>
    public static FactSet Of(GuardFact fact) => new(false, [fact], []);

    /// <summary>The set in which <paramref name="fact"/> may hold.</summary>
    public static FactSet Possible(GuardFact fact) => new(false, [], [fact]);

    /// <summary>Tells whether a fact for which <paramref name="match"/> is true is proved.</summary>
    public bool Proves(Func<GuardFact, bool> match) => IsEverything || _proven.Any(match);

    /// <summary>Tells whether a fact for which <paramref name="match"/> is true may hold.</summary>
    public bool MayHold(Func<GuardFact, bool> match) => IsEverything || _possible.Any(match) || _proven.Any(match);

    /// <summary>Both: one check after another on the same path.</summary>
    public FactSet And(FactSet other)
    {
        if (IsEverything || other.IsEverything)
        {
            return Everything;
        }

        return other.IsNothing ? this : IsNothing ? other : new FactSet(false, [.. _proven, .. other._proven], [.. _possible, .. other._possible]);
    }

    /// <summary>Either: two paths meet. Only what both prove is proved.</summary>
    public FactSet Or(FactSet other)
    {
        if (IsEverything || ReferenceEquals(this, other))
        {
            return other;
        }

        if (other.IsEverything)
        {
            return this;
        }

        HashSet<GuardFact> proven = [.. _proven.Where(fact => other._proven.Any(o => o.Implies(fact)))];
        proven.UnionWith(other._proven.Where(fact => _proven.Any(o => o.Implies(fact))));
        HashSet<GuardFact> possible = [.. _possible, .. other._possible];
        return proven.Count == 0 && possible.Count == 0 ? Empty : new FactSet(false, proven, possible);
    }

    /// <inheritdoc/>
    public bool Equals(FactSet? other) =>
        other is not null && IsEverything == other.IsEverything && _proven.SetEquals(other._proven) && _possible.SetEquals(other._possible);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FactSet);

    /// <inheritdoc/>
    public override int GetHashCode() => IsEverything ? -1 : (_proven.Count * 31) + _possible.Count;

    private bool IsNothing => _proven.Count == 0 && _possible.Count == 0;
}
