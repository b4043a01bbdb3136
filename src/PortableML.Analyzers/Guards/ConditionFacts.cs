namespace PortableML.Analyzers.Guards;

/// <summary>What a condition proves when it is true and when it is false.</summary>
internal readonly record struct ConditionFacts(FactSet WhenTrue, FactSet WhenFalse)
{
    /// <summary>Says nothing either way.</summary>
    public static ConditionFacts None { get; } = new(FactSet.Empty, FactSet.Empty);

    /// <summary>The constant <c>true</c>: no path where it is false.</summary>
    public static ConditionFacts True { get; } = new(FactSet.Empty, FactSet.Everything);

    /// <summary>The constant <c>false</c>.</summary>
    public static ConditionFacts False { get; } = new(FactSet.Everything, FactSet.Empty);

    /// <summary>Proves <paramref name="facts"/> when true.</summary>
    public static ConditionFacts IfTrue(FactSet facts) => new(facts, FactSet.Empty);

    /// <summary>Holds a check that was not understood.</summary>
    public static ConditionFacts Unknown(FactSet possible) => new(possible, possible);

    /// <summary><c>!this</c></summary>
    public ConditionFacts Not() => new(WhenFalse, WhenTrue);

    /// <summary><c>this &amp;&amp; other</c></summary>
    public ConditionFacts And(ConditionFacts other) => new(WhenTrue.And(other.WhenTrue), WhenFalse.Or(WhenTrue.And(other.WhenFalse)));

    /// <summary><c>this || other</c></summary>
    public ConditionFacts Or(ConditionFacts other) => Not().And(other.Not()).Not();

    /// <summary>A value that is one or the other, as a flag that is assigned twice.</summary>
    public ConditionFacts Either(ConditionFacts other) => new(WhenTrue.Or(other.WhenTrue), WhenFalse.Or(other.WhenFalse));
}
