using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <summary>What the <c>try</c> statements around a place do when the hardware is missing.</summary>
internal enum FallbackKind
{
    /// <summary>No handler goes on without the hardware.</summary>
    None,

    /// <summary>A handler goes on, but misses some of the exceptions.</summary>
    TooNarrow,

    /// <summary>Every failure is caught and the work goes on.</summary>
    Complete,
}

/// <summary>
/// Judges the <c>try</c> statements around a place that can fail: is every failure of the library caught, and does the work go on
/// after the handler? A handler that rethrows, throws, or logs and leaves the program is no fallback.
/// </summary>
internal static class TryFallback
{
    private const int MaximumCalls = 3;

    /// <summary>
    /// Judges <paramref name="place"/> by the <c>try</c> statements around it and, where it stands in a lambda or local function, by those
    /// around every call of that; <paramref name="missed"/> names the exceptions that a too narrow handler misses.
    /// </summary>
    public static FallbackKind Judge(IOperation place, CatalogLibrary library, IMemberValues? members, out IReadOnlyList<string> missed) =>
        Judge(place, library, members, 0, out missed);

    private static FallbackKind Judge(IOperation place, CatalogLibrary library, IMemberValues? members, int calls, out IReadOnlyList<string> missed)
    {
        // A method that is handed on without a call runs where the delegate does.
        if (place is IMethodReferenceOperation && calls < MaximumCalls && JudgeCalls(place, library, members, calls + 1, out missed) is > FallbackKind.None and var handedOn)
        {
            return handedOn;
        }

        missed = [];
        FallbackKind best = FallbackKind.None;
        for (IOperation? inner = place, current = place.Parent; current is not null; inner = current, current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation && FunctionCalls.RunsWithin(current, library))
            {
                continue;
            }

            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                FallbackKind called = AssertionCalls.ExpectFailureOf(current) ? Nothing(out IReadOnlyList<string> missedThere, FallbackKind.Complete)
                    : calls < MaximumCalls ? JudgeCalls(current, library, members, calls + 1, out missedThere)
                    : Nothing(out missedThere);
                (best, missed) = called > best ? (called, missedThere) : (best, missed);
                break;
            }

            if (current is not ITryOperation attempt || attempt.Body != inner)
            {
                continue;
            }

            FallbackKind one = JudgeHandlers(attempt, place, library, members, out IReadOnlyList<string> uncaught);
            if (one > FallbackKind.None)
            {
                (best, missed) = (one, uncaught);
            }

            if (one == FallbackKind.Complete)
            {
                break;
            }
        }

        return best;
    }

    /// <summary>The worst of the calls of <paramref name="function"/>; nothing where not all of them are known.</summary>
    private static FallbackKind JudgeCalls(IOperation function, CatalogLibrary library, IMemberValues? members, int calls, out IReadOnlyList<string> missed)
    {
        missed = [];
        if (FunctionCalls.Of(function, MemberBody.Of(function), members) is not { Count: > 0 } places)
        {
            return FallbackKind.None;
        }

        FallbackKind worst = FallbackKind.Complete;
        foreach (IOperation place in places)
        {
            FallbackKind one = Judge(place, library, members, calls, out IReadOnlyList<string> missedThere);
            (worst, missed) = one < worst ? (one, missedThere) : (worst, missed);
        }

        return worst;
    }

    private static FallbackKind JudgeHandlers(ITryOperation attempt, IOperation place, CatalogLibrary library, IMemberValues? members, out IReadOnlyList<string> missed)
    {
        List<string> uncaught = [.. TakenElements.AreMadeBy(place) ? TakenElements.Failures : library.Failures];
        bool goesOn = false;
        foreach (ICatchClauseOperation handler in attempt.Catches)
        {
            IReadOnlyList<string> caught = [.. uncaught.Where(failure => CaughtFailures.Catches(handler, failure, members))];
            if (caught.Count > 0 && !HandlerOutcome.GoesOn(handler, attempt, place, library, members))
            {
                break;
            }

            goesOn |= caught.Count > 0;
            uncaught.RemoveAll(caught.Contains);
        }

        missed = uncaught;
        return !goesOn ? FallbackKind.None : uncaught.Count == 0 ? FallbackKind.Complete : FallbackKind.TooNarrow;
    }

    /// <summary><paramref name="kind"/>, of which no exception is missed.</summary>
    private static FallbackKind Nothing(out IReadOnlyList<string> missed, FallbackKind kind = FallbackKind.None)
    {
        missed = [];
        return kind;
    }
}
