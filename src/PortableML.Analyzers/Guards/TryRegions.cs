using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PortableML.Analyzers.Guards;

/// <summary>The edges of a control-flow graph that it does not show: from everywhere in a <c>try</c> to its handlers.</summary>
internal static class TryRegions
{
    /// <summary>The first blocks of the handlers of every <c>try</c> around <paramref name="block"/>.</summary>
    public static IEnumerable<int> HandlersOver(BasicBlock block)
    {
        // Above the root is the graph around a lambda's.
        for (ControlFlowRegion? region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
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

    /// <summary>The blocks of the <c>finally</c> parts that run on the way of <paramref name="branch"/>.</summary>
    public static IEnumerable<int> FinallyBlocks(ControlFlowBranch branch)
    {
        foreach (ControlFlowRegion region in branch.FinallyRegions)
        {
            for (int i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
            {
                yield return i;
            }
        }
    }
}
