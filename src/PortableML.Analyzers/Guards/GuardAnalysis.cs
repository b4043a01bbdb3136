using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// What holds at a place of a member, its lambdas and local functions included: what its own function tells of it, and what holds where that
/// function begins (<see cref="FunctionEntries"/>).
/// </summary>
internal sealed class GuardAnalysis
{
    private readonly FunctionGraphs _graphs;
    private readonly ReachCache<IOperation, GuardLattice?> _functions = new(EqualityComparer<IOperation>.Default);
    private readonly ReachCache<IOperation, GuardLattice?> _basicFunctions = new(EqualityComparer<IOperation>.Default);

    private GuardAnalysis(MemberBody body, GuardContext context)
    {
        Body = body;
        Context = context;
        _graphs = new FunctionGraphs(body);
        Entries = new FunctionEntries(this);
    }

    /// <summary>The member.</summary>
    public MemberBody Body { get; }

    /// <summary>The catalogue and the other members.</summary>
    public GuardContext Context { get; }

    /// <summary>What holds where the member and the functions in it begin.</summary>
    public FunctionEntries Entries { get; }

    /// <summary>The analysis of <paramref name="body"/>, made once.</summary>
    public static GuardAnalysis Of(MemberBody body, GuardContext context) =>
        body.Kept<GuardAnalysis>(typeof(GuardAnalysis)) ?? body.Keep(typeof(GuardAnalysis), new GuardAnalysis(body, context));

    /// <summary>See <see cref="NestedFacts"/>.</summary>
    public FactSet NestedFactsAt(IOperation operation) => new NestedFacts(Context, Body).At(operation);

    /// <summary>What holds at <paramref name="operation"/>; nothing where the member has no graph.</summary>
    public FactSet FactsAt(IOperation operation) => FactsAt(operation, Reach.Maximum, asksCallers: true);

    /// <summary>The same by an analysis that asks no other member; it never asks for itself.</summary>
    public FactSet BasicFactsAt(IOperation operation) => FactsAt(operation, Reach.None, asksCallers: false);

    /// <summary>
    /// What <paramref name="value"/> proves where it stands, with what holds there and what was tried on the way without failing: what a
    /// result says that is given after trying.
    /// </summary>
    public ConditionFacts ValueAt(IOperation value, int reach) => ValueAt(value, reach, asksCallers: reach != Reach.None);

    /// <summary>What the member's own result <paramref name="value"/> proves by what the member does itself, as <see cref="AtExit"/>.</summary>
    public ConditionFacts ResultAt(IOperation value, int reach) => ValueAt(value, reach, asksCallers: false);

    /// <summary>What holds where the member returns by what it does itself; what holds at its calls, its callers know.</summary>
    public FactSet AtExit(int reach) => Lattice(Body.Root, reach)?.AtExit ?? FactSet.Empty;

    /// <summary>See <see cref="GuardLattice.FactsWhileHolding"/>; null too where the reference is in another function than the value.</summary>
    public FactSet? FactsWhileHolding(ISymbol local, IOperation? source, FactSet atSource, IOperation reference, IOperation? tried, FactSet proved) =>
        Lattice(FunctionOf(reference), Reach.Maximum)?.FactsWhileHolding(local, source?.Syntax, atSource, reference.Syntax, tried?.Syntax, proved);

    /// <summary>See <see cref="GuardLattice.AtExitWhileHolding"/>; what held at the start where the member has no graph.</summary>
    public FactSet? AtExitWhileHolding(ISymbol member, FactSet atStart) =>
        Lattice(Body.Root, Reach.Maximum) is { } lattice ? lattice.AtExitWhileHolding(member, atStart) : atStart;

    /// <summary>
    /// What the function around <paramref name="operation"/> tells of it, and that function; null where no function has a graph that holds it.
    /// </summary>
    public (FactSet Facts, IOperation? Function) OwnFactsAt(IOperation operation, int reach)
    {
        for (IOperation? current = operation; current is not null; current = current.Parent)
        {
            IOperation function = FunctionOf(current);
            if (Lattice(function, reach)?.FactsAt(current.Syntax) is { } facts)
            {
                return (facts, function);
            }
        }

        return (Body.IsTooDeep ? FactSet.Of(GuardFact.NotUnderstood) : FactSet.Empty, null);
    }

    private FactSet FactsAt(IOperation operation, int reach, bool asksCallers)
    {
        (FactSet own, IOperation? function) = OwnFactsAt(operation, reach);
        return function is null ? own : own.And(Entries.Of(function, reach, asksCallers));
    }

    private ConditionFacts ValueAt(IOperation value, int reach, bool asksCallers)
    {
        IOperation function = FunctionOf(value);
        return Lattice(function, reach)?.ValueOf(value, Reader(function, reach)) is { } facts
            ? facts.Within(Entries.Of(function, reach, asksCallers))
            : new GuardConditionVisitor(Context, Body, reach).Visit(value).Within(FactsAt(value, reach, asksCallers));
    }

    private IOperation FunctionOf(IOperation operation) => MemberBody.EnclosingFunction(operation) ?? Body.Root;

    private GuardLattice? Lattice(IOperation function, int reach) =>
        reach == Reach.None ? _basicFunctions.Get(function, 0, (key, _) => Solve(key, Reach.None)) : _functions.Get(function, reach, Solve);

    private GuardLattice? Solve(IOperation function, int reach) =>
        _graphs.Of(function) is { } graph ? new GuardLattice(graph, Reader(function, reach)) : null;

    private FlowReader Reader(IOperation function, int reach) => new(Body, function == Body.Root ? null : function, Context, reach);
}
