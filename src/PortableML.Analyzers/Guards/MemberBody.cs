using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<ILocalSymbol, IReadOnlyList<IOperation>?> _locals = new(SymbolEqualityComparer.Default);
    private readonly Lazy<Dictionary<SyntaxNode, IOperation>> _bySyntax;
    private readonly Lazy<ControlFlowGraph?> _graph;

    private MemberBody(IOperation root)
    {
        Root = root;
        _bySyntax = new(() => Index(root));
        _graph = new(() => CreateGraph(root));
    }

    /// <summary>The root of the tree: a body, an initialiser or an attribute.</summary>
    public IOperation Root { get; }

    /// <summary>The control-flow graph; null for roots that have none, as attributes.</summary>
    public ControlFlowGraph? Graph => _graph.Value;

    /// <summary>Every operation under the root, outermost first.</summary>
    public IEnumerable<IOperation> Operations => Root.DescendantsAndSelf();

    /// <summary>The values of a local, found by <paramref name="find"/> once.</summary>
    public IReadOnlyList<IOperation>? ValuesOf(ILocalSymbol local, Func<ILocalSymbol, MemberBody, IReadOnlyList<IOperation>?> find) =>
        _locals.GetOrAdd(local, key => find(key, this));

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

    private static Dictionary<SyntaxNode, IOperation> Index(IOperation root)
    {
        Dictionary<SyntaxNode, IOperation> index = [];
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            if (!index.ContainsKey(operation.Syntax))
            {
                index.Add(operation.Syntax, operation);
            }
        }

        return index;
    }

    private static ControlFlowGraph? CreateGraph(IOperation root)
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
    }
}
