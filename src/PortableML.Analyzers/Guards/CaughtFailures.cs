using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>Tells which of a library's failures a handler catches, by its type and its filter.</summary>
internal static class CaughtFailures
{
    /// <summary>Tells whether <paramref name="handler"/> catches the exception with the full name <paramref name="failure"/>.</summary>
    public static bool Catches(ICatchClauseOperation handler, string failure, IMemberValues? members)
    {
        if (!CatchesType(handler.ExceptionType, failure) || (handler.Filter is { } never && IsNever(never, members)))
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

    /// <summary>A filter that only looks on, as one that logs does: <c>when (Log(e))</c> with <c>return false;</c>.</summary>
    private static bool IsNever(IOperation filter, IMemberValues? members) =>
        filter.ConstantValue.Value is false
        || (filter is IInvocationOperation call && members?.ValuesOf(call.TargetMethod) is { Count: > 0 } values && values.All(static value => value.ConstantValue.Value is false));

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
}
