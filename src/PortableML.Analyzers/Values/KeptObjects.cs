using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <summary>Objects that a member makes and keeps to itself, as a test of a settings class does: what is set on them reaches nothing.</summary>
internal static class KeptObjects
{
    /// <summary>
    /// Tells whether the object that <paramref name="target"/> is set on is made by this member, and is only asked for its other values, or
    /// for this one by an assertion.
    /// </summary>
    public static bool Hold(IMemberReferenceOperation target)
    {
        ILocalSymbol? local = target.Instance switch
        {
            ILocalReferenceOperation reference => reference.Local,
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => MadeIn(target),
            _ => null,
        };
        if (local is null)
        {
            return false;
        }

        MemberBody body = MemberBody.Of(target);
        return LocalValues.Of(local, body) is [IObjectCreationOperation or IConversionOperation { Operand: IObjectCreationOperation }]
            && body.ReferencesTo(local).All(reference => reference == target.Instance || IsOnlyAsked(reference, target.Member));
    }

    /// <summary>
    /// Tells whether <paramref name="making"/> makes an object, alone or in a list, that a test only looks at: it asserts what the object holds,
    /// or hands it to what it expects to fail or only registers.
    /// </summary>
    public static bool IsKept(IOperation making)
    {
        if (making is not IObjectCreationOperation || MadeIn(making) is not { } local)
        {
            return false;
        }

        MemberBody body = MemberBody.Of(making);
        IReadOnlyList<IOperation> references = body.ReferencesTo(local);
        return references.Count > 0 && LocalValues.Of(local, body) is { Count: 1 } && references.All(static reference =>
            (reference.Parent is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } read && IsAsserted(read))
            || (MemberBody.EnclosingFunction(reference) is { } function && AssertionCalls.ExpectFailureOf(function))
            || (Argument(reference) is { Parent: { } call } && Registrations.AreAllOf(call)));
    }

    private static IArgumentOperation? Argument(IOperation value) =>
        value.Parent is IConversionOperation conversion ? Argument(conversion) : value.Parent as IArgumentOperation;

    private static ILocalSymbol? MadeIn(IOperation target)
    {
        IOperation? around = target.Parent;
        while (around is IAssignmentOperation or IObjectOrCollectionInitializerOperation or IObjectCreationOperation or IConversionOperation
            or IArrayInitializerOperation or IArrayCreationOperation or IInvocationOperation { IsImplicit: true } or IArgumentOperation { Parent: IInvocationOperation { IsImplicit: true } }
            || around?.Syntax is CollectionExpressionSyntax)
        {
            around = around.Parent;
        }

        return around is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } } ? local : null;
    }

    private static bool IsOnlyAsked(IOperation reference, ISymbol member) =>
        reference.Parent is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } read
        && (!SymbolEqualityComparer.Default.Equals(read.Member, member) || (read.Parent is IAssignmentOperation { Target: var written } && written == read) || IsAsserted(read));

    private static bool IsAsserted(IOperation value) => value.Parent switch
    {
        IConversionOperation or IBinaryOperation or IUnaryOperation => IsAsserted(value.Parent),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType.Name: var type } } => AssertionCalls.IsTypeName(type) || type.Contains("Assert"),
        _ => false,
    };
}
