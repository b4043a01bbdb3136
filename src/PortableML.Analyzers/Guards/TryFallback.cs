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
    /// <summary>Judges <paramref name="place"/>; <paramref name="missed"/> names the exceptions that a too narrow handler misses.</summary>
    public static FallbackKind Judge(IOperation place, CatalogLibrary library, out IReadOnlyList<string> missed)
    {
        missed = [];
        FallbackKind best = FallbackKind.None;
        for (IOperation? inner = place, current = place.Parent; current is not null; inner = current, current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                break;
            }

            if (current is not ITryOperation attempt || attempt.Body != inner)
            {
                continue;
            }

            List<string> uncaught = [.. library.Failures];
            bool goesOn = false;
            foreach (ICatchClauseOperation handler in attempt.Catches)
            {
                IReadOnlyList<string> caught = [.. uncaught.Where(failure => Catches(handler, failure))];
                if (caught.Count > 0 && GoesOn(handler, attempt, place, library))
                {
                    goesOn = true;
                    uncaught.RemoveAll(caught.Contains);
                }
                else if (caught.Count > 0)
                {
                    break;
                }
            }

            if (goesOn && uncaught.Count == 0)
            {
                missed = [];
                return FallbackKind.Complete;
            }

            if (goesOn)
            {
                missed = uncaught;
                best = FallbackKind.TooNarrow;
            }
        }

        return best;
    }

    private static bool Catches(ICatchClauseOperation handler, string failure)
    {
        if (!CatchesType(handler.ExceptionType, failure))
        {
            return false;
        }

        if (handler.Filter is not { } filter)
        {
            return true;
        }

        // A filter that tests types must name this one; any other filter is taken to let the failure through.
        List<ITypeSymbol> tested = [];
        foreach (IOperation operation in filter.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IIsTypeOperation { TypeOperand: { } type }:
                    tested.Add(type);
                    break;
                case ITypePatternOperation { MatchedType: { } type }:
                    tested.Add(type);
                    break;
                case IDeclarationPatternOperation { MatchedType: { } type }:
                    tested.Add(type);
                    break;
            }
        }

        return tested.Count == 0 || tested.Any(type => CatchesType(type, failure));
    }

    /// <summary>Tells whether <paramref name="caught"/> is the failure's type or a base of it.</summary>
    private static bool CatchesType(ITypeSymbol? caught, string failure)
    {
        if (caught is null or { SpecialType: SpecialType.System_Object })
        {
            return true;
        }

        string name = caught.ToDisplayString();
        return name == failure || ExceptionBases.Of(failure).Contains(name);
    }

    private static bool GoesOn(ICatchClauseOperation handler, ITryOperation attempt, IOperation place, CatalogLibrary library)
    {
        bool returnsValue = false;
        bool records = false;
        foreach (IOperation operation in handler.Handler.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IThrowOperation:
                    return false;
                case IInvocationOperation { TargetMethod: { Name: "Exit" or "FailFast", ContainingType.Name: "Environment" or "Application" } }:
                    return false;
                case IReturnOperation { ReturnedValue: { } value } when value.ConstantValue is not { HasValue: true, Value: int } || ReturnsWork(attempt):
                    returnsValue = true;
                    break;
                case IReturnOperation { ReturnedValue.ConstantValue: { HasValue: true, Value: int } }:
                    // The program's exit code.
                    return false;
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation or IParameterReferenceOperation }:
                    records = true;
                    break;
                case IInvocationOperation call when NeedsLibrary(call, library):
                case IObjectCreationOperation creation when NeedsLibrary(creation, library):
                    return true;
            }
        }

        // A handler that records the failure in a member, as a probe does, lets others go on.
        if (returnsValue || records)
        {
            return true;
        }

        if (handler.Handler.Operations.LastOrDefault() is IReturnOperation)
        {
            return false;
        }

        return WorkFollows(attempt, place);
    }

    /// <summary>What the attempt returns is what the work gave, so that a number in the handler is another answer: <c>return Count();</c>, <c>return 0;</c>.</summary>
    private static bool ReturnsWork(ITryOperation attempt) =>
        attempt.Body.DescendantsAndSelf().Any(operation => operation is IReturnOperation { ReturnedValue: { ConstantValue.HasValue: false } });

    /// <summary>The handler does the work again with the library, without the hardware.</summary>
    private static bool NeedsLibrary(IOperation operation, CatalogLibrary library) =>
        operation.Type?.ContainingAssembly is { } assembly && library.Assemblies.Contains(assembly.Name);

    /// <summary>What the place worked on, or was assigned to, is used after the statement, or lives on in a member.</summary>
    private static bool WorkFollows(ITryOperation attempt, IOperation place)
    {
        HashSet<ISymbol> touched = new(SymbolEqualityComparer.Default);
        IOperation statement = place;
        while (statement.Parent is { } parent && parent != attempt.Body)
        {
            statement = parent;
        }

        foreach (IOperation operation in statement.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ILocalReferenceOperation { Local: { } local } when !IsDeclaredInside(local, attempt):
                    touched.Add(local);
                    break;
                case IMemberReferenceOperation { Instance: IInstanceReferenceOperation or null, Member: IFieldSymbol or IPropertySymbol } member
                    when !member.Member.DeclaringSyntaxReferences.IsEmpty:
                case IParameterReferenceOperation:
                    // It outlives the member, so the work can go on with it.
                    return true;
            }
        }

        foreach (IOperation operation in attempt.Body.DescendantsAndSelf())
        {
            if (operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: { } assigned } } && !IsDeclaredInside(assigned, attempt))
            {
                touched.Add(assigned);
            }
        }

        foreach (IOperation operation in MemberBody.Of(attempt).Operations)
        {
            if (operation is ILocalReferenceOperation reference && reference.Syntax.SpanStart > attempt.Syntax.Span.End && touched.Contains(reference.Local))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDeclaredInside(ILocalSymbol local, ITryOperation attempt) =>
        local.DeclaringSyntaxReferences.Any(reference => attempt.Syntax.Span.Contains(reference.Span));
}
