using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>Reads the operations of one function's graph with what the source has, which is more than the graph.</summary>
/// <param name="body">The member that the function stands in.</param>
/// <param name="function">The lambda or local function; null for the member itself.</param>
/// <param name="context">The catalogue and the other members.</param>
/// <param name="reach">How far other members are asked.</param>
internal sealed class FlowReader(MemberBody body, IOperation? function, GuardContext context, int reach) : IFlowReader
{
    private readonly Dictionary<ISymbol, bool> _flags = new(SymbolEqualityComparer.Default);

    /// <inheritdoc/>
    public ConditionFacts Condition(IOperation condition, Func<ISymbol, ConditionFacts?> flags) =>
        new GuardConditionVisitor(context, body, reach, flags).Visit(AsWritten(condition));

    /// <inheritdoc/>
    public ConditionFacts Part(IOperation whole, int index) => new GuardConditionVisitor(context, body, reach).Part(whole, index);

    /// <inheritdoc/>
    public (ISymbol Flag, bool Value)? Tested(IOperation condition)
    {
        condition = AsWritten(condition);
        bool value = true;
        while (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
        {
            (condition, value) = (not.Operand, !value);
        }

        return condition switch
        {
            ILocalReferenceOperation local => (local.Local, value),
            IParameterReferenceOperation parameter => (parameter.Parameter, value),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public bool IsFlag(ISymbol variable)
    {
        if (!_flags.TryGetValue(variable, out bool isFlag))
        {
            ITypeSymbol? type = variable is ILocalSymbol local ? local.Type : (variable as IParameterSymbol)?.Type;
            isFlag = BooleanTypes.Are(type) && LocalValues.AreWrittenIn(function, variable, body);
            _flags.Add(variable, isFlag);
        }

        return isFlag;
    }

    /// <inheritdoc/>
    public GuardFact? Placed(IOperation operation) => context.Queries.Placed(operation);

    /// <inheritdoc/>
    public FactSet? Required(IInvocationOperation call) => reach == Reach.None ? null : context.Required(call.TargetMethod, reach);

    /// <inheritdoc/>
    public IOperation Original(IOperation captured) => captured is IFlowCaptureReferenceOperation capture && body.Captured(capture) is { } written ? written : captured;

    /// <summary>The condition as the source has it, where a joined condition is whole; a switch's tests exist in the graph only.</summary>
    private IOperation AsWritten(IOperation condition) =>
        !condition.IsImplicit && body.Find(condition.Syntax) is { } written
        && (condition is IIsPatternOperation ? written is IIsPatternOperation : BooleanTypes.Are(written.Type))
            ? written
            : condition;
}
