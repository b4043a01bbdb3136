using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Carries facts through one control-flow graph: a branch adds what its condition proves, where paths meet only what all prove is
/// left. Handlers start from what held where their <c>try</c> began.
/// </summary>
internal sealed class GuardLattice
{
    private readonly ControlFlowGraph _graph;
    private readonly FactSet?[] _atEntry;
    private readonly (FactSet WhenTrue, FactSet WhenFalse)[] _branches;
    private readonly List<(int Position, FactSet Facts)>?[] _asserted;
    private readonly Dictionary<SyntaxNode, (int Block, int Position)> _places = [];
    private readonly Func<IOperation, GuardFact?>? _placed;

    /// <summary>Solves <paramref name="graph"/> from <paramref name="entry"/>; <paramref name="condition"/> reads a branch's
    /// condition, <paramref name="placed"/> (or null) says what an operation proves that did not throw.</summary>
    public GuardLattice(ControlFlowGraph graph, FactSet entry, Func<IOperation, ConditionFacts> condition, Func<IOperation, GuardFact?>? placed)
    {
        _placed = placed;
        _graph = graph;
        _atEntry = new FactSet?[graph.Blocks.Length];
        _asserted = new List<(int, FactSet)>?[graph.Blocks.Length];
        _branches = new (FactSet, FactSet)[graph.Blocks.Length];
        foreach (BasicBlock block in graph.Blocks)
        {
            Read(block, condition);
        }

        Solve(entry);
    }

    /// <summary>What holds at the operation written as <paramref name="syntax"/>; null where the graph does not hold it.</summary>
    public FactSet? FactsAt(SyntaxNode syntax) =>
        _places.TryGetValue(syntax, out (int Block, int Position) place) ? Before(place.Block, place.Position) : null;

    /// <summary>
    /// What holds at <paramref name="reference"/> on the paths on which <paramref name="local"/> has the value that was assigned at
    /// <paramref name="isSource"/> (a parameter has it from the start); null where no such path leads there.
    /// </summary>
    public FactSet? FactsWhileHolding(ISymbol local, Func<SyntaxNode, bool> isSource, FactSet atSource, SyntaxNode reference)
    {
        if (!_places.TryGetValue(reference, out (int Block, int Position) target))
        {
            return null;
        }

        FactSet?[] held = new FactSet?[_graph.Blocks.Length];
        held[0] = local is IParameterSymbol ? atSource : null;
        Queue<int> work = new(Enumerable.Range(0, held.Length));
        while (work.Count > 0)
        {
            int ordinal = work.Dequeue();
            FactSet? leaving = Carry(held[ordinal], ordinal, int.MaxValue);
            if (leaving is null)
            {
                continue;
            }

            foreach ((int successor, FactSet branch) in Successors(ordinal))
            {
                FactSet arriving = leaving.And(branch);
                FactSet merged = held[successor] is { } before ? before.Or(arriving) : arriving;
                if (held[successor] is null || !merged.Equals(held[successor]))
                {
                    held[successor] = merged;
                    work.Enqueue(successor);
                }
            }
        }

        return Carry(held[target.Block], target.Block, target.Position);

        FactSet? Carry(FactSet? state, int ordinal, int end)
        {
            BasicBlock block = _graph.Blocks[ordinal];
            for (int i = 0; i < block.Operations.Length && i < end; i++)
            {
                foreach (IOperation operation in block.Operations[i].DescendantsAndSelf())
                {
                    if (operation is ISimpleAssignmentOperation assignment && Written(assignment.Target) is { } written
                        && SymbolEqualityComparer.Default.Equals(written, local))
                    {
                        state = isSource(assignment.Value.Syntax) ? atSource : null;
                    }
                }

                state = state?.And(Asserted(ordinal, i));
            }

            return state;
        }
    }

