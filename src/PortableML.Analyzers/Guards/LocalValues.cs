using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>Finds every value that a local variable is ever given in its member.</summary>
internal static class LocalValues
{
    /// <summary>The values of <paramref name="local"/>, in source order; null where one is set in a way that shows no value (out, ref, deconstruction).</summary>
    public static IReadOnlyList<IOperation>? Of(ILocalSymbol local, MemberBody body) => body.ValuesOf(local, Find);

    private static IReadOnlyList<IOperation>? Find(ILocalSymbol local, MemberBody body)
    {
        List<IOperation> values = [];
        foreach (IOperation operation in body.Operations)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Same(declarator.Symbol, local):
                    if ((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer)
                    {
                        values.Add(initializer.Value);
                    }
                    else if (declarator.Parent is not IVariableDeclarationOperation)
                    {
                        return null;
                    }

                    break;
                case ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation target } assignment when Same(target.Local, local):
                    values.Add(assignment.Value);
                    break;
                case ICoalesceAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Same(target.Local, local):
                    values.Add(assignment.Value);
                    break;
                case ILocalReferenceOperation reference when Same(reference.Local, local) && IsWrittenUnseen(reference):
                    return null;
            }
        }

        return values;
    }

    private static bool Same(ILocalSymbol a, ILocalSymbol b) => SymbolEqualityComparer.Default.Equals(a, b);

    private static bool IsWrittenUnseen(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } => true,
        ICompoundAssignmentOperation compound => compound.Target == reference,
        IIncrementOrDecrementOperation => true,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple => deconstruction.Target == tuple,
        IDeclarationExpressionOperation => true,
        IAddressOfOperation => true,
        ISimpleAssignmentOperation { IsRef: true } => true,
        _ => false,
    };
}
