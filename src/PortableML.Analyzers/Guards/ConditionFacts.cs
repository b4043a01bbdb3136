namespace PortableML.Analyzers.Guards;

/// <summary>
/// What a condition proves when it is true and when it is false, and a <c>bool?</c> also when it is null. An outcome that cannot be has
/// <see cref="FactSet.Everything"/>.
/// </summary>
internal readonly record struct ConditionFacts(FactSet WhenTrue, FactSet WhenFalse)
{
    /// <summary>Says nothing either way.</summary>
    public static ConditionFacts None { get; } = new(FactSet.Empty, FactSet.Empty);

    /// <summary>A <c>bool?</c> of which nothing is known.</summary>
    public static ConditionFacts NoneOrNull { get; } = new(FactSet.Empty, FactSet.Empty) { Null = FactSet.Empty };

    /// <summary>The constant <c>true</c>: no path where it is false.</summary>
    public static ConditionFacts True { get; } = new(FactSet.Empty, FactSet.Everything);

    /// <summary>The constant <c>false</c>.</summary>
    public static ConditionFacts False { get; } = new(FactSet.Everything, FactSet.Empty);

    /// <summary>The constant <c>null</c>.</summary>
    public static ConditionFacts NullLiteral { get; } = new(FactSet.Everything, FactSet.Everything) { Null = FactSet.Empty };

    /// <summary>Nothing could be found out: there was too much to follow.</summary>
    public static ConditionFacts NotUnderstood { get; } = new(FactSet.Of(GuardFact.NotUnderstood), FactSet.Of(GuardFact.NotUnderstood)) { Null = FactSet.Of(GuardFact.NotUnderstood) };

    /// <summary>What is proved when it is null; null where the type has no null.</summary>
    public FactSet? Null { get; init; }

    /// <summary>What is proved when it is null.</summary>
    public FactSet WhenNull => Null ?? FactSet.Everything;

    /// <summary>No outcome proves anything.</summary>
    public bool SaysNothing => WhenTrue.IsNothing && WhenFalse.IsNothing && (Null is null || Null.IsNothing);

    /// <summary>Proves <paramref name="facts"/> when true.</summary>
    public static ConditionFacts IfTrue(FactSet facts) => new(facts, FactSet.Empty);

    /// <summary>Proves <paramref name="fact"/> when true.</summary>
    public static ConditionFacts IfTrue(GuardFact fact) => IfTrue(FactSet.Of(fact));

    /// <summary>Holds a check that was not understood.</summary>
    public static ConditionFacts Unknown(FactSet possible) => new(possible, possible);

    /// <summary>The same as a check that may be replaced by another: it proves nothing, but it is there.</summary>
    public ConditionFacts AsReplaceable() => Unknown(WhenTrue.AsPossible().And(WhenFalse.AsPossible()));

    /// <summary><c>!this</c></summary>
    public ConditionFacts Not() => new(WhenFalse, WhenTrue) { Null = Null };

    /// <summary><c>this &amp;&amp; other</c></summary>
    public ConditionFacts And(ConditionFacts other) => new(WhenTrue.And(other.WhenTrue), WhenFalse.Or(WhenTrue.And(other.WhenFalse)));

    /// <summary><c>this || other</c></summary>
    public ConditionFacts Or(ConditionFacts other) => Not().And(other.Not()).Not();

    /// <summary><c>this ? whenTrue : whenFalse</c></summary>
    public ConditionFacts Choose(ConditionFacts whenTrue, ConditionFacts whenFalse) => whenTrue.Within(WhenTrue).Either(whenFalse.Within(WhenFalse));

    /// <summary><c>this ?? whenNull</c></summary>
    public ConditionFacts Coalesce(ConditionFacts whenNull) => (this with { Null = null }).Either(whenNull.Within(WhenNull));

    /// <summary><c>this == true</c>, of which null is not the opposite.</summary>
    public ConditionFacts IsTrue() => new(WhenTrue, WhenFalse.Or(WhenNull));

    /// <summary><c>this == false</c></summary>
    public ConditionFacts IsFalse() => new(WhenFalse, WhenTrue.Or(WhenNull));

    /// <summary><c>this is null</c></summary>
    public ConditionFacts IsNull() => new(WhenNull, WhenTrue.Or(WhenFalse));

    /// <summary>A value that is one or the other, as a flag that is assigned twice.</summary>
    public ConditionFacts Either(ConditionFacts other) => new(WhenTrue.Or(other.WhenTrue), WhenFalse.Or(other.WhenFalse))
    {
        Null = Null is null && other.Null is null ? null : WhenNull.Or(other.WhenNull),
    };

    /// <summary>The same where <paramref name="facts"/> hold anyway.</summary>
    public ConditionFacts Within(FactSet facts) => new(WhenTrue.And(facts), WhenFalse.And(facts)) { Null = Null?.And(facts) };
}