    private static ISymbol? Written(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private FactSet Before(int ordinal, int position)
    {
        FactSet facts = _atEntry[ordinal] ?? FactSet.Everything;
        for (int i = 0; i < position; i++)
        {
            facts = facts.And(Asserted(ordinal, i));
        }

        return facts;
    }

    private FactSet Asserted(int ordinal, int position)
    {
        FactSet all = FactSet.Empty;
        foreach ((int at, FactSet facts) in _asserted[ordinal] ?? [])
        {
            all = at == position ? all.And(facts) : all;
        }

        return all;
    }

    private void Read(BasicBlock block, Func<IOperation, ConditionFacts> condition)
    {
        for (int i = 0; i < block.Operations.Length; i++)
        {
            foreach (IOperation operation in block.Operations[i].DescendantsAndSelf())
            {
                Place(operation.Syntax, block.Ordinal, i);
                if (_placed?.Invoke(operation) is { } proved)
                {
                    (_asserted[block.Ordinal] ??= []).Add((i, FactSet.Of(proved)));
                }

                if (operation is IInvocationOperation { TargetMethod: { } method } && AssertionCalls.NeverReturns(method))
                {
                    (_asserted[block.Ordinal] ??= []).Add((i, FactSet.Everything));
                }

                if (operation is IInvocationOperation call && AssertionCalls.Read(call) is { } assertion)
                {
                    ConditionFacts facts = condition(assertion.Condition);
                    (_asserted[block.Ordinal] ??= []).Add((i, assertion.Value ? facts.WhenTrue : facts.WhenFalse));
                }
            }
        }

        if (block.BranchValue is { } value)
        {
            foreach (IOperation operation in value.DescendantsAndSelf())
            {
                Place(operation.Syntax, block.Ordinal, block.Operations.Length);
            }

            if (block.ConditionKind != ControlFlowConditionKind.None)
            {
                ConditionFacts facts = condition(value);
                _branches[block.Ordinal] = (facts.WhenTrue, facts.WhenFalse);
            }
        }
    }

    private void Place(SyntaxNode syntax, int block, int position)
    {
        if (!_places.ContainsKey(syntax))
        {
            _places.Add(syntax, (block, position));
        }
    }

    private void Solve(FactSet entry)
    {
        _atEntry[0] = entry;
        Queue<int> work = new([0]);
        while (work.Count > 0)
        {
            int ordinal = work.Dequeue();
            FactSet leaving = Before(ordinal, _graph.Blocks[ordinal].Operations.Length);
            foreach ((int successor, FactSet branch) in Successors(ordinal))
            {
                Meet(successor, leaving.And(branch), work);
            }

            foreach (int handler in HandlersEnteredFrom(_graph.Blocks[ordinal]))
            {
                Meet(handler, _atEntry[ordinal]!, work);
            }
        }
    }

    private void Meet(int ordinal, FactSet arriving, Queue<int> work)
    {
        FactSet merged = _atEntry[ordinal] is { } before ? before.Or(arriving) : arriving;
        if (_atEntry[ordinal] is null || !merged.Equals(_atEntry[ordinal]))
        {
            _atEntry[ordinal] = merged;
            work.Enqueue(ordinal);
        }
    }

    private IEnumerable<(int Successor, FactSet Facts)> Successors(int ordinal)
    {
        BasicBlock block = _graph.Blocks[ordinal];
        bool onTrue = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        (FactSet WhenTrue, FactSet WhenFalse) facts = block.ConditionKind == ControlFlowConditionKind.None
            ? (FactSet.Empty, FactSet.Empty)
            : _branches[ordinal];
        if (block.ConditionalSuccessor?.Destination is { } conditional)
        {
            yield return (conditional.Ordinal, onTrue ? facts.WhenTrue : facts.WhenFalse);
        }

        if (block.FallThroughSuccessor?.Destination is { } next)
        {
            yield return (next.Ordinal, onTrue ? facts.WhenFalse : facts.WhenTrue);
        }
    }

    /// <summary>The first blocks of the handlers of every <c>try</c> that begins at <paramref name="block"/>.</summary>
    private static IEnumerable<int> HandlersEnteredFrom(BasicBlock block)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null && region.FirstBlockOrdinal == block.Ordinal; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } whole })
            {
                foreach (ControlFlowRegion handler in whole.NestedRegions)
                {
                    if (handler != region)
                    {
                        yield return handler.FirstBlockOrdinal;
                    }
                }
            }
        }
    }
}
