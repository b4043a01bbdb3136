using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules.Interop;

/// <summary>
/// The fields and properties that remember whether a vendor's library could be loaded:
/// <c>try { IsAvailable = Start() == 0; } catch (DllNotFoundException) { }</c>.
/// </summary>
/// <param name="members">The values of members.</param>
/// <param name="functions">The functions that a type declares with the library.</param>
/// <param name="isTried">Tells whether a call of such a function stands where its failure is handled.</param>
internal sealed class NativeFlags(MemberSummaries members, IReadOnlyCollection<IMethodSymbol> functions, Func<IOperation, bool> isTried)
{
    private readonly Dictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Tells whether <paramref name="member"/> is such a flag: trying the library sets it, and nothing sets it to <c>true</c> without. Another way
    /// to load the library may set it too.
    /// </summary>
    public bool Say(ISymbol member)
    {
        if (!BooleanTypes.Are((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type))
        {
            return false;
        }

        if (!_known.TryGetValue(member, out bool says))
        {
            IReadOnlyList<IOperation> values = members.ValuesOf(member) ?? [];
            says = values.Any(SaysHowItWent) && values.All(value => value.ConstantValue.Value is not true || SaysHowItWent(value));
            _known.Add(member, says);
        }

        return says;
    }

    /// <summary>
    /// The library is there, though in a release that lacks a function: <c>catch (EntryPointNotFoundException) { OlderStart(); }</c> of an attempt
    /// that calls one of <paramref name="functions"/>.
    /// </summary>
    public static bool IsAfterMissingFunction(IOperation use, IReadOnlyCollection<IMethodSymbol> functions)
    {
        for (IOperation? around = use.Parent; around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); around = around.Parent)
        {
            if (around is ICatchClauseOperation { ExceptionType.Name: "EntryPointNotFoundException", Parent: ITryOperation attempt }
                && attempt.Body.Descendants().Any(operation => IsCall(operation, functions)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value is what trying gave, or a <c>true</c> that follows it in the same attempt.</summary>
    private bool SaysHowItWent(IOperation value)
    {
        if (value.ConstantValue.Value is not true)
        {
            return value.DescendantsAndSelf().Any(operation => IsCall(operation, functions) && isTried(operation));
        }

        for (IOperation? around = value.Parent; around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); around = around.Parent)
        {
            if (around is ITryOperation { Body: var tried } && tried.Syntax.Span.Contains(value.Syntax.Span))
            {
                return tried.Descendants().Any(operation => IsCall(operation, functions) && isTried(operation) && operation.Syntax.Span.End <= value.Syntax.SpanStart);
            }
        }

        return false;
    }

    private static bool IsCall(IOperation operation, IReadOnlyCollection<IMethodSymbol> functions) =>
        operation is IInvocationOperation call && functions.Contains(call.TargetMethod.OriginalDefinition, SymbolEqualityComparer.Default);
}
