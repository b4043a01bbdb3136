using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>What happens at a position of a block that changes what is known.</summary>
/// <param name="Position">The number of the block's operation; that of the branch follows the last.</param>
internal readonly record struct BlockEffect(int Position)
{
    /// <summary>What holds afterwards, for an assertion or a call that does not return otherwise.</summary>
    public FactSet? Facts { get; init; }

    /// <summary>The condition that an assertion asserts, and the value that it then has.</summary>
    public (IOperation Condition, bool Value)? Asserted { get; init; }

    /// <summary>What did not fail.</summary>
    public GuardFact? Tried { get; init; }

    /// <summary>The flag that is written; its value is null where none shows.</summary>
    public LocalWrite? Write { get; init; }
}

/// <summary>Reads the blocks of a graph: where every operation stands, and what each block changes.</summary>
internal sealed class BlockEffects
{
    private readonly Dictionary<SyntaxNode, (int Block, int Position)> _places = [];
    private readonly List<BlockEffect>?[] _effects;

    /// <summary>Reads <paramref name="graph"/>.</summary>
    public BlockEffects(ControlFlowGraph graph, IFlowReader reader)
    {
        _effects = new List<BlockEffect>?[graph.Blocks.Length];
        foreach (BasicBlock block in graph.Blocks)
        {
            bool isTried = TryRegions.HandlersOver(block).Any();
            for (int i = 0; i < block.Operations.Length; i++)
            {
                Read(block.Operations[i], block.Ordinal, i, isTried, reader);
            }

            if (block.BranchValue is { } value)
            {
                Read(value, block.Ordinal, block.Operations.Length, isTried, reader);
            }
        }
    }

    /// <summary>Where <paramref name="syntax"/> stands first; null where the graph does not hold it.</summary>
    public (int Block, int Position)? PlaceOf(SyntaxNode syntax) => _places.TryGetValue(syntax, out (int, int) place) ? place : null;

    /// <summary>What <paramref name="block"/> changes, in order.</summary>
    public IReadOnlyList<BlockEffect> Of(int block) => _effects[block] ?? [];

    private void Read(IOperation root, int block, int position, bool isTried, IFlowReader reader)
    {
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            if (!_places.ContainsKey(operation.Syntax))
            {
                _places.Add(operation.Syntax, (block, position));
            }

            if (isTried && reader.Placed(operation) is { } placed)
            {
                Add(block, new BlockEffect(position) { Tried = placed });
            }

            if (operation.Kind == OperationKind.Invocation)
            {
                IInvocationOperation call = (IInvocationOperation)operation;
                if (AssertionCalls.NeverReturns(call.TargetMethod))
                {
                    Add(block, new BlockEffect(position) { Facts = FactSet.Everything });
                }
                else if (AssertionCalls.Read(call) is { } assertion)
                {
                    Add(block, new BlockEffect(position) { Asserted = assertion });
                }
                else if (reader.Required(call) is { IsNothing: false } required)
                {
                    Add(block, new BlockEffect(position) { Facts = required });
                }
            }

            foreach (LocalWrite write in LocalWrite.Of(operation, reader.Original))
            {
                if (reader.IsFlag(write.Target))
                {
                    Add(block, new BlockEffect(position) { Write = write });
                }
            }
        }
    }

    private void Add(int block, BlockEffect effect) => (_effects[block] ??= []).Add(effect);
}
