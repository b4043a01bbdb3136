using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Ends at which a failure that was caught comes out all the same: a method that never returns, and a <c>throw</c> behind the attempt. To
/// try the same again is no other way.
/// </summary>
internal static class FailingEnds
{
    /// <summary>Tells whether <paramref name="call"/> does not come back: a method that is marked so, or whose last statement throws or leaves the program.</summary>
    public static bool NeverReturns(IInvocationOperation call, IMemberValues? members) =>
        AssertionCalls.NeverReturns(call.TargetMethod)
        || (call.TargetMethod.ReturnsVoid && members?.BodyOf(call.TargetMethod) is IMethodBodyOperation { BlockBody.Operations: [.., { } last] } body
            && Throws(last) && !body.Descendants().Any(static operation => operation is IReturnOperation { IsImplicit: false }));

    /// <summary>
    /// Tells whether what follows <paramref name="attempt"/>, once it has failed for good, throws: at once, or where a variable says that it failed.
    /// A loop around it is left when the attempts are used up; one whose attempts differ is another matter.
    /// </summary>
    public static bool Follow(ITryOperation attempt)
    {
        HashSet<ISymbol> set = new(Written(attempt), SymbolEqualityComparer.Default);
        for (IOperation inner = attempt, current = attempt.Parent!; current is not null; inner = current, current = current.Parent!)
        {
            switch (current)
            {
                case IBlockOperation block:
                    foreach (IOperation next in block.Operations.Skip(block.Operations.IndexOf(inner) + 1))
                    {
                        if (Throws(next) || (next is IConditionalOperation { WhenFalse: null } test && Asks(test.Condition, set) && Throws(test.WhenTrue)))
                        {
                            return true;
                        }

                        if (!OnlyTells(next))
                        {
                            return false;
                        }
                    }

                    break;
                case IForLoopOperation or IWhileLoopOperation when !Differs(attempt, current):
                case IConditionalOperation or IUsingOperation or ILockOperation:
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>The statement behind <paramref name="attempt"/> that does more than to say something.</summary>
    public static IOperation? Next(ITryOperation attempt) =>
        attempt.Parent is IBlockOperation block ? block.Operations.Skip(block.Operations.IndexOf(attempt) + 1).FirstOrDefault(static next => !OnlyTells(next)) : null;

    private static bool Throws(IOperation statement) => statement switch
    {
        IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IExpressionStatementOperation { Operation: IInvocationOperation call } => AssertionCalls.NeverReturns(call.TargetMethod),
        IBlockOperation { Operations: [.., { } last] } => Throws(last),
        _ => false,
    };

    /// <summary>The condition asks nothing but what the attempt or its handler has set.</summary>
    private static bool Asks(IOperation condition, HashSet<ISymbol> set)
    {
        IOperation[] asked = [.. condition.DescendantsAndSelf().Where(static operation => operation is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or IInvocationOperation)];
        return asked.Length > 0 && asked.All(operation => operation is ILocalReferenceOperation { Local: { } local } && set.Contains(local));
    }

    /// <summary>A statement that says something or waits, and does no work.</summary>
    private static bool OnlyTells(IOperation statement) =>
        statement is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: { ReturnsVoid: true, ContainingType.Name: "Console" or "Debug" or "Trace" or "Thread" } } };

    /// <summary>Another round of <paramref name="loop"/> tries something else: the attempt uses what the loop or a handler changes.</summary>
    private static bool Differs(ITryOperation attempt, IOperation loop)
    {
        HashSet<ISymbol> used = new(attempt.Body.DescendantsAndSelf().Select(Variable).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        return Written(loop).Any(used.Contains);
    }

    private static IEnumerable<ISymbol> Written(IOperation part) =>
        part.DescendantsAndSelf().SelectMany(static operation => LocalWrite.Of(operation, static captured => captured)).Select(static write => write.Target);

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member => member.Member,
        _ => null,
    };
}
