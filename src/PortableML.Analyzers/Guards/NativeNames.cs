using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// Finds which vendor's native library a text names, also where only a part of the text is known: a folder before the name, a version
/// within it. Looks through variables that have one value and through arms that all name the same vendor's.
/// </summary>
internal static class NativeNames
{
    private const int MaximumDepth = 6;

    // Stands for what is not known: within a name it can only be a version.
    private const string Unknown = "\0";
    private const string Version = "0";

    /// <summary>What <paramref name="value"/> names in <paramref name="library"/>; null where that is not known, or differs.</summary>
    public static CatalogEntry? Find(CatalogLibrary library, IOperation value, IMemberValues? members) => library.HasFileNames ? Find(library, value, members, 0) : null;

    private static CatalogEntry? Find(CatalogLibrary library, IOperation value, IMemberValues? members, int depth)
    {
        if (value.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant is string text ? library.FindFile(text) : null;
        }

        if (depth == MaximumDepth)
        {
            return null;
        }

        return Values(value, members) is { } values
            ? Same(values.Where(one => !IsThrown(one)).Select(one => Find(library, one, members, depth + 1)))
            : library.FindFile(Text(value, depth).TrimStart(Unknown[0]).Replace(Unknown, Version));
    }

    /// <summary>The values that <paramref name="value"/> can have; null where it is made here.</summary>
    private static IReadOnlyList<IOperation>? Values(IOperation value, IMemberValues? members) => value switch
    {
        IConversionOperation conversion => [conversion.Operand],
        IConditionalOperation { WhenFalse: { } otherwise } choice => [choice.WhenTrue, otherwise],
        ISwitchExpressionOperation choice => [.. choice.Arms.Select(arm => arm.Value)],
        ILocalReferenceOperation local => LocalValues.Of(local.Local, MemberBody.Of(local)) is { Count: > 0 } values ? values : null,
        IFieldReferenceOperation or IPropertyReferenceOperation => members?.ValuesOf(((IMemberReferenceOperation)value).Member) is { Count: > 0 } values ? values : null,
        IInvocationOperation { Arguments.IsEmpty: true } call => members?.ValuesOf(call.TargetMethod) is { Count: > 0 } values ? values : null,
        _ => null,
    };

    private static CatalogEntry? Same(IEnumerable<CatalogEntry?> entries)
    {
        CatalogEntry? first = null;
        foreach (CatalogEntry? entry in entries)
        {
            if (entry is null || (first is not null && entry.Accelerator != first.Accelerator))
            {
                return null;
            }

            first ??= entry;
        }

        return first;
    }

    private static bool IsThrown(IOperation value) => value is IThrowOperation or IConversionOperation { Operand: IThrowOperation };

    private static string Text(IOperation value, int depth) => value switch
    {
        { ConstantValue: { HasValue: true, Value: string constant } } => constant,
        _ when depth >= MaximumDepth => Unknown,
        IConversionOperation conversion => Text(conversion.Operand, depth + 1),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Text(sum.LeftOperand, depth + 1) + Text(sum.RightOperand, depth + 1),
        IInterpolatedStringOperation composed => string.Concat(composed.Parts.Select(part => part switch
        {
            IInterpolatedStringTextOperation text => Text(text.Text, depth + 1),
            IInterpolationOperation hole => Text(hole.Expression, depth + 1),
            _ => Unknown,
        })),
        // A path that is put together, or looked for by a name.
        IInvocationOperation { Type.SpecialType: SpecialType.System_String } call =>
            string.Join("/", call.Arguments.SelectMany(argument => Parts(argument.Value)).Where(part => part.Type?.SpecialType == SpecialType.System_String).Select(part => Text(part, depth + 1))),
        _ => Unknown,
    };

    private static ImmutableArray<IOperation> Parts(IOperation argument) =>
        argument is IArrayCreationOperation { Initializer.ElementValues: var elements } ? elements : ImmutableArray.Create(argument);
}
