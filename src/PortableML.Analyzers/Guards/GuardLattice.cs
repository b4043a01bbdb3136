using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Carries what is known through one control-flow graph: a branch adds what its condition proves, an assignment says what a flag implies,
/// and where paths meet only what all prove is left. A handler may be entered from everywhere in its <c>try</c>.
/// </summary>
internal sealed class GuardLattice
{
    /// <summary>
    /// The budget: the sum, over every visit to a block, of the facts and flags that are known there. Real members stay below 5,000; a
    /// member that passes 400,000 is given up, and whatever stands in it has a check that is "not understood".
    /// </summary>
    public const int MaximumWork = 400_000;

    private readonly ControlFlowGraph _graph;
    private readonly IFlowReader _reader;
    private readonly BlockEffects _effects;
    private readonly FlowState?[] _atEntry;
    private readonly ConditionFacts?[] _branches;
    private readonly ConcurrentDictionary<(ISymbol Local, SyntaxNode? Source, FactSet AtSource, SyntaxNode? Tried, FactSet Proved), HeldValue> _held = new();
    private int _work;

    /// <summary>Solves <paramref name="graph"/> from a start at which nothing is known; what holds there holds everywhere.</summary>
    public GuardLattice(ControlFlowGraph graph, IFlowReader reader)
    {
        _graph = graph;
        _reader = reader;
        _effects = new BlockEffects(graph, reader);
        _atEntry = new FlowState?[graph.Blocks.Length];
        _branches = new ConditionFacts?[graph.Blocks.Length];
        Solve(FlowState.Of(FactSet.Empty));
    }

    /// <summary>There was too much to follow, so that nothing is known.</summary>
    public bool IsGivenUp => _work > MaximumWork;

    /// <summary>What holds where the function returns.</summary>
    public FactSet AtExit => IsGivenUp ? FactSet.Empty : (_atEntry[_atEntry.Length - 1] ?? FlowState.Of(FactSet.Everything)).Facts;

    /// <summary>See <see cref="BlockEffects.PlaceOf"/>.</summary>
    public (int Block, int Position)? PlaceOf(SyntaxNode syntax) => _effects.PlaceOf(syntax);

    /// <summary>What holds at the operation written as <paramref name="syntax"/>; null where the graph does not hold it.</summary>
    public FactSet? FactsAt(SyntaxNode syntax) => StateAt(syntax)?.Facts;

    /// <summary>
    /// What <paramref name="value"/> proves where it stands, by the flags there too; null where the graph does not hold it. It is not of the graph, so
    /// that <paramref name="reader"/> says how far it is looked into.
    /// </summary>
    public ConditionFacts? ValueOf(IOperation value, IFlowReader reader) =>
        StateAt(value.Syntax) is { } state ? reader.Condition(value, state.Flag).Within(state.FactsAndTried) : null;

    /// <summary>
    /// What holds at <paramref name="reference"/> on the paths on which <paramref name="local"/> has the value that was written as
    /// <paramref name="source"/> (null for a parameter or a member, which has it from the start); null where no such path leads there. Behind
    /// <paramref name="tried"/>, which fails with that value where the hardware is missing, <paramref name="proved"/> holds.
    /// </summary>
    public FactSet? FactsWhileHolding(ISymbol local, SyntaxNode? source, FactSet atSource, SyntaxNode reference, SyntaxNode? tried, FactSet proved) =>
        IsGivenUp ? FactSet.Of(GuardFact.NotUnderstood)
        : _effects.PlaceOf(reference) is { } place ? Held(local, source, atSource, tried, proved).Before(place.Block, place.Position)
        : null;

    /// <summary>The same where the function returns, for a member that has the value from the start.</summary>
    public FactSet? AtExitWhileHolding(ISymbol member, FactSet atStart) =>
        IsGivenUp ? FactSet.Of(GuardFact.NotUnderstood) : Held(member, null, atStart, null, FactSet.Empty).Before(_atEntry.Length - 1, 0);

    private HeldValue Held(ISymbol local, SyntaxNode? source, FactSet atSource, SyntaxNode? tried, FactSet proved) => _held.GetOrAdd(
        (local, source, atSource, tried, proved),
        key => new HeldValue(_graph, this, _reader, key.Local, key.Source, key.AtSource, key.Tried is { } at ? _effects.PlaceOf(at) : null, key.Proved));

    /// <summary>The blocks that may follow <paramref name="ordinal"/> and what the way there proves.</summary>
    public IEnumerable<(ControlFlowBranch Branch, FactSet Facts)> Successors(int ordinal)
    {
        BasicBlock block = _graph.Blocks[ordinal];
        bool onTrue = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        ConditionFacts facts = _branches[ordinal] ?? ConditionFacts.None;
        if (block.ConditionalSuccessor is { Destination: not null } conditional)
        {
            yield return (conditional, onTrue ? facts.WhenTrue : facts.WhenFalse);
        }

        if (block.FallThroughSuccessor is { Destination: not null } next)
        {
            yield return (next, onTrue ? facts.WhenFalse : facts.WhenTrue);
        }
    }

