using Microsoft.CodeAnalysis;
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
        OperationKind.AnonymousFunction,
        OperationKind.LocalFunction,
    ];

    /// <summary>The site that <paramref name="operation"/> is, or null.</summary>
    public DeviceSite? Find(IOperation operation) => operation switch
    {
        IInvocationOperation call => FromCall(call, call.TargetMethod, call.Arguments),
        IObjectCreationOperation { Constructor: { } constructor } creation => FromCall(creation, constructor, creation.Arguments),
        IPropertyReferenceOperation property => FromProperty(property),
        IFieldReferenceOperation field => FromField(field),
        ILiteralOperation { Type.SpecialType: SpecialType.System_String } literal => FromText(literal),
        IConversionOperation { IsImplicit: false, Type.TypeKind: TypeKind.Enum } cast => FromCast(cast),
        IAnonymousFunctionOperation function => FromDefaults(function, function.Symbol),
        ILocalFunctionOperation function => FromDefaults(function, function.Symbol),
        _ => null,
    };

    private CatalogEntry? Entry(ISymbol symbol) => symbols.Index.Find(symbol) is { } entry && entry.Library.Area == area ? entry : null;

    private DeviceSite? FromProperty(IPropertyReferenceOperation property) =>
        Entry(property.Property) is { Role: CatalogRole.Places, Accelerator: { } accelerator } entry && property.Parent is not INameOfOperation
            ? new DeviceSite(property, entry, accelerator, null, entry.GivesDevice ? DeviceForm.Device : DeviceForm.Call, entry.Throws)
            : null;

    private DeviceSite? FromCall(IOperation call, IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments)
    {
        if (Entry(method) is not { Role: CatalogRole.Places or CatalogRole.Dead or CatalogRole.Takes } entry)
        {
            return null;
        }

        DeviceForm form = entry.GivesDevice ? DeviceForm.Device : DeviceForm.Call;
        if (entry.Accelerator is { } accelerator)
        {
            return new DeviceSite(call, entry, accelerator, Index(entry, arguments), form, entry.ThrowsWithout(accelerator))
            {
                IsDead = entry.Role == CatalogRole.Dead,
            };
        }

        // The arguments say which accelerator. A call that only takes it is reported at the argument, so at the argument's own visit.
        if (!entry.GivesDevice && entry.Shape != ReplacementShapes.AppendProvider)
        {
            return null;
        }

        int? index = Index(entry, arguments);
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Name is { } name && (name == entry.TextParameter || name == entry.KindParameter)
                && Named(argument.Value, entry.Library, ref index) is { Accelerator: { } named } text)
            {
                return new DeviceSite(call, entry, named, index, form, entry.ThrowsWithout(named)) { IsDead = text.NeverTaken };
            }
        }

        return null;
    }

    /// <summary>What a literal, an enum member or a composed string that stands here itself names; variables are followed from their own value.</summary>
    private CatalogEntry? Named(IOperation value, CatalogLibrary library, ref int? index)
    {
        value = Unwrap(value);
        switch (value)
        {
            case IFieldReferenceOperation { Field.ContainingType.TypeKind: TypeKind.Enum } field:
                return Entry(field.Field) is { Role: CatalogRole.Names } kind ? kind : null;
            case IConversionOperation cast:
                return FromCast(cast)?.Api;
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
        if (field.Field.ContainingType.TypeKind == TypeKind.Enum)
        {
            return Entry(field.Field) is { Role: CatalogRole.Names, Accelerator: { } accelerator } entry && field.Parent is not INameOfOperation
                && !IsAbsorbed(field)
                ? new DeviceSite(field, entry, accelerator, null, DeviceForm.Kind, Throws: false)
                : null;
        }

        // A constant of this compilation is followed from its own initialiser; one from elsewhere only shows here.
        return field.Field is { IsConst: true, Type.SpecialType: SpecialType.System_String, DeclaringSyntaxReferences.IsEmpty: true }
            ? FromText(field)
            : null;
    }

    private DeviceSite? FromText(IOperation literal)
    {
        if (literal.ConstantValue.Value is not string text)
        {
            return null;
        }

        foreach (CatalogLibrary library in symbols.Libraries)
        {
            if (library.Area == area && DeviceText.Find(library, text, out int? index) is { Accelerator: { } accelerator } entry
                && DeviceText.WholeString(literal) is { } whole && !IsAbsorbed(whole))
            {
                return new DeviceSite(whole, entry, accelerator, index, DeviceForm.Text, Throws: false);
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
        foreach (CatalogLibrary library in symbols.Libraries)
        {
            if (library.Area == area && parameter.ExplicitDefaultValue is string text && DeviceText.Find(library, text, out int? index) is { } entry)
            {
                return (entry, index, DeviceForm.Text);
            }
        }

        return parameter.ExplicitDefaultValue is { } value and not string && parameter.Type is INamedTypeSymbol type && symbols.Carrier(type) is not null
            && Member(type, value) is { } member
                ? (member, null, DeviceForm.Kind)
                : null;
    }

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
            ? new DeviceSite(cast, entry, accelerator, null, DeviceForm.Kind, Throws: false)
            : null;
    }

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
            && (entry.GivesDevice || entry.Shape == ReplacementShapes.AppendProvider)
            && argument.Parameter?.Name is { } name && (name == entry.TextParameter || name == entry.KindParameter);
    }

    private static IMethodSymbol? Callee(IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };

    private static int? Index(CatalogEntry entry, IReadOnlyList<IArgumentOperation> arguments)
    {
        if (entry.IndexParameter is not null)
        {
            foreach (IArgumentOperation argument in arguments)
            {
                if (argument.Parameter?.Name == entry.IndexParameter && argument.ArgumentKind != ArgumentKind.DefaultValue)
                {
                    return argument.Value.ConstantValue.Value as int?;
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
