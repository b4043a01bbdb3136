using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <summary>Tells whether the work goes on behind an attempt whose handler does nothing for it.</summary>
internal static class FollowingWork
{
    /// <summary>
    /// Tells whether what <paramref name="place"/> in <paramref name="attempt"/> was for goes on behind it without the hardware: what it worked on, or
    /// was assigned to, is used after the statement, or lives on in a member; a place that works on nothing outside the attempt (it only asks whether
    /// the hardware is there, or makes all of its own) leaves the work to any later call of the library.
    /// </summary>
    public static bool GoesOn(ITryOperation attempt, IOperation place, CatalogLibrary library)
    {
        if (RunsNext(attempt, place))
        {
            return true;
        }

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
            if (operation.Syntax.SpanStart > attempt.Syntax.Span.End
                && (operation is ILocalReferenceOperation reference ? touched.Contains(reference.Local) : touched.Count == 0 && Called(operation) is { } called && IsOf(called, library)))
            {
                return true;
            }
        }

        return IsMadeAgain(attempt, library) || (touched.Count == 0 && IsOnlyPrepared(attempt));
    }

    /// <summary>
    /// The attempt is one call that gives nothing, as that of an initialisation, in a member that others call or a static constructor: they go on
    /// after it, with the hardware or without.
    /// </summary>
    private static bool IsOnlyPrepared(ITryOperation attempt) =>
        attempt.Body.Operations is [IExpressionStatementOperation { Operation: IInvocationOperation { Type.SpecialType: SpecialType.System_Void } }]
        && attempt.SemanticModel?.GetEnclosingSymbol(attempt.Syntax.SpanStart) is IMethodSymbol { Name: not ("Main" or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName) };

    /// <summary>What failed is one delegate of a list; the loop around the attempt goes on with the next.</summary>
    private static bool RunsNext(ITryOperation attempt, IOperation place)
    {
        if (place is not IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } run })
        {
            return false;
        }

        IOperation? around = attempt.Parent;
        while (around is not (null or IForEachLoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            around = around.Parent;
        }

        return around is IForEachLoopOperation { Locals: { } each } && run.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation { Local: { } local } && each.Contains(local, SymbolEqualityComparer.Default));
    }

    /// <summary>The attempt returns an object of the library, and the statements after it make one again.</summary>
    private static bool IsMadeAgain(ITryOperation attempt, CatalogLibrary library)
    {
        ITypeSymbol[] returned = [.. attempt.Body.DescendantsAndSelf().OfType<IReturnOperation>()
            .Select(static operation => operation.ReturnedValue?.Type).OfType<ITypeSymbol>().Where(type => IsOf(type, library))];
        return MemberBody.Of(attempt).Operations.Any(operation =>
            operation is IObjectCreationOperation { Type: { } made } && operation.Syntax.SpanStart > attempt.Syntax.Span.End
            && returned.Contains(made, SymbolEqualityComparer.Default));
    }

    private static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };

    private static bool IsOf(ISymbol member, CatalogLibrary library) => member.ContainingAssembly is { } assembly && library.Assemblies.Contains(assembly.Name);

    private static bool IsDeclaredInside(ILocalSymbol local, ITryOperation attempt) =>
        local.DeclaringSyntaxReferences.Any(reference => attempt.Syntax.Span.Contains(reference.Span));
}
