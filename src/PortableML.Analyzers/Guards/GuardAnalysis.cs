using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// What holds at a place of a member, its lambdas and local functions included. A lambda starts from what held where it was
/// created, a local function from what holds at all its uses.
/// </summary>
internal sealed class GuardAnalysis
{
    private static readonly ConditionalWeakTable<MemberBody, GuardAnalysis> s_analyses = new();

    private enum Depth
    {
        Basic,
        Full,
        Probe,
    }

    /// <summary>The bodies that this thread is solving, outermost first.</summary>
    [ThreadStatic]
    private static List<(IOperation Function, Depth Depth)>? t_solving;

    /// <summary>The outermost place in <see cref="t_solving"/> that a cycle came back to: what is solved inside it is not whole.</summary>
    [ThreadStatic]
    private static int t_incompleteFrom;

    private readonly MemberBody _body;
    private readonly GuardContext _context;
    private readonly object _lock = new();
    private readonly Dictionary<(IOperation Function, Depth Depth), GuardLattice?> _functions = [];

    private GuardAnalysis(MemberBody body, GuardContext context)
    {
        _body = body;
        _context = context;
    }

    /// <summary>The analysis of <paramref name="body"/>, made once.</summary>
    public static GuardAnalysis Of(MemberBody body, GuardContext context) => s_analyses.GetValue(body, key => new GuardAnalysis(key, context));

    /// <summary>Says that an answer was cut short by a cycle, so that nothing that is being solved now may be kept.</summary>
    public static void CycleFound() => t_incompleteFrom = -1;

