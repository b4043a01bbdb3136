using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules.Interop;

/// <summary>
/// The operating systems' loaders throw nothing where a library is missing: they give no handle. A call whose result is compared with that,
/// and that throws nothing then, asks whether the library is there.
/// </summary>
internal static class NativeProbes
{
    /// <summary>A handle is followed through so many members that return it.</summary>
    private const int Depth = 2;

    /// <summary>Tells whether <paramref name="call"/>, which loads a library, only asks for it.</summary>
    public static bool Asks(IInvocationOperation call, MemberSummaries members)
    {
        bool?[] outcomes = [.. Tests(call, members, Depth).Select(GoesOnWithout)];
        return outcomes.Contains(true) && !outcomes.Contains(false);
    }

    /// <summary>Where the handle that <paramref name="value"/> gives is looked at: itself, the variable that keeps it, or the calls of the method that returns it.</summary>
    private static IEnumerable<IOperation> Tests(IOperation value, MemberSummaries members, int depth)
    {
        IOperation given = value;
        while (given.Parent is IConversionOperation || (given.Parent is IConditionalOperation choice && choice.Condition != given))
        {
            given = given.Parent;
        }

        if (given.Parent is IReturnOperation && depth > 0 && EnclosingMember.Of(given) is IMethodSymbol method)
        {
            return (members.UsesOf(method) ?? []).OfType<IInvocationOperation>().SelectMany(use => Tests(use, members, depth - 1));
        }

        ISymbol? kept = given.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation assignment when assignment.Value == given => Variable(assignment.Target),
            _ => null,
        };
        return kept is null
            ? [given]
            : MemberBody.Of(value).Operations.Where(use => use.Syntax.SpanStart > value.Syntax.Span.End && SymbolEqualityComparer.Default.Equals(Variable(use), kept));
    }

    /// <summary>Whether the code goes on where <paramref name="handle"/> is none; null where it is not compared with that.</summary>
    private static bool? GoesOnWithout(IOperation handle)
    {
        while (handle.Parent is IConversionOperation)
        {
            handle = handle.Parent;
        }

        if (handle.Parent is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test
            || !IsNone(test.LeftOperand == handle ? test.RightOperand : test.LeftOperand))
        {
            return null;
        }

        IOperation condition = test;
        bool isNone = test.OperatorKind == BinaryOperatorKind.Equals;
        while (condition.Parent is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not })
        {
            condition = condition.Parent;
            isNone = !isNone;
        }

        if (condition.Parent is not IConditionalOperation choice || choice.Condition != condition)
        {
            return true;
        }

        IEnumerable<IOperation> without = (isNone ? choice.WhenTrue : choice.WhenFalse) is { } arm ? [arm]
            : choice.Parent is IBlockOperation block ? block.Operations.SkipWhile(operation => operation != choice).Skip(1).Take(1)
            : [];
        return !without.Any(static operation => operation.DescendantsAndSelf().Any(static inner => inner is IThrowOperation));
    }

    private static bool IsNone(IOperation value) => value switch
    {
        IConversionOperation conversion => IsNone(conversion.Operand),
        IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.SpecialType: SpecialType.System_IntPtr } } => true,
        IDefaultValueOperation => true,
        _ => value.ConstantValue is { HasValue: true, Value: 0 or 0L },
    };

    private static ISymbol? Variable(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
