using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Follows one value that a variable or a member was given: what holds at the places that it may still have it, and on the paths where it does.
/// </summary>
internal sealed class HeldValue
{
    private readonly ControlFlowGraph _graph;
    private readonly GuardLattice _lattice;
    private readonly IFlowReader _reader;
    private readonly ISymbol _local;
    private readonly SyntaxNode? _source;
    private readonly FactSet _atSource;
    private readonly FactSet?[] _held;
    private readonly (int Block, int Position)? _tried;
    private readonly FactSet _proved;
    private bool _isChanged;
    private bool _readsItself;

    /// <summary>
    /// Solves the graph of <paramref name="lattice"/> for the value that is written as <paramref name="source"/> (null: that is there from the
    /// start) and given to <paramref name="local"/>. Behind the place <paramref name="tried"/>, which fails with it where the hardware is
    /// missing, <paramref name="proved"/> holds.
    /// </summary>
    public HeldValue(
        ControlFlowGraph graph, GuardLattice lattice, IFlowReader reader, ISymbol local, SyntaxNode? source, FactSet atSource, (int Block, int Position)? tried, FactSet proved)
    {
        _graph = graph;
        _lattice = lattice;
        _reader = reader;
        _local = local;
        _source = source;
        _atSource = atSource;
        _held = new FactSet?[graph.Blocks.Length];
        _held[0] = source is null ? atSource : null;
        _tried = tried;
        _proved = proved;
        Solve();
    }

    /// <summary>What holds before a position of a block while the variable has the value; null where it never has it there.</summary>
    public FactSet? Before(int block, int position) => Carry(_held[block], block, position, null);

    private void Solve()
    {
        do
        {
            _isChanged = false;
            Iterate(new Queue<int>(Enumerable.Range(0, _held.Length)));
        }
        while (_isChanged && _readsItself);
    }

    private void Iterate(Queue<int> work)
    {
        while (work.Count > 0)
        {
            int ordinal = work.Dequeue();
            int[] handlers = [.. TryRegions.HandlersOver(_graph.Blocks[ordinal])];
            EnterHandlers(handlers, _held[ordinal], work);
            if (Carry(_held[ordinal], ordinal, int.MaxValue, state => EnterHandlers(handlers, state, work)) is not { } leaving)
            {
                continue;
            }

            foreach ((ControlFlowBranch branch, FactSet facts) in _lattice.Successors(ordinal))
            {
                Meet(branch.Destination!.Ordinal, leaving.And(facts), work);
            }
        }
    }

    private void EnterHandlers(int[] handlers, FactSet? state, Queue<int> work)
    {
        foreach (int handler in state is null ? [] : handlers)
        {
            Meet(handler, state!, work);
        }
    }

    private void Meet(int ordinal, FactSet arriving, Queue<int> work)
    {
        FactSet merged = _held[ordinal] is { } before ? before.Or(arriving) : arriving;
        if (_held[ordinal] is null || !merged.Equals(_held[ordinal]))
        {
            _held[ordinal] = merged;
            _isChanged = true;
            work.Enqueue(ordinal);
        }
    }

    private FactSet? Carry(FactSet? state, int ordinal, int end, Action<FactSet?>? assigned)
    {
        BasicBlock block = _graph.Blocks[ordinal];
        for (int i = 0; i < block.Operations.Length && i < end; i++)
        {
            foreach (IOperation operation in block.Operations[i].DescendantsAndSelf())
            {
                foreach (LocalWrite write in LocalWrite.Of(operation, _reader.Original))
                {
                    if (SymbolEqualityComparer.Default.Equals(write.Target, _local))
                    {
                        state = write.Value is not { } value ? null : IsIn(value.Syntax) ? _atSource : Kept(_reader.Original(value));
                        assigned?.Invoke(state);
                    }
                }
            }

            state = state?.And(_lattice.Asserted(ordinal, i));
            state = _tried == (ordinal, i) ? state?.And(_proved) : state;
        }

        return end > block.Operations.Length && _tried == (ordinal, block.Operations.Length) ? state?.And(_proved) : state;
    }

    /// <summary>What holds where the variable is given its own value again: <c>d = ready ? d : "cpu"</c>.</summary>
    private FactSet? Kept(IOperation value)
    {
        switch (value)
        {
            case IConversionOperation conversion:
                return Kept(conversion.Operand);
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                return Either(Kept(choice.WhenTrue), Kept(otherwise));
            case ICoalesceOperation coalesce:
                return Either(Kept(coalesce.Value), Kept(coalesce.WhenNull));
            case ISwitchExpressionOperation selection:
                FactSet? any = null;
                foreach (ISwitchExpressionArmOperation arm in selection.Arms)
                {
                    any = Either(any, Kept(arm.Value));
                }

                return any;
            case ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation when IsVariable(value) && _lattice.PlaceOf(value.Syntax) is { } place:
                _readsItself = true;
                return Before(place.Block, place.Position);
            default:
                return null;
        }
    }

    private bool IsVariable(IOperation value) => SymbolEqualityComparer.Default.Equals(_local, value switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } member => member.Member,
        _ => null,
    });

    private static FactSet? Either(FactSet? one, FactSet? other) => one is null ? other : other is null ? one : one.Or(other);

    private bool IsIn(SyntaxNode value) => _source is not null && value.SyntaxTree == _source.SyntaxTree && value.FullSpan.Contains(_source.FullSpan);
}
