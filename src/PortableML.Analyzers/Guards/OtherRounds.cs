using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// An attempt in a loop whose rounds differ: the hardware is asked for in one of them only, so that another goes on without it.
/// <c>foreach (bool fast in new[] { true, false }) try { if (fast) options.AppendExecutionProvider_CUDA(); … } catch { }</c>
/// </summary>
internal static class OtherRounds
{
    /// <summary>Tells whether <paramref name="handler"/> of <paramref name="attempt"/> leaves the loop around it to another round, in which <paramref name="place"/> is not reached.</summary>
    public static bool DoWithout(ICatchClauseOperation handler, ITryOperation attempt, IOperation place)
    {
        ILoopOperation? loop = LoopAround(attempt);
        if (loop is null || handler.Handler.Descendants().Any(operation => operation is IBranchOperation { BranchKind: BranchKind.Break } branch && SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel)))
        {
            return false;
        }

        HashSet<ISymbol> changed = Changed(loop, attempt);
        for (IOperation inner = place, current = place.Parent!; inner != attempt.Body && current is not (IAnonymousFunctionOperation or ILocalFunctionOperation); inner = current, current = current.Parent!)
        {
            IOperation? asked = current switch
            {
                IConditionalOperation choice when inner != choice.Condition => choice.Condition,
                ISwitchCaseOperation { Parent: ISwitchOperation { Value: { } value } } => value,
                ISwitchExpressionOperation { Value: { } value } when inner != value => value,
                _ => null,
            };

            if (asked is not null && TellsRounds(asked, changed, loop))
            {
                return true;
            }
        }

        return false;
    }

    private static ILoopOperation? LoopAround(IOperation attempt)
    {
        IOperation? around = attempt.Parent;
        while (around is not (null or ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            around = around.Parent;
        }

        return around as ILoopOperation;
    }

    /// <summary>The locals that have another value in another round: the loop's own, and those that it or a handler changes outside what is attempted.</summary>
    private static HashSet<ISymbol> Changed(ILoopOperation loop, ITryOperation attempt)
    {
        HashSet<ISymbol> changed = new(SymbolEqualityComparer.Default);
        if (loop is IForEachLoopOperation)
        {
            changed.UnionWith(loop.Locals);
        }

        foreach (IOperation operation in loop.Descendants())
        {
            if (!attempt.Body.Syntax.Span.Contains(operation.Syntax.Span) && operation is not IVariableDeclaratorOperation)
            {
                changed.UnionWith(LocalWrite.Of(operation, static captured => captured).Select(static write => write.Target).Where(static target => target is ILocalSymbol or IParameterSymbol));
            }
        }

        return changed;
    }

    /// <summary>A question that one round answers with yes and another with no: a bound that the loop itself has is none.</summary>
    private static bool TellsRounds(IOperation asked, HashSet<ISymbol> changed, ILoopOperation loop) => asked switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: { } negated } => TellsRounds(negated, changed, loop),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => TellsRounds(both.LeftOperand, changed, loop) || TellsRounds(both.RightOperand, changed, loop),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } compared =>
            IsChanged(compared.LeftOperand, changed) && !HasBound(loop, compared),
        IIsPatternOperation { Value: { } value } => IsChanged(value, changed),
        ILocalReferenceOperation { Local: { } local } reference when !changed.Contains(local) =>
            MemberBody.Of(reference).WritesOf(local) is [{ Value: { } value }] && value is not ILocalReferenceOperation && TellsRounds(value, changed, loop),
        _ => IsChanged(asked, changed),
    };

    private static bool IsChanged(IOperation value, HashSet<ISymbol> changed) => value switch
    {
        IConversionOperation conversion => IsChanged(conversion.Operand, changed),
        ILocalReferenceOperation { Local: { } local } => changed.Contains(local),
        IParameterReferenceOperation { Parameter: { } parameter } => changed.Contains(parameter),
        _ => false,
    };

    private static bool HasBound(ILoopOperation loop, IBinaryOperation compared) => loop switch
    {
        IForLoopOperation { Condition: { } condition } => IsSame(condition, compared),
        IWhileLoopOperation { Condition: { } condition } => IsSame(condition, compared),
        _ => false,
    };

    private static bool IsSame(IOperation condition, IBinaryOperation compared) => condition.Syntax.IsEquivalentTo(compared.Syntax, topLevel: false);
}
