using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Values;

/// <summary>
/// Recognises the operations that name an accelerator. It looks at one operation and its arguments only, and allocates nothing
/// for what does not match.
/// </summary>
internal sealed class SiteFinder(VendorSymbols symbols, string area)
{
    /// <summary>The kinds of operation that can be a site; rules register for these and no others.</summary>
    public static readonly OperationKind[] Kinds =
    [
        OperationKind.Invocation,
        OperationKind.PropertyReference,
        OperationKind.ObjectCreation,
        OperationKind.FieldReference,
        OperationKind.Conversion,
        OperationKind.Literal,
        OperationKind.MethodReference,
        OperationKind.AnonymousFunction,
        OperationKind.LocalFunction,
        OperationKind.Invalid,
    ];

    private readonly ApiIndex _index = symbols.IndexOf(area);

    private readonly CatalogLibrary[] _libraries = [.. symbols.Libraries.Where(library => library.Area == area)];

    /// <summary>The site that <paramref name="operation"/> is, or null.</summary>
    public DeviceSite? Find(IOperation operation)
    {
        // By kind first: a test for an interface costs many times as much, and nearly every operation ends here.
        switch (operation.Kind)
        {
            case OperationKind.Invocation:
                IMethodSymbol method = ((IInvocationOperation)operation).TargetMethod;
                return Entry(method) is { } entry ? FromCall(operation, entry)
                    : method.MethodKind == MethodKind.Constructor ? FromMaking(operation, method.ContainingType)
                    : null;
            case OperationKind.PropertyReference:
                return Entry(((IPropertyReferenceOperation)operation).Property) is { } property ? FromProperty(operation, property) : null;
            case OperationKind.ObjectCreation:
                return ((IObjectCreationOperation)operation).Constructor is { } constructor && Entry(constructor) is { } made ? FromCall(operation, made) : FromMaking(operation, operation.Type);
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
                return operation.Type?.SpecialType switch
                {
                    SpecialType.System_String => FromText(operation),
                    SpecialType.System_Boolean => FromFlag(operation),
                    _ => null,
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

    private DeviceSite? FromCall(IOperation call, CatalogEntry entry)
    {
        if (entry.Role is not (CatalogRole.Places or CatalogRole.Dead or CatalogRole.Takes) || !EntryConditions.Hold(entry, call))
        {
            return null;
        }

        ImmutableArray<IArgumentOperation> arguments = Arguments(call);
        if (entry.IsOnDevice && (FoundDevice.IsMadeBy(call, api => Entry(api) is { Role: CatalogRole.Places })
            || (call is IInvocationOperation { Instance: IConversionOperation { IsImplicit: false } cast } && FromTypeCast(cast) is not null)))
        {
            return null;
        }

        DeviceForm form = entry.GivesDevice ? DeviceForm.Device : DeviceForm.Call;
        if (entry.Accelerator is { } accelerator)
        {
            return new DeviceSite(call, entry, accelerator, Index(entry, arguments), form, entry.ThrowsWithout(accelerator))
            {
                IsDead = entry.Role == CatalogRole.Dead,
                IsDeviceThere = entry.IsOnDevice && !FoundDevice.MayBeMissing(call),
            };
        }

        // The arguments say which accelerator. A call that only takes it is reported at the argument, so at the argument's own visit.
        if (!entry.ReportsCall)
        {
            return null;
        }

        int? index = Index(entry, arguments);
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Name is { } name && (name == entry.TextParameter || name == entry.KindParameter)
                && Named(argument.Value, entry.Library, ref index) is { Accelerator: { } named } text)
            {
                return new DeviceSite(call, entry, named, index, form, entry.ThrowsWithout(named)) { IsDead = text.NeverTaken, Platforms = text.Platforms };
            }
        }

        return null;
    }

    /// <summary>An object is made, by whichever constructor, that only exists where the accelerator does.</summary>
    private DeviceSite? FromMaking(IOperation making, ITypeSymbol? type) =>
        type is not null && Entry(type) is { Accelerator: { } accelerator } entry && entry is { Role: CatalogRole.Places } or { Role: CatalogRole.Queries, Throws: true }
            ? new DeviceSite(making, entry, accelerator, Index(entry, Arguments(making)), DeviceForm.Call, entry.ThrowsWithout(accelerator))
            : null;

    private static ImmutableArray<IArgumentOperation> Arguments(IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => ImmutableArray<IArgumentOperation>.Empty,
    };

    /// <summary>What a literal, an enum member or a composed string that stands here itself names; variables are followed from their own value.</summary>
    private CatalogEntry? Named(IOperation value, CatalogLibrary library, ref int? index)
    {
        value = Unwrap(value);
        switch (value)
        {
            case IFieldReferenceOperation { Field.ContainingType.TypeKind: TypeKind.Enum } field:
                return Entry(field.Field) is { Role: CatalogRole.Names } kind ? kind : null;
            case IConversionOperation cast:
                return Cast(cast);
            case ILiteralOperation or IInterpolatedStringOperation or IBinaryOperation:
                if (FirstText(value) is not { } text)
                {
                    return null;
                }

                CatalogEntry? entry = DeviceText.Find(library, text, out int? inText);
                index = inText ?? index;
                return entry;
            default:
                return null;
        }
    }

    private static string? FirstText(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: string constant } } => constant,
        IInterpolatedStringOperation { Parts: [IInterpolatedStringTextOperation { Text.ConstantValue.Value: string start }, ..] } => start,
        IBinaryOperation binary => FirstText(binary.LeftOperand),
        _ => null,
    };

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
                : field.Field.DeclaringSyntaxReferences.IsEmpty ? null : FromOwnKind(field);
        }

        // A constant of this compilation is followed from its own initialiser; one from elsewhere only shows here.
        return field.Field is { IsConst: true, Type.SpecialType: SpecialType.System_String, DeclaringSyntaxReferences.IsEmpty: true }
            ? FromText(field)
            : null;
    }

    /// <summary>
    /// A member of the project's own enum that is named as a device is. The name only says that it is worth a look: a site it is where
    /// the project casts it to the library's enum or tests it before it places on that device.
    /// </summary>
    private DeviceSite? FromOwnKind(IFieldReferenceOperation field)
    {
        foreach (CatalogLibrary library in _libraries)
        {
            if (library.FindText(field.Field.Name, field.Field.Name.Length) is { Accelerator: { } accelerator } entry && !IsTested(field))
            {
                return new DeviceSite(field, entry, accelerator, null, DeviceForm.Own, Throws: false) { Constant = field.Field.ConstantValue };
            }
        }

        return null;
    }

    /// <summary>A <c>true</c> for a flag that speaks of hardware: an argument, a default or an assignment of a member. What an option starts with is its
    /// user's to change.</summary>
    private DeviceSite? FromFlag(IOperation literal)
    {
        string? name = literal.Parent switch
        {
            IArgumentOperation { Parameter: { } parameter } => parameter.Name,
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } => member.Member.Name,
            IParameterInitializerOperation { Parameter: { } parameter } => parameter.Name,
            _ => null,
        };
        if (name is null || literal.ConstantValue.Value is not true || !HardwareWords.Speak(name))
        {
            return null;
        }

        // Which accelerator the flag leads to shows only where it is tested; until then the first of the library stands in.
        return _libraries[0].Entries.FirstOrDefault(entry => entry is { Role: CatalogRole.Names, Accelerator: not null }) is { Accelerator: { } accelerator } any
            ? new DeviceSite(literal, any, accelerator, null, DeviceForm.Own, Throws: false) { Constant = true }
            : null;
    }

    /// <summary>The value stands in a comparison or a case: it asks, and chooses nothing.</summary>
    public static bool IsTested(IOperation value) =>
        value.Parent is IBinaryOperation or ICaseClauseOperation or IPatternOperation or IConversionOperation { Parent: IBinaryOperation or IPatternOperation };

    private DeviceSite? FromText(IOperation literal)
    {
        if (literal.ConstantValue.Value is not string text)
        {
            return null;
        }

        foreach (CatalogLibrary library in _libraries)
        {
            if (DeviceText.Find(library, text, out int? index) is { Accelerator: { } accelerator } entry
                && DeviceText.WholeString(literal) is { } whole && !IsAbsorbed(whole))
            {
                return new DeviceSite(whole, entry, accelerator, index, DeviceForm.Text, Throws: false) { Constant = text };
            }
        }

        return null;
    }

    /// <summary>The first default of a lambda's or local function's parameters that names a device.</summary>
    private DeviceSite? FromDefaults(IOperation function, IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.HasExplicitDefaultValue && parameter.DeclaringSyntaxReferences is [{ } reference]
                && reference.GetSyntax() is ParameterSyntax { Default.Value: { } value } && NamedBy(parameter) is { Entry.Accelerator: { } accelerator } named)
            {
                return new DeviceSite(function, named.Entry, accelerator, named.Index, named.Form, Throws: false) { DefaultOf = parameter, Syntax = value };
            }
        }

        return null;
    }

    private (CatalogEntry Entry, int? Index, DeviceForm Form)? NamedBy(IParameterSymbol parameter)
    {
        foreach (CatalogLibrary library in _libraries)
        {
            if (parameter.ExplicitDefaultValue is string text && DeviceText.Find(library, text, out int? index) is { } entry)
            {
                return (entry, index, DeviceForm.Text);
            }
        }

        return parameter.ExplicitDefaultValue is { } value and not string && parameter.Type is INamedTypeSymbol type && symbols.Carrier(type) is not null
            && Member(type, value) is { } member
                ? (member, null, DeviceForm.Kind)
                : null;
    }

    /// <summary>Tells whether the value of an own constant is the site's accelerator in the library's enum <paramref name="type"/>.</summary>
    public bool IsSameKind(ITypeSymbol type, DeviceSite site) =>
        site.Constant is { } constant && type is INamedTypeSymbol named && named.GetMembers().OfType<IFieldSymbol>().Any(member =>
            member.HasConstantValue && Convert.ToInt64(member.ConstantValue, CultureInfo.InvariantCulture) == Convert.ToInt64(constant, CultureInfo.InvariantCulture)
            && Entry(member)?.Accelerator == site.Accelerator);

    private CatalogEntry? Member(INamedTypeSymbol type, object? value)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } named && Equals(named.ConstantValue, value) && Entry(named) is { Role: CatalogRole.Names } entry)
            {
                return entry;
            }
        }

        return null;
    }

    private DeviceSite? FromCast(IConversionOperation cast)
    {
        if (cast.Type is not INamedTypeSymbol type || cast.Operand.Type?.TypeKind == TypeKind.Enum || !cast.ConstantValue.HasValue
            || symbols.Carrier(type) is null)
        {
            return null;
        }

        return Member(type, cast.ConstantValue.Value) is { Accelerator: { } accelerator } entry && !IsAbsorbed(cast)
            ? new DeviceSite(cast, entry, accelerator, IndexBeside(cast), DeviceForm.Kind, Throws: false)
            : null;
    }

    /// <summary>A cast to the type that only one vendor's devices have: elsewhere it fails, or gives a null that nothing tests.</summary>
    private DeviceSite? FromTypeCast(IConversionOperation cast) =>
        cast is { OperatorMethod: null, Conversion.IsIdentity: false, Type: { } type } && Entry(type) is { Role: CatalogRole.Queries, Throws: true, Accelerator: { } accelerator } entry
        && cast.Operand.Type?.TypeKind == TypeKind.Class && !UntestedCast.IsTested(cast)
        && !(IsCalledOnDevice(cast.Parent) && FoundDevice.MayBeMissing(cast.Parent!))
            ? new DeviceSite(cast, entry, accelerator, null, DeviceForm.Call, Throws: true)
            : null;

    /// <summary>The call is made on a device object, so that one of the two is the place: the cast, or the call on what a list may not hold.</summary>
    private bool IsCalledOnDevice(IOperation? call) => call is IInvocationOperation { TargetMethod: { } method } && Entry(method) is { IsOnDevice: true };

    private CatalogEntry? Cast(IConversionOperation cast) =>
        cast is { Type: INamedTypeSymbol type, ConstantValue.HasValue: true } && cast.Operand.Type?.TypeKind != TypeKind.Enum && symbols.Carrier(type) is not null
            ? Member(type, cast.ConstantValue.Value)
            : null;

    /// <summary>The index in the argument beside an enum member: <c>x.to(DeviceType.CUDA, 1)</c>.</summary>
    private int? IndexBeside(IOperation value) =>
        value.Parent is IArgumentOperation { Parent: IInvocationOperation call } && Entry(call.TargetMethod) is { Role: CatalogRole.Takes } entry
            ? Index(entry, call.Arguments)
            : null;

    /// <summary>The value is written inside the call that makes the device of it, so that call is the site.</summary>
    private bool IsAbsorbed(IOperation value)
    {
        IOperation current = value;
        while (current.Parent is IConversionOperation { OperatorMethod: null } conversion)
        {
            current = conversion;
        }

        return current.Parent is IArgumentOperation { Parent: { } call } argument
            && Callee(call) is { } method
            && Entry(method) is { Role: CatalogRole.Takes } entry
            && entry.ReportsCall
            && argument.Parameter?.Name is { } name && (name == entry.TextParameter || name == entry.KindParameter);
    }

    private static IMethodSymbol? Callee(IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };

    private static int? Index(CatalogEntry entry, ImmutableArray<IArgumentOperation> arguments)
    {
        if (entry.IndexParameter is not null)
        {
            foreach (IArgumentOperation argument in arguments)
            {
                if (argument.Parameter?.Name == entry.IndexParameter && argument.ArgumentKind != ArgumentKind.DefaultValue)
                {
                    // -1 is "no index".
                    return argument.Value.ConstantValue.Value is int index and >= 0 ? index : null;
                }
            }
        }

        return null;
    }

    private static IOperation Unwrap(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
