using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>One place that gives a local variable, a parameter or a member of the own object a value.</summary>
/// <param name="Target">The variable.</param>
/// <param name="Value">The value; null where the source shows none, as after <c>ref</c>, <c>out</c> or <c>++</c>.</param>
internal readonly record struct LocalWrite(ISymbol Target, IOperation? Value)
{
    /// <summary>What is written may be written again through another name: <c>ref bool alias = ref ok</c>.</summary>
    public bool IsAliased { get; init; }

    /// <summary>The operation that writes, for a write that <see cref="MemberBody.WritesOf"/> gives.</summary>
    public IOperation? At { get; init; }

    /// <summary>The value of several, as a call gives it, and which part of it is written; null where the value shows, or nothing does.</summary>
    public (IOperation Whole, int Index)? Part { get; init; }

    /// <summary>
    /// The writes that <paramref name="operation"/> itself makes, not those of its children; it may be of the source or of a control-flow
    /// graph, in which <paramref name="original"/> gives what was captured.
    /// </summary>
    public static IEnumerable<LocalWrite> Of(IOperation operation, Func<IOperation, IOperation> original) => MayWrite(operation) ? OfWriter(operation, original) : [];

    /// <summary>By kind first: nearly every operation ends here.</summary>
    private static bool MayWrite(IOperation operation) => operation.Kind switch
    {
        OperationKind.Argument => ((IArgumentOperation)operation).Parameter?.RefKind is RefKind.Out or RefKind.Ref,
        OperationKind.VariableDeclarator or OperationKind.SimpleAssignment or OperationKind.CoalesceAssignment or OperationKind.CompoundAssignment
            or OperationKind.Increment or OperationKind.Decrement or OperationKind.AddressOf or OperationKind.DeconstructionAssignment
            or OperationKind.IsPattern or OperationKind.DeclarationPattern or OperationKind.RecursivePattern => true,
        _ => false,
    };

    private static IEnumerable<LocalWrite> OfWriter(IOperation operation, Func<IOperation, IOperation> original)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer:
                if (declarator.Symbol.IsRef && Variable(initializer.Value, original) is { } aliased)
                {
                    yield return new LocalWrite(aliased, null) { IsAliased = true };
                }

                yield return new LocalWrite(declarator.Symbol, declarator.Symbol.IsRef ? null : initializer.Value);
                break;
            case IVariableDeclaratorOperation { Parent: not IVariableDeclarationOperation } declarator:
                yield return new LocalWrite(declarator.Symbol, null);
                break;
            case ISimpleAssignmentOperation assignment when Variable(assignment.Target, original) is { } target:
                if (assignment.IsRef && Variable(assignment.Value, original) is { } reassigned)
                {
                    yield return new LocalWrite(reassigned, null) { IsAliased = true };
                }

                yield return new LocalWrite(target, assignment.IsRef ? null : assignment.Value);
                break;
            case ICoalesceAssignmentOperation assignment when Variable(assignment.Target, original) is { } target:
                yield return new LocalWrite(target, assignment.Value);
                break;
            case ICompoundAssignmentOperation compound when Variable(compound.Target, original) is { } target:
                yield return new LocalWrite(target, compound);
                break;
            case IIncrementOrDecrementOperation change when Variable(change.Target, original) is { } target:
                yield return new LocalWrite(target, change);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument when Variable(argument.Value, original) is { } target:
                yield return new LocalWrite(target, null);
                break;
            case IAddressOfOperation address when Variable(address.Reference, original) is { } target:
                yield return new LocalWrite(target, null) { IsAliased = true };
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                foreach (LocalWrite write in OfPair(deconstruction.Target, deconstruction.Value, original))
                {
                    yield return write;
                }

                break;
            case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } declared } } test:
                yield return new LocalWrite(declared, test.Value);
                break;
            case IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: { } declared } } test:
                yield return new LocalWrite(declared, test.Value);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared, Parent: not IIsPatternOperation }:
                yield return new LocalWrite(declared, null);
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } declared, Parent: not IIsPatternOperation }:
                yield return new LocalWrite(declared, null);
                break;
        }
    }

    /// <summary>Both sides of <c>(a, b) = (x, y)</c>; where the right side is no tuple, no value shows.</summary>
    private static IEnumerable<LocalWrite> OfPair(IOperation target, IOperation? value, Func<IOperation, IOperation> original)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                return OfPair(declaration.Expression, value, original);
            case ITupleOperation targets:
                ITupleOperation? values = value as ITupleOperation;
                return targets.Elements.SelectMany((element, i) => values?.Elements.Length == targets.Elements.Length ? OfPair(element, values.Elements[i], original)
                    : OfPair(element, null, original).Select(write => value is not null && element is not ITupleOperation ? write with { Part = (value, i) } : write));
            default:
                return Variable(target, original) is { } symbol ? [new LocalWrite(symbol, value)] : [];
        }
    }

    private static ISymbol? Variable(IOperation target, Func<IOperation, IOperation> original) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }, Member: IFieldSymbol or IPropertySymbol } member => member.Member,
        IDeclarationExpressionOperation declaration => Variable(declaration.Expression, original),
        IFlowCaptureReferenceOperation when original(target) is var written && written != target => Variable(written, original),
        _ => null,
    };
}
