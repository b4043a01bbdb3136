using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>The control-flow graphs of a member and of the lambdas and local functions in it.</summary>
internal sealed class FunctionGraphs(MemberBody body)
{
    private readonly Lazy<ConcurrentDictionary<ControlFlowGraph, Dictionary<SyntaxNode, IFlowAnonymousFunctionOperation>>> _lambdas = new(static () => new());

    /// <summary>The graph of <paramref name="function"/>, which may be the member's root; null where there is none.</summary>
    public ControlFlowGraph? Of(IOperation function)
    {
        if (function == body.Root)
        {
            return body.Graph;
        }

        if (Of(MemberBody.EnclosingFunction(function) ?? body.Root) is not { } outer)
        {
            return null;
        }

        if (function is ILocalFunctionOperation local)
        {
            return outer.LocalFunctions.Contains(local.Symbol) ? outer.GetLocalFunctionControlFlowGraph(local.Symbol) : null;
        }

        return _lambdas.Value.GetOrAdd(outer, Lambdas).TryGetValue(function.Syntax, out IFlowAnonymousFunctionOperation? lambda)
            ? outer.GetAnonymousFunctionControlFlowGraph(lambda)
            : null;
    }

    private static Dictionary<SyntaxNode, IFlowAnonymousFunctionOperation> Lambdas(ControlFlowGraph graph)
    {
        Dictionary<SyntaxNode, IFlowAnonymousFunctionOperation> lambdas = [];
        foreach (BasicBlock block in graph.Blocks)
        {
            foreach (IOperation root in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            {
                foreach (IOperation operation in root.DescendantsAndSelf())
                {
                    if (operation is IFlowAnonymousFunctionOperation lambda)
                    {
                        lambdas[lambda.Syntax] = lambda;
                    }
                }
            }
        }

        return lambdas;
    }
}
