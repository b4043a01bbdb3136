using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Follows one value that a variable was given: what holds at the places that it may still have it, and on the paths where it does.
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

    /// <summary>Solves the graph of <paramref name="lattice"/> for the value that is written as <paramref name="source"/> and given to <paramref name="local"/>.</summary>
    public HeldValue(ControlFlowGraph graph, GuardLattice lattice, IFlowReader reader, ISymbol local, SyntaxNode? source, FactSet atSource)
    {
        _graph = graph;
        _lattice = lattice;
        _reader = reader;
        _local = local;
        _source = source;
        _atSource = atSource;
        _held = new FactSet?[graph.Blocks.Length];
        _held[0] = local is IParameterSymbol ? atSource : null;
        Solve();
    }

    /// <summary>What holds before a position of a block while the variable has the value; null where it never has it there.</summary>
    public FactSet? Before(int block, int position) => Carry(_held[block], block, position, null);

    private void Solve()
    {
        Queue<int> work = new(Enumerable.Range(0, _held.Length));
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
                        state = write.Value is { Syntax: { } value } && IsIn(value) ? _atSource : null;
                        assigned?.Invoke(state);
                    }
                }
            }

            state = state?.And(_lattice.Asserted(ordinal, i));
        }

        return state;
    }

    private bool IsIn(SyntaxNode value) => _source is not null && value.SyntaxTree == _source.SyntaxTree && value.FullSpan.Contains(_source.FullSpan);
}
