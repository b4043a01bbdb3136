using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules.Interop;

/// <summary>
/// Tells whether the functions that a type declares with a vendor's library are only called where the library can be: a declaration alone
/// loads nothing.
/// </summary>
internal sealed class NativeCalls(Compilation compilation, NativeBindings bindings, SiteClassifier classifier)
{
    private readonly MemberSummaries _members = MemberSummaries.Of(compilation);

    /// <summary>
    /// Every call of the functions that <paramref name="type"/> declares with <paramref name="library"/> stands behind a check, a choice of
    /// hardware or a handler, or behind a member that tries the library with a handler and says how that went. A function that others can
    /// call is not covered; one that nobody calls loads nothing, but where all are like that nothing shows how they are meant. A delegate of it
    /// may be called anywhere: a handler around the place that makes it catches nothing, a check or a choice there holds for its calls too.
    /// </summary>
    public bool AreCovered(INamedTypeSymbol type, CatalogEntry library)
    {
        List<IOperation> open = [];
        bool isCalled = false;
        IMethodSymbol[] functions = [.. bindings.DeclaredWith(type, library)];
        HashSet<IMethodSymbol> probes = new(SymbolEqualityComparer.Default);
        foreach (IMethodSymbol function in functions)
        {
            if (IsOpenToOthers(function) || _members.UsesOf(function) is not { } uses)
            {
                return false;
            }

            isCalled |= uses.Count > 0;
            foreach (IOperation use in uses)
            {
                if (IsTried(use) || NativeFlags.IsAfterMissingFunction(use, functions))
                {
                    if (EnclosingMember.Of(use) is IMethodSymbol { ReturnType.SpecialType: SpecialType.System_Boolean } probe)
                    {
                        probes.Add(probe);
                    }
                }
                else if (!IsCovered(use, library))
                {
                    open.Add(use);
                }
            }
        }

        NativeFlags flags = new(_members, functions, IsTried);
        return isCalled && open.TrueForAll(use => IsBehind(probes, flags, use));
    }

    /// <summary>A call whose failure to find the library is handled where it stands, and not thrown on.</summary>
    private static bool IsTried(IOperation use)
    {
        IOperation inner = use;
        for (IOperation? around = use.Parent; around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); inner = around, around = around.Parent)
        {
            if (use is IInvocationOperation && around is ITryOperation attempt && attempt.Body == inner && attempt.Catches.Any(Handles))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Handles <c>DllNotFoundException</c> or a base of it; a handler without a type handles every object.</summary>
    private static bool Handles(ICatchClauseOperation handler) =>
        handler.Filter is null
        && handler.ExceptionType.Name is "DllNotFoundException" or "TypeLoadException" or "SystemException" or "Exception" or "Object"
        && !handler.Handler.Descendants().Any(static operation => operation is IThrowOperation);

    /// <summary>
    /// A condition of the same member asks one of <paramref name="probes"/>, or a flag that says how trying went, and only its yes leads to
    /// <paramref name="use"/>: <c>if (!TryInitialize()) return;</c>.
    /// </summary>
    private static bool IsBehind(HashSet<IMethodSymbol> probes, NativeFlags flags, IOperation use) => MemberBody.Of(use).Operations.Any(operation =>
        ((operation is IInvocationOperation call && probes.Contains(call.TargetMethod.OriginalDefinition)) || (operation is IMemberReferenceOperation member && flags.Say(member.Member)))
        && Leads(operation, yes: true, use));

    /// <summary>Tells whether <paramref name="use"/> is only reached where <paramref name="answer"/> has the value <paramref name="yes"/>.</summary>
    private static bool Leads(IOperation answer, bool yes, IOperation use) => answer.Parent switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Leads(not, !yes, use),

        // A joined condition says the same where it is true of "and", and where it is false of "or".
        IBinaryOperation joined when joined.OperatorKind == (yes ? BinaryOperatorKind.ConditionalAnd : BinaryOperatorKind.ConditionalOr) =>
            (joined.LeftOperand == answer && Holds(joined.RightOperand, use)) || Leads(joined, yes, use),
        IConditionalOperation choice when choice.Condition == answer =>
            Holds(yes ? choice.WhenTrue : choice.WhenFalse, use)
            || (choice.Syntax.Span.End <= use.Syntax.SpanStart && (yes ? choice.WhenFalse : choice.WhenTrue) is { } no && Exits.Leaves(no)),
        _ => false,
    };

    private static bool Holds(IOperation? arm, IOperation use) => arm?.Syntax.Span.Contains(use.Syntax.Span) == true;

    private bool IsCovered(IOperation use, CatalogEntry library) => use switch
    {
        IInvocationOperation => Judge(use, library) is not (Verdict.HardCoded or Verdict.CaughtTooNarrowly),
        IMethodReferenceOperation => Judge(use, library) is not (Verdict.HardCoded or Verdict.CaughtTooNarrowly or Verdict.Caught),
        _ => false,
    };

    private Verdict Judge(IOperation use, CatalogEntry library) =>
        classifier.Judge(new DeviceSite(use, library, library.Accelerator!, null, DeviceForm.Call, Throws: true)).Verdict;

    /// <summary>Another assembly can call it: its type and all around it are public too, and the project is no program.</summary>
    private bool IsOpenToOthers(ISymbol member)
    {
        for (ISymbol? symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule;
    }
}
