using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>What a <see cref="GuardLattice"/> asks about the operations of its graph.</summary>
internal interface IFlowReader
{
    /// <summary>What <paramref name="condition"/> proves; <paramref name="flags"/> says what the flags say at its place.</summary>
    ConditionFacts Condition(IOperation condition, Func<ISymbol, ConditionFacts?> flags);

    /// <summary>What the part with the number <paramref name="index"/> of the tuple <paramref name="whole"/> proves.</summary>
    ConditionFacts Part(IOperation whole, int index);

    /// <summary>The variable that <paramref name="condition"/> is, and the value that it has where the condition is true; null for any other.</summary>
    (ISymbol Flag, bool Value)? Tested(IOperation condition);

    /// <summary>Tells whether <paramref name="variable"/> is a flag that the graph shows all assignments of.</summary>
    bool IsFlag(ISymbol variable);

    /// <summary>What is proved if <paramref name="operation"/> did not throw; null for what never does.</summary>
    GuardFact? Placed(IOperation operation);

    /// <summary>What holds wherever <paramref name="call"/> returns; null where that is not known.</summary>
    FactSet? Required(IInvocationOperation call);

    /// <summary>What the source has where the graph has a captured value.</summary>
    IOperation Original(IOperation captured);
}
