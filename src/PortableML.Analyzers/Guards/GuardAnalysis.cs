using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// What holds at a place of a member, its lambdas and local functions included. A lambda starts from what held where it was
/// created, a local function from what holds at all its uses.
/// </summary>
internal sealed class GuardAnalysis
{
    private static readonly ConditionalWeakTable<MemberBody, GuardAnalysis> s_analyses = new();

    /// <summary>
    /// As many members as are followed from one that is called to those that call it; what lies farther is not understood. No one writes such
    /// a chain, and each link takes its part of the stack, of which a compiler's thread has little.
    /// </summary>
    private const int MaximumChain = 100;

    private enum Depth
    {
        /// <summary>Asks no other member.</summary>
        Basic,

        /// <summary>Asks the members that it calls or reads, and not those that call it.</summary>
        Alone,

        /// <summary>Asks all.</summary>
        Full,
    }

    /// <summary>The bodies that this thread is solving, outermost first.</summary>
    [ThreadStatic]
    private static List<(IOperation Function, Depth Depth)>? t_solving;

    /// <summary>The outermost place in <see cref="t_solving"/> that a cycle came back to: what is solved inside it is not whole.</summary>
    [ThreadStatic]
    private static int t_incompleteFrom;

    private readonly MemberBody _body;
    private readonly GuardContext _context;
    private readonly FunctionGraphs _graphs;
    private readonly FunctionEntry _entry;
    private readonly object _lock = new();
    private readonly Dictionary<(IOperation Function, Depth Depth), GuardLattice?> _functions = [];

    private GuardAnalysis(MemberBody body, GuardContext context)
    {
        _body = body;
        _context = context;
        _graphs = new FunctionGraphs(body);
        _entry = new FunctionEntry(body, context);
    }

    /// <summary>The analysis of <paramref name="body"/>, made once.</summary>
    public static GuardAnalysis Of(MemberBody body, GuardContext context) => s_analyses.GetValue(body, key => new GuardAnalysis(key, context));

    /// <summary>Says that an answer was cut short, by a cycle or by the length of a chain, so that nothing that is being solved now may be kept.</summary>
    public static void CycleFound() => t_incompleteFrom = -1;

    /// <summary>See <see cref="NestedFacts"/>.</summary>
    public FactSet NestedFactsAt(IOperation operation) => new NestedFacts(_context, _body).At(operation);

    /// <summary>What holds at <paramref name="operation"/>; nothing where the member has no graph.</summary>
    public FactSet FactsAt(IOperation operation) => FactsAt(operation, Depth.Full);

    /// <summary>The same by an analysis that asks no other member; it never asks for itself.</summary>
    public FactSet BasicFactsAt(IOperation operation) => FactsAt(operation, Depth.Basic);

    /// <summary>
    /// What <paramref name="value"/> proves where it stands, with what holds there and what was tried on the way without failing: what a
    /// result says that is given after trying.
    /// </summary>
    public ConditionFacts ValueAt(IOperation value, bool knowsOthers = true) => ValueAt(value, knowsOthers ? Depth.Full : Depth.Basic);

    /// <summary>What the member's own result <paramref name="value"/> proves by what the member does itself, as <see cref="AtExit"/>.</summary>
    public ConditionFacts ResultAt(IOperation value) => ValueAt(value, Depth.Alone);

    private ConditionFacts ValueAt(IOperation value, Depth depth) =>
        Lattice(FunctionOf(value), depth)?.ValueOf(value)
            ?? new GuardConditionVisitor(_context, _body, depth != Depth.Basic).Visit(value).Within(FactsAt(value, depth));

    /// <summary>What holds where the member returns by what it does itself; what holds at its calls, its callers know.</summary>
    public FactSet AtExit() => Lattice(_body.Root, Depth.Alone)?.AtExit ?? FactSet.Empty;

    /// <summary>See <see cref="GuardLattice.FactsWhileHolding"/>; null too where the reference is in another function than the value.</summary>
    public FactSet? FactsWhileHolding(ISymbol local, IOperation? source, FactSet atSource, IOperation reference) =>
        Lattice(FunctionOf(reference), Depth.Full)?.FactsWhileHolding(local, source?.Syntax, atSource, reference.Syntax);

    private IOperation FunctionOf(IOperation operation) => MemberBody.EnclosingFunction(operation) ?? _body.Root;

    private FactSet FactsAt(IOperation operation, Depth depth)
    {
        for (IOperation? current = operation; current is not null; current = current.Parent)
        {
            if (Lattice(FunctionOf(current), depth)?.FactsAt(current.Syntax) is { } facts)
            {
                return facts;
            }
        }

        return _body.IsTooDeep || t_solving?.Count >= MaximumChain ? FactSet.Of(GuardFact.NotUnderstood) : FactSet.Empty;
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
        if (t_solving.Count >= MaximumChain)
        {
            CycleFound();
            return null;
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
        int incompleteOutside = t_incompleteFrom;
        t_incompleteFrom = int.MaxValue;
        t_solving.Add((function, depth));
        GuardLattice? lattice;
        try
        {
            lattice = _graphs.Of(function) is { } graph
                ? new GuardLattice(
                    graph,
                    _entry.Of(function, depth == Depth.Full, operation => FactsAt(operation, depth)),
                    new FlowReader(_body, function == _body.Root ? null : function, _context, knowsFlags: depth != Depth.Basic))
                : null;
        }
        finally
        {
            t_solving.RemoveAt(level);
        }

        if (t_incompleteFrom >= level)
        {
            t_incompleteFrom = incompleteOutside;
            lock (_lock)
            {
                _functions[(function, depth)] = lattice;
            }
        }
        else
        {
            t_incompleteFrom = Math.Min(t_incompleteFrom, incompleteOutside);
        }

        return lattice;
    }
}
