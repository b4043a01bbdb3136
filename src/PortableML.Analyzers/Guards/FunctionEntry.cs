using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>What holds where a function begins.</summary>
/// <param name="body">The member that the function stands in.</param>
/// <param name="context">The catalogue and the other members.</param>
internal sealed class FunctionEntry(MemberBody body, GuardContext context)
{
    /// <summary>
    /// What holds where <paramref name="function"/> begins: of a lambda what held where it was made and what holds at all its calls, of a local
    /// function what holds at all its uses, of a member what holds at all its calls where those are known. <paramref name="factsAt"/> asks the
    /// functions around it.
    /// </summary>
    public FactSet Of(IOperation function, bool knowsOthers, Func<IOperation, FactSet> factsAt)
    {
        switch (function)
        {
            case IAnonymousFunctionOperation:
                FactSet made = factsAt(function.Parent ?? function);
                IReadOnlyList<IOperation>? calls = FunctionCalls.Of(function, body, knowsOthers ? context.Members : null);
                return calls is null ? made : made.And(At(calls, factsAt));
            case ILocalFunctionOperation local:
                return At(Uses(local), factsAt);
            default:
                return knowsOthers && context.Members?.CallsOf(body.Root) is { } known ? At(known, factsAt) : FactSet.Empty;
        }
    }

    private FactSet At(IEnumerable<IOperation> calls, Func<IOperation, FactSet> factsAt)
    {
        FactSet? facts = null;
        foreach (IOperation call in calls)
        {
            MemberBody caller = MemberBody.Of(call);
            FactSet here = caller == body ? factsAt(call) : GuardAnalysis.Of(caller, context).FactsAt(call);
            facts = facts?.Or(here) ?? here;
        }

        return facts ?? FactSet.Empty;
    }

    private IEnumerable<IOperation> Uses(ILocalFunctionOperation function) => body.Operations.Where(operation => operation switch
    {
        IInvocationOperation call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, function.Symbol),
        IMethodReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Method.OriginalDefinition, function.Symbol),
        _ => false,
    } && !function.Syntax.Span.Contains(operation.Syntax.Span));
}
