using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// One member's operation tree with what is needed to judge a place in it: its operations by syntax and its control-flow graph.
/// Made only for members that hold a candidate, once for each tree of operations.
/// </summary>
internal sealed class MemberBody
{
    private static readonly ConditionalWeakTable<IOperation, MemberBody> s_bodies = new();

    private readonly Lazy<IOperation[]> _operations;
    private readonly Lazy<Dictionary<SyntaxNode, IOperation>> _bySyntax;
    private readonly Lazy<Dictionary<ISymbol, List<LocalWrite>>> _writes;
    private readonly Lazy<Dictionary<ISymbol, List<IOperation>>> _references;
    private readonly Lazy<Dictionary<ISymbol, IForEachLoopOperation>> _loops;
    private readonly Lazy<ControlFlowGraph?> _graph;
    private Slot? _kept;

    private MemberBody(IOperation root)
    {
        Root = root;
        _operations = new(() => [.. root.DescendantsAndSelf()]);
        _bySyntax = new(() => OperationIndexes.BySyntax(_operations.Value));
        _writes = new(() => OperationIndexes.Writes(_operations.Value));
        _references = new(() => OperationIndexes.References(_operations.Value));
        _loops = new(() => OperationIndexes.Loops(_operations.Value));
        _graph = new(() => CreateGraph(root));
    }

    /// <summary>The root of the tree: a body, an initialiser or an attribute.</summary>
    public IOperation Root { get; }

    /// <summary>The control-flow graph; null for roots that have none, as attributes.</summary>
    public ControlFlowGraph? Graph => _graph.Value;

    /// <summary>Every operation under the root, outermost first. To walk the tree takes long, and many questions are about all of it.</summary>
    public IReadOnlyList<IOperation> Operations => _operations.Value;

    /// <summary>There was too much to make a graph of.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>The places that write a local or a parameter, in source order.</summary>
    public IReadOnlyList<LocalWrite> WritesOf(ISymbol variable) => _writes.Value.TryGetValue(variable, out List<LocalWrite>? writes) ? writes : [];

    /// <summary>The places that name a local, a parameter or a local function, in source order; a declaration names none.</summary>
    public IReadOnlyList<IOperation> ReferencesTo(ISymbol variable) =>
        _references.Value.TryGetValue(variable, out List<IOperation>? references) ? references : [];

    /// <summary>The loop whose variable <paramref name="local"/> is.</summary>
    public IForEachLoopOperation? LoopOf(ILocalSymbol local) => _loops.Value.TryGetValue(local, out IForEachLoopOperation? loop) ? loop : null;

    /// <summary>The body that <paramref name="operation"/> belongs to.</summary>
    public static MemberBody Of(IOperation operation)
    {
        IOperation root = operation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return s_bodies.GetValue(root, static key => new MemberBody(key));
    }

    /// <summary>The outermost operation written as <paramref name="syntax"/>; null for syntax of another member.</summary>
    public IOperation? Find(SyntaxNode syntax) => _bySyntax.Value.TryGetValue(syntax, out IOperation? operation) ? operation : null;

    /// <summary>
    /// What the source has for a value that a graph captured. The graph folds <c>!(a &amp;&amp; b)</c> into one value, which it calls
    /// <c>a &amp;&amp; b</c>.
    /// </summary>
    public IOperation? Captured(IFlowCaptureReferenceOperation capture)
    {
        IOperation? written = Find(capture.Syntax);
        if (written is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr })
        {
            while (written.Parent is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not })
            {
                written = written.Parent;
            }
        }

        return written;
    }

    /// <summary>What the source has for an operation of a graph, inside implicit conversions and arguments; the operation itself where it has nothing.</summary>
    public IOperation Written(IOperation operation)
    {
        IOperation? written = operation is IFlowCaptureReferenceOperation capture ? Captured(capture) : Find(operation.Syntax);
        while (written is IConversionOperation { IsImplicit: true } or IArgumentOperation or ITranslatedQueryOperation)
        {
            written = written switch
            {
                IArgumentOperation argument => argument.Value,
                ITranslatedQueryOperation query => query.Operation,
                _ => ((IConversionOperation)written).Operand,
            };
        }

        return written is not null && (written.Kind == operation.Kind || operation.Kind == OperationKind.FlowCaptureReference) ? written : operation;
    }

    /// <summary>The lambda or local function around <paramref name="operation"/>, or null directly in the member.</summary>
    public static IOperation? EnclosingFunction(IOperation operation)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>What <paramref name="owner"/> has kept of this type with the member; null where it has not.</summary>
    public T? Kept<T>(object owner)
        where T : class
    {
        for (Slot? slot = Volatile.Read(ref _kept); slot is not null; slot = slot.Next)
        {
            if (slot.Owner == owner && slot.Value is T value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>
    /// Keeps <paramref name="value"/> with the member and gives it back, or what another thread has kept before. A weak table would do the same, but
    /// the garbage collector looks at each of its entries every time, so that many members would take more than their number.
    /// </summary>
    public T Keep<T>(object owner, T value)
        where T : class
    {
        lock (_operations)
        {
            if (Kept<T>(owner) is { } known)
            {
                return known;
            }

            Volatile.Write(ref _kept, new Slot(owner, value, _kept));
            return value;
        }
    }

    private ControlFlowGraph? CreateGraph(IOperation root)
    {
        try
        {
            return root switch
            {
                IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block),
                IMethodBodyOperation body => ControlFlowGraph.Create(body),
                IConstructorBodyOperation body => ControlFlowGraph.Create(body),
                IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer),
                IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer),
                IParameterInitializerOperation initializer => ControlFlowGraph.Create(initializer),
                _ => null,
            };
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NullReferenceException)
        {
            // Broken code can have no graph; the place is then judged without one.
            return null;
        }
        catch (InsufficientExecutionStackException)
        {
            IsTooDeep = true;
            return null;
        }
    }

    private sealed record Slot(object Owner, object Value, Slot? Next);
}
