using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;

namespace PortableML.Analyzers.Values;

/// <content>What names a device: texts, members of the library's enum, casts to it, and the defaults of parameters.</content>
internal sealed partial class SiteFinder
{
    private DeviceSite? FromText(IOperation literal)
    {
        if (DeviceText.Written(literal) is not { } text)
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

        // No library calls a device "gpu", but the project may: what it makes of it shows where it tests it.
        return text.Length == 3 && string.Equals(text, "gpu", StringComparison.OrdinalIgnoreCase) && literal.Parent is not IInterpolatedStringTextOperation && !IsTested(literal)
            ? StandIn(literal, text)
            : null;
    }

    /// <summary>The first default of a lambda's or local function's parameters that names a device.</summary>
    private DeviceSite? FromDefaults(IOperation function, IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.HasExplicitDefaultValue && NamedBy(parameter) is { Entry.Accelerator: { } accelerator } named
                && parameter.DeclaringSyntaxReferences is [{ } reference] && reference.GetSyntax() is ParameterSyntax { Default.Value: { } value })
            {
                return new DeviceSite(function, named.Entry, accelerator, named.Index, named.Form, Throws: false) { DefaultOf = parameter, Syntax = value };
            }
        }

        return null;
    }

    private (CatalogEntry Entry, int? Index, DeviceForm Form)? NamedBy(IParameterSymbol parameter)
    {
        if (parameter.Type.SpecialType is not (SpecialType.None or SpecialType.System_String or SpecialType.System_Nullable_T))
        {
            return null;
        }

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

    private CatalogEntry? Cast(IConversionOperation cast) =>
        cast is { Type: INamedTypeSymbol type, ConstantValue.HasValue: true } && cast.Operand.Type?.TypeKind != TypeKind.Enum && symbols.Carrier(type) is not null
            ? Member(type, cast.ConstantValue.Value)
            : null;

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

    private static IOperation Unwrap(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