    /// <summary>
    /// What the conditions around <paramref name="operation"/> prove by nesting alone. It is less than <see cref="FactsAt(IOperation)"/>
    /// tells, but needs no graph, and it is enough for most guarded places.
    /// </summary>
    public FactSet NestedFactsAt(IOperation operation)
    {
        FactSet facts = FactSet.Empty;
        GuardConditionVisitor? visitor = null;
        IOperation inner = operation;
        for (IOperation? current = operation.Parent; current is not null and not ILocalFunctionOperation; inner = current, current = current.Parent)
        {
            IOperation? condition = current switch
            {
                IConditionalOperation choice when choice.Condition != inner => choice.Condition,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } joined when joined.RightOperand == inner =>
                    joined.LeftOperand,
                _ => null,
            };
            if (condition is null)
            {
                continue;
            }

            ConditionFacts proved = (visitor ??= new GuardConditionVisitor(_context, _body, knowsFlags: false)).Visit(condition);
            bool isTrueHere = current is IConditionalOperation whole
                ? whole.WhenTrue == inner
                : current is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd };
            facts = facts.And(isTrueHere ? proved.WhenTrue : proved.WhenFalse);
        }

        return facts;
    }

    /// <summary>What holds at <paramref name="operation"/>; nothing where the member has no graph.</summary>
    public FactSet FactsAt(IOperation operation) => FactsAt(operation, Depth.Full);

    /// <summary>The same by an analysis in which flags set from constants prove nothing; it never asks for itself.</summary>
    public FactSet BasicFactsAt(IOperation operation) => FactsAt(operation, Depth.Basic);

    /// <summary>The same, where a placement that did not throw counts as proof: what a flag says that is set after trying.</summary>
    public FactSet FactsAfterProbing(IOperation operation) => FactsAt(operation, Depth.Probe);

    /// <summary>See <see cref="GuardLattice.FactsWhileHolding"/>; null too where the reference is in another function than the value.</summary>
    public FactSet? FactsWhileHolding(ISymbol local, IOperation? source, FactSet atSource, IOperation reference) =>
        Lattice(MemberBody.EnclosingFunction(reference) ?? _body.Root, Depth.Full)?.FactsWhileHolding(
            local,
            value => source is not null && value.FullSpan.Contains(source.Syntax.FullSpan) && value.SyntaxTree == source.Syntax.SyntaxTree,
            atSource,
            reference.Syntax);

    private FactSet FactsAt(IOperation operation, Depth depth)
    {
        for (IOperation? current = operation; current is not null; current = current.Parent)
        {
            IOperation function = MemberBody.EnclosingFunction(current) ?? _body.Root;
            if (Lattice(function, depth)?.FactsAt(current.Syntax) is { } facts)
            {
                return facts;
            }
        }

        return FactSet.Empty;
    }

    private GuardLattice? Lattice(IOperation function, Depth depth)
    {
        lock (_lock)
        {
            if (_functions.TryGetValue((function, depth), out GuardLattice? known))
            {
                return known;
            }
        }

        t_solving ??= [];
        if (t_solving.Count == 0)
        {
            t_incompleteFrom = int.MaxValue;
        }

        int cycle = t_solving.IndexOf((function, depth));
        if (cycle >= 0)
        {
            // A cycle through other members or functions: the part that asks for no flags ends it.
            t_incompleteFrom = Math.Min(t_incompleteFrom, cycle);
            return depth == Depth.Basic ? null : Lattice(function, Depth.Basic);
        }

        // Solved outside the lock: two threads may do it twice, with the same result, but never wait for each other in a cycle.
        int level = t_solving.Count;
        t_solving.Add((function, depth));
        GuardLattice? lattice;
        try
        {
            lattice = Graph(function) is { } graph
                ? new GuardLattice(graph, EntryFacts(function, depth), condition => Condition(condition, depth), depth == Depth.Probe ? _context.Queries.Placed : null)
                : null;
        }
        finally
        {
            t_solving.RemoveAt(level);
        }

        if (t_incompleteFrom >= level)
        {
            lock (_lock)
            {
                _functions[(function, depth)] = lattice;
            }
        }

        return lattice;
    }

    private ConditionFacts Condition(IOperation condition, Depth depth) =>
        new GuardConditionVisitor(_context, _body, knowsFlags: depth != Depth.Basic).Visit(AsWritten(condition));

    /// <summary>The condition as the source has it, where a joined condition is whole; a switch's tests exist in the graph only.</summary>
    private IOperation AsWritten(IOperation condition) =>
        !condition.IsImplicit && condition is not IIsPatternOperation && _body.Find(condition.Syntax) is { Type.SpecialType: SpecialType.System_Boolean } written
            ? written
            : condition;

    private ControlFlowGraph? Graph(IOperation function)
    {
        if (function == _body.Root)
        {
            return _body.Graph;
        }

        if (Graph(MemberBody.EnclosingFunction(function) ?? _body.Root) is not { } outer)
        {
            return null;
        }

        if (function is ILocalFunctionOperation local)
        {
            return outer.LocalFunctions.Contains(local.Symbol) ? outer.GetLocalFunctionControlFlowGraph(local.Symbol) : null;
        }

        foreach (BasicBlock block in outer.Blocks)
        {
            foreach (IOperation root in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            {
                foreach (IOperation operation in root.DescendantsAndSelf())
                {
                    if (operation is IFlowAnonymousFunctionOperation flow && flow.Syntax == function.Syntax)
                    {
                        return outer.GetAnonymousFunctionControlFlowGraph(flow);
                    }
                }
            }
        }

        return null;
    }

    private FactSet EntryFacts(IOperation function, Depth depth)
    {
        switch (function)
        {
            case IAnonymousFunctionOperation:
                return FactsAt(function.Parent ?? function, depth);
            case ILocalFunctionOperation local:
                FactSet? facts = null;
                foreach (IOperation operation in _body.Operations)
                {
                    bool uses = operation switch
                    {
                        IInvocationOperation call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, local.Symbol),
                        IMethodReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Method.OriginalDefinition, local.Symbol),
                        _ => false,
                    };
                    if (uses && !IsInside(operation, local))
                    {
                        FactSet here = FactsAt(operation, depth);
                        facts = facts?.Or(here) ?? here;
                    }
                }

                return facts ?? FactSet.Empty;
            default:
                return depth == Depth.Basic ? FactSet.Empty : FactsAtCalls();
        }
    }

    /// <summary>What holds at every call of the member, where all calls are known.</summary>
    private FactSet FactsAtCalls()
    {
        FactSet? facts = null;
        foreach (IOperation call in _context.Members?.CallsOf(_body.Root) ?? [])
        {
            FactSet here = Of(MemberBody.Of(call), _context).FactsAt(call);
            facts = facts?.Or(here) ?? here;
        }

        return facts ?? FactSet.Empty;
    }

    private static bool IsInside(IOperation operation, IOperation function)
    {
        for (IOperation? current = operation; current is not null; current = current.Parent)
        {
            if (current == function)
            {
                return true;
            }
        }

        return false;
    }
}
