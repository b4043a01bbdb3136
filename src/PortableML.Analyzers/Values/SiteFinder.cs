using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Values;

/// <summary>
/// Recognises the operations that name an accelerator. It looks at one operation and its arguments only, and allocates nothing
/// for what does not match.
/// </summary>
internal sealed partial class SiteFinder(VendorSymbols symbols, string area)
{
    private readonly ApiIndex _index = symbols.IndexOf(area);

    private readonly CatalogLibrary[] _libraries = [.. symbols.Libraries.Where(library => library.Area == area)];

    /// <summary>The kinds of operation that can be a site; rules register for these and no others.</summary>
    public OperationKind[] Kinds => SiteKinds.Of(_libraries);

    /// <summary>The site that <paramref name="operation"/> is, or null.</summary>
    public DeviceSite? Find(IOperation operation)
    {
        // By kind first: a test for an interface costs many times as much, and nearly every operation ends here.
        switch (operation.Kind)
        {
            case OperationKind.Invocation:
                IMethodSymbol method = ((IInvocationOperation)operation).TargetMethod;
                return Entry(method) is { } entry ? Outermost(FromCall(operation, entry))
                    : operation.Syntax is ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax ? FromMaking(operation, method.ContainingType)
                    : null;
            case OperationKind.PropertyReference:
                return Entry(((IPropertyReferenceOperation)operation).Property) is { } property ? Outermost(FromProperty(operation, property)) : null;
            case OperationKind.ObjectCreation:
                return ((IObjectCreationOperation)operation).Constructor is { } constructor && Entry(constructor) is { } made
                    ? Outermost(FromCall(operation, made))
                    : FromMaking(operation, operation.Type);
            case OperationKind.Invalid:
                // A creation that does not bind: arguments that are being written, or a constructor of another version. The type says enough.
                return operation.Syntax is BaseObjectCreationExpressionSyntax ? FromMaking(operation, operation.Type) : null;
            case OperationKind.FieldReference or OperationKind.Literal when operation is { IsImplicit: true, Parent: not IInterpolatedStringTextOperation }:
                // The default value of an argument that the call leaves out: it is reported where it is declared.
                return null;
            case OperationKind.FieldReference:
                return FromField((IFieldReferenceOperation)operation);
            case OperationKind.Conversion:
                return operation.IsImplicit ? null
                    : operation.Type?.TypeKind == TypeKind.Enum ? FromCast((IConversionOperation)operation)
                    : operation.Type?.TypeKind == TypeKind.Class ? FromTypeCast((IConversionOperation)operation)
                    : null;
            case OperationKind.Literal:
                // Most are numbers, which their text says sooner than their type.
                return operation.Syntax.RawKind switch
                {
                    (int)SyntaxKind.NumericLiteralExpression or (int)SyntaxKind.FalseLiteralExpression => null,
                    (int)SyntaxKind.TrueLiteralExpression => FromFlag(operation),
                    _ => operation.Type?.SpecialType switch
                    {
                        SpecialType.System_String => FromText(operation),
                        SpecialType.System_Boolean => FromFlag(operation),
                        _ => null,
                    },
                };
            case OperationKind.MethodReference:
                return Entry(((IMethodReferenceOperation)operation).Method) is { Role: CatalogRole.Places or CatalogRole.Dead, Accelerator: { } referred } group
                    && operation.Parent is not INameOfOperation
                    ? new DeviceSite(operation, group, referred, null, DeviceForm.Call, group.ThrowsWithout(referred)) { IsDead = group.Role == CatalogRole.Dead }
                    : null;
            case OperationKind.AnonymousFunction:
                // Most lambdas have no defaults, and their text says so sooner than their symbol.
                return operation.Syntax is not ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: > 0 } parameters }
                    || !parameters.Any(static parameter => parameter.Default is not null)
                    ? null
                    : FromDefaults(operation, ((IAnonymousFunctionOperation)operation).Symbol);
            case OperationKind.LocalFunction:
                return FromDefaults(operation, ((ILocalFunctionOperation)operation).Symbol);
            default:
                return null;
        }
    }

    private CatalogEntry? Entry(ISymbol symbol) => _index.Find(symbol);

    /// <summary>A device that is written inside the call which moves to it is one place with that call.</summary>
    private DeviceSite? Outermost(DeviceSite? site) => site is { Form: DeviceForm.Device } && IsAbsorbed(site.Operation) ? null : site;

    /// <summary>A property that yields a device, or one (or a field) whose assignment places.</summary>
    private static DeviceSite? FromProperty(IOperation property, CatalogEntry entry)
    {
        if (entry is not { Role: CatalogRole.Places, Accelerator: { } accelerator } || property.Parent is INameOfOperation)
        {
            return null;
        }

        if (entry.Conditions.Count == 0)
        {
            return new DeviceSite(property, entry, accelerator, null, entry.GivesDevice ? DeviceForm.Device : DeviceForm.Call, entry.Throws);
        }

        return property.Parent is ISimpleAssignmentOperation assignment && assignment.Target == property && EntryConditions.Hold(entry, assignment)
            ? new DeviceSite(assignment, entry, accelerator, null, DeviceForm.Call, entry.Throws)
            : null;
    }

    private DeviceSite? FromField(IFieldReferenceOperation field)
    {
        if (field.Parent is ISimpleAssignmentOperation && Entry(field.Field) is { Conditions.Count: > 0 } assigned)
        {
            return FromProperty(field, assigned);
        }

        if (field.Field is { IsStatic: true, IsReadOnly: true } && Entry(field.Field) is { Role: CatalogRole.Places, Conditions.Count: 0 } constant)
        {
            return FromProperty(field, constant);
        }

        if (field.Field.ContainingType.TypeKind == TypeKind.Enum)
        {
            return Entry(field.Field) is { Role: CatalogRole.Names, Accelerator: { } accelerator } entry && field.Parent is not INameOfOperation
                && !IsAbsorbed(field)
                ? new DeviceSite(field, entry, accelerator, IndexBeside(field), DeviceForm.Kind, Throws: false)
                : FromOwnKind(field);
        }

        // A constant of this compilation is followed from its own initialiser; one from elsewhere only shows here.
        return field.Field is { IsConst: true, Type.SpecialType: SpecialType.System_String, DeclaringSyntaxReferences.IsEmpty: true }
            ? FromText(field)
            : null;
    }
}
