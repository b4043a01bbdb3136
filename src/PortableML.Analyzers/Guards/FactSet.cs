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

    /// <summary>Nothing is proved, and nothing may hold.</summary>
    public bool IsNothing => !IsEverything && _proven.Count == 0 && _possible.Count == 0;

    /// <summary>The number of facts.</summary>
    public int Count => _proven.Count + _possible.Count;

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

    /// <summary>Nothing proved, all of it possible.</summary>
    public FactSet AsPossible() => new(false, [], [.. _proven, .. _possible]);

    /// <summary>Both: one check after another on the same path.</summary>
    public FactSet And(FactSet other)
    {
        if (IsEverything || other.IsEverything)
        {
            return Everything;
        }

        return other.IsNothing || ReferenceEquals(this, other) ? this : IsNothing ? other : new FactSet(false, [.. _proven, .. other._proven], [.. _possible, .. other._possible]);
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

        HashSet<GuardFact> proven = [.. _proven.Where(other.Implies)];
        proven.UnionWith(other._proven.Where(Implies));
        AddPlatforms(other, proven);
        HashSet<GuardFact> possible = [.. _possible, .. other._possible];
        AddNotUnderstood(other, possible);
        other.AddNotUnderstood(this, possible);
        return proven.Count == 0 && possible.Count == 0 ? Empty : new FactSet(false, proven, possible);
    }

    /// <inheritdoc/>
    public bool Equals(FactSet? other) =>
        other is not null && IsEverything == other.IsEverything && _proven.SetEquals(other._proven) && _possible.SetEquals(other._possible);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FactSet);

    /// <inheritdoc/>
    public override int GetHashCode() => IsEverything ? -1 : (_proven.Count * 31) + _possible.Count;

    /// <summary>A choice implies itself alone, so that sets with many choices are not compared fact by fact.</summary>
    private bool Implies(GuardFact fact) => _proven.Contains(fact) || (fact.Choice is null && _proven.Any(own => own.Implies(fact)));

    /// <summary>A path that was not understood may prove what <paramref name="other"/> does.</summary>
    private void AddNotUnderstood(FactSet other, HashSet<GuardFact> possible)
    {
        if (_proven.Contains(GuardFact.NotUnderstood))
        {
            possible.UnionWith(other._proven.Where(static fact => fact.Library is not null));
        }
    }

    private void AddPlatforms(FactSet other, HashSet<GuardFact> proven)
    {
        foreach (GuardFact fact in _proven)
        {
            if (fact.Library is { Area: "Platform" })
            {
                proven.UnionWith(other._proven.Select(o => fact.Either(o)).OfType<GuardFact>());
            }
        }
    }
}