    /// <summary>What the assertions at a position of a block prove.</summary>
    public FactSet Asserted(int ordinal, int position)
    {
        FactSet facts = FactSet.Empty;
        foreach (BlockEffect effect in _effects.Of(ordinal))
        {
            if (effect.Position == position)
            {
                facts = facts.And(Proved(effect, _atEntry[ordinal] ?? FlowState.Of(FactSet.Everything)));
            }
        }

        return facts;
    }

    private FlowState? StateAt(SyntaxNode syntax) =>
        _effects.PlaceOf(syntax) is not { } place ? null
        : IsGivenUp ? FlowState.Of(FactSet.Of(GuardFact.NotUnderstood))
        : _atEntry[place.Block] is { } entry ? Carry(entry, place.Block, place.Position, null)
        : FlowState.Of(FactSet.Everything);

    private void Solve(FlowState entry)
    {
        _atEntry[0] = entry;
        Queue<int> work = new([0]);
        while (work.Count > 0 && !IsGivenUp)
        {
            int ordinal = work.Dequeue();
            BasicBlock block = _graph.Blocks[ordinal];
            FlowState state = _atEntry[ordinal]!;
            _work += state.Size;

            int[] handlers = [.. TryRegions.HandlersOver(block)];
            EnterHandlers(handlers, state, work);
            state = Carry(state, ordinal, int.MaxValue, handlers.Length == 0 ? null : changed => EnterHandlers(handlers, changed, work));
            if (block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is { } value)
            {
                _branches[ordinal] = state.HasFlags ? _reader.Condition(value, state.Flag) : _branches[ordinal] ?? _reader.Condition(value, state.Flag);
            }

            (ISymbol Flag, bool Value)? tested = block.ConditionKind != ControlFlowConditionKind.None && state.HasFlags ? _reader.Tested(block.BranchValue!) : null;
            foreach ((ControlFlowBranch branch, FactSet facts) in Successors(ordinal))
            {
                FlowState leaving = state.With(facts);
                if (tested is { } flag)
                {
                    bool isTrue = branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
                    leaving = leaving.WhereFlagIs(flag.Flag, flag.Value == isTrue);
                }

                Meet(branch.Destination!.Ordinal, Through(branch, leaving), work);
            }
        }
    }

    private void EnterHandlers(int[] handlers, FlowState state, Queue<int> work)
    {
        foreach (int handler in handlers)
        {
            Meet(handler, state, work);
        }
    }

    /// <summary>A <c>finally</c> on the way may set flags, of which then nothing is known.</summary>
    private FlowState Through(ControlFlowBranch branch, FlowState state)
    {
        foreach (int block in TryRegions.FinallyBlocks(branch))
        {
            foreach (BlockEffect effect in _effects.Of(block))
            {
                state = effect.Write is { } write ? state.WithFlag(write.Target, ConditionFacts.NoneOrNull) : state;
            }
        }

        return state;
    }

    /// <summary>The state before <paramref name="end"/> in a block; <paramref name="changed"/> is told of every flag that is set.</summary>
    private FlowState Carry(FlowState state, int ordinal, int end, Action<FlowState>? changed)
    {
        foreach (BlockEffect effect in _effects.Of(ordinal))
        {
            if (effect.Position >= end)
            {
                break;
            }

            if (effect.Tried is { } tried)
            {
                state = state.WithTried(FactSet.Of(tried));
            }
            else if (effect.Write is { } write)
            {
                ConditionFacts? facts = write.Value is { } value ? _reader.Condition(value, state.Flag)
                    : write.Part is { } part ? _reader.Part(part.Whole, part.Index)
                    : null;
                state = state.WithFlag(write.Target, facts?.Within(state.FactsAndTried) ?? ConditionFacts.NoneOrNull);
                changed?.Invoke(state);
            }
            else
            {
                state = state.With(Proved(effect, state));
            }
        }

        return state;
    }

    private FactSet Proved(BlockEffect effect, FlowState state)
    {
        if (effect.Asserted is { } assertion)
        {
            ConditionFacts facts = _reader.Condition(assertion.Condition, state.Flag);
            return assertion.Value ? facts.WhenTrue : facts.WhenFalse;
        }

        return effect.Facts ?? FactSet.Empty;
    }

    private void Meet(int ordinal, FlowState arriving, Queue<int> work)
    {
        FlowState merged = _atEntry[ordinal] is { } before ? before.Or(arriving) : arriving;
        if (_atEntry[ordinal] is null || !merged.Equals(_atEntry[ordinal]))
        {
            _atEntry[ordinal] = merged;
            work.Enqueue(ordinal);
        }
    }
}
