using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Values;

/// <summary>
/// Finds what a call or an assignment works on: the start of its fluent chain, the object whose initialiser holds it, or the list of
/// which a value is an element. Two places with the same target say something of one object.
/// </summary>
internal static class SameObject
{
    /// <summary>
    /// The symbol of the variable or member at the start of the chain that <paramref name="operation"/> ends, the symbol that a new
    /// object or list is given to, or that object's own operation; null where it works on none.
    /// </summary>
    public static object? Target(IOperation operation)
    {
        IOperation? current = operation is ISimpleAssignmentOperation { Target: IMemberReferenceOperation assigned } ? assigned : operation;
        if (current is IFieldReferenceOperation { Field.ContainingType.TypeKind: TypeKind.Enum })
        {
            return ListOf(current) is { } list ? Holder(list) : null;
        }

        while (true)
        {
            current = current is null ? null : Receiver(current);
            switch (current)
            {
                case ILocalReferenceOperation local:
                    return local.Local;
                case IParameterReferenceOperation parameter:
                    return parameter.Parameter;
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                    return Initialized(current) is { } made ? Holder(made) : null;
                case IInstanceReferenceOperation instance:
                    return instance.Type;
                case IObjectCreationOperation creation:
                    return Holder(creation);
                case IFieldReferenceOperation field:
                    return field.Field;
                case IPropertyReferenceOperation property:
                    return property.Property;
                case IInvocationOperation:
                case IConversionOperation:
                case IConditionalAccessInstanceOperation:
                    continue;
                default:
                    return null;
            }
        }
    }

    /// <summary>The new list of which <paramref name="element"/> is written as an element; null where it is none.</summary>
    public static IOperation? ListOf(IOperation element)
    {
        while (element.Parent is IConversionOperation conversion)
        {
            element = conversion;
        }

        return element.Parent switch
        {
            IArrayInitializerOperation { Parent: IArrayCreationOperation array } => array,
            IArgumentOperation { Parent: IInvocationOperation { IsImplicit: true, Parent: IObjectOrCollectionInitializerOperation { Parent: { } created } } } => created,
            { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.CollectionExpressionSyntax } expression => expression,
            // On Roslyn 4.8 a collection expression is an operation without a kind, and its elements may stand in one of their own.
            { Kind: OperationKind.None, Parent.Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.CollectionExpressionSyntax } item => item.Parent,
            _ => null,
        };
    }

    private static IOperation? Receiver(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: { } instance } => instance,
        IInvocationOperation { TargetMethod.IsExtensionMethod: true } call => call.Arguments.FirstOrDefault()?.Value,
        IMemberReferenceOperation member => member.Instance,
        IConversionOperation conversion => conversion.Operand,
        IConditionalAccessInstanceOperation access => Accessed(access),
        _ => null,
    };

    private static IOperation? Accessed(IOperation instance)
    {
        for (IOperation? current = instance.Parent; current is not null; current = current.Parent)
        {
            if (current is IConditionalAccessOperation access)
            {
                return access.Operation;
            }
        }

        return null;
    }

    private static IOperation? Initialized(IOperation inside)
    {
        for (IOperation? current = inside.Parent; current is not null; current = current.Parent)
        {
            if (current is IObjectCreationOperation or IArrayCreationOperation)
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>The variable or member that a new object is given to, or the object itself.</summary>
    private static object Holder(IOperation created)
    {
        IOperation value = created;
        while (value.Parent is IConversionOperation conversion)
        {
            value = conversion;
        }

        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } => member.Member,
            _ => created,
        };
    }
}
