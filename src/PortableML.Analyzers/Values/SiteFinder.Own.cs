using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Values;

/// <content>
/// Constants of the project's own: enum members and flags. Their names only say that they are worth a look: a site they are where the
/// project casts them to the library's enum or tests them before it places on a device.
/// </content>
internal sealed partial class SiteFinder
{
    private static readonly Func<INamedTypeSymbol, bool> s_isDeclaredHere = static type => !type.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>Whether an enum is of the project's own. To ask for a declaration allocates, and most enums are not.</summary>
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _isOwnKind = new(ReferenceComparer.Instance);

    /// <summary>Names come again and again, and telling words apart takes long.</summary>
    private readonly ConcurrentDictionary<string, (bool OfHardware, bool OfProcessorOnly)> _speakingNames = new(StringComparer.Ordinal);

    /// <summary>What stands for a constant of which only the uses say which accelerator it is.</summary>
    private readonly CatalogEntry? _standIn = symbols.Libraries.Where(library => library.Area == area).SelectMany(library => library.Entries)
        .FirstOrDefault(entry => entry is { Role: CatalogRole.Names, Accelerator: not null });

    /// <summary>A member of the project's own enum that is named as a device is, or speaks of hardware.</summary>
    private DeviceSite? FromOwnKind(IFieldReferenceOperation field)
    {
        if (!_isOwnKind.GetOrAdd(field.Field.ContainingType, s_isDeclaredHere) || field.Parent is INameOfOperation)
        {
            return null;
        }

        foreach (CatalogLibrary library in _libraries)
        {
            if (library.FindText(field.Field.Name, field.Field.Name.Length) is { Accelerator: { } accelerator } entry)
            {
                return IsTested(field) ? null : new DeviceSite(field, entry, accelerator, null, DeviceForm.Own, Throws: false) { Constant = field.Field.ConstantValue };
            }
        }

        return Speaks(field.Field.Name) is { OfHardware: true, OfProcessorOnly: false } && !IsTested(field)
            ? StandIn(field, field.Field.ConstantValue)
            : null;
    }

    /// <summary>A <c>true</c> for a flag that speaks of hardware: an argument, a default or an assignment of a member. What an option starts with is its
    /// user's to change.</summary>
    private DeviceSite? FromFlag(IOperation literal)
    {
        if (literal.Parent is not { Kind: OperationKind.Argument or OperationKind.SimpleAssignment or OperationKind.ParameterInitializer } parent || literal.ConstantValue.Value is not true)
        {
            return null;
        }

        string? name = parent.Kind switch
        {
            OperationKind.Argument => ((IArgumentOperation)parent).Parameter?.Name,
            OperationKind.SimpleAssignment => ((ISimpleAssignmentOperation)parent).Target is IMemberReferenceOperation member ? member.Member.Name : null,
            OperationKind.ParameterInitializer => ((IParameterInitializerOperation)parent).Parameter.Name,
            _ => null,
        };
        return name is not null && Speaks(name).OfHardware ? StandIn(literal, true) : null;
    }

    private (bool OfHardware, bool OfProcessorOnly) Speaks(string name) => _speakingNames.TryGetValue(name, out (bool, bool) known)
        ? known
        : _speakingNames.GetOrAdd(name, static key => HardwareWords.Speak(key) ? (true, HardwareWords.SpeakOfProcessor(key)) : default);

    private DeviceSite? StandIn(IOperation constant, object? value) => _standIn is { Accelerator: { } any }
        ? new DeviceSite(constant, _standIn, any, null, DeviceForm.Own, Throws: false) { Constant = value, IsStandIn = true }
        : null;

    /// <summary>The value stands in a comparison or a case: it asks, and chooses nothing.</summary>
    public static bool IsTested(IOperation value) =>
        value.Parent is IBinaryOperation or ICaseClauseOperation or IPatternOperation or IConversionOperation { Parent: IBinaryOperation or IPatternOperation };

    /// <summary>The member of the library's enum <paramref name="type"/> that an own constant becomes by a cast; null where that is no accelerator.</summary>
    public CatalogEntry? KindOf(ITypeSymbol type, object? constant)
    {
        if (constant is null or string or bool || type is not INamedTypeSymbol named)
        {
            return null;
        }

        long value = Convert.ToInt64(constant, CultureInfo.InvariantCulture);
        foreach (ISymbol member in named.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } one && Convert.ToInt64(one.ConstantValue, CultureInfo.InvariantCulture) == value
                && Entry(one) is { Role: CatalogRole.Names } entry)
            {
                return entry;
            }
        }

        return null;
    }
}
