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

        return handler.Filter is not { } filter || Holds(filter, failure) != false;
    }

    /// <summary>
    /// What a condition on a caught exception says where that is the failure: a test of types says yes or no, whatever else it asks may be either
    /// (null), so that the failure is taken to be let through.
    /// </summary>
    public static bool? Holds(IOperation condition, string failure) => condition switch
    {
        IConversionOperation conversion => Holds(conversion.Operand, failure),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !Holds(not.Operand, failure),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both => Holds(both.LeftOperand, failure) & Holds(both.RightOperand, failure),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either => Holds(either.LeftOperand, failure) | Holds(either.RightOperand, failure),
        IIsTypeOperation { TypeOperand: { } type } test => CatchesType(type, failure) != test.IsNegated,
        IIsPatternOperation test => Matches(test.Pattern, failure),
        _ => null,
    };

    private static bool? Matches(IPatternOperation pattern, string failure) => pattern switch
    {
        ITypePatternOperation { MatchedType: { } type } => CatchesType(type, failure),
        IDeclarationPatternOperation { MatchedType: { } type } => CatchesType(type, failure),
        IRecursivePatternOperation { MatchedType: { } type } => CatchesType(type, failure) ? null : false,
        INegatedPatternOperation not => !Matches(not.Pattern, failure),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => Matches(both.LeftPattern, failure) & Matches(both.RightPattern, failure),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Matches(either.LeftPattern, failure) | Matches(either.RightPattern, failure),
        _ => null,
    };

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
