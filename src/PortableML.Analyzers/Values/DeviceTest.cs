using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Symbols;

namespace PortableML.Analyzers.Values;

/// <summary>Finds where code asks whether a device is one vendor's.</summary>
internal static class DeviceTest
{
    /// <summary>
    /// What asks, by <paramref name="property"/>, for <paramref name="accelerator"/>: the property itself where it is the answer or a switch
    /// has a case for the accelerator, else the comparison or pattern that names it. It always holds the property, so that it is found live.
    /// </summary>
    public static IEnumerable<IOperation> Of(IPropertyReferenceOperation property, Accelerator accelerator, ApiIndex index)
    {
        if (property.Parent is INameOfOperation)
        {
            return [];
        }

        if (property.Property.Type.SpecialType == SpecialType.System_Boolean)
        {
            return [property];
        }

        bool Names(IOperation value) => NamedBy(value, index) == accelerator;

        IOperation read = Outermost(property);
        return read.Parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                when Names(comparison.LeftOperand == read ? comparison.RightOperand : comparison.LeftOperand) => [comparison],
            IIsPatternOperation test when IsFor(test.Pattern) => [test],
            IPropertySubpatternOperation part when IsFor(part.Pattern) => [part],
            ISwitchOperation choice when choice.Cases.SelectMany(section => section.Clauses).Any(clause => clause is ISingleValueCaseClauseOperation one && Names(one.Value)) => [property],
            ISwitchExpressionOperation choice when choice.Arms.Any(arm => IsFor(arm.Pattern)) => [property],
            _ => [],
        };

        bool IsFor(IPatternOperation pattern) => pattern switch
        {
            IConstantPatternOperation constant => Names(constant.Value),
            INegatedPatternOperation not => IsFor(not.Pattern),
            _ => false,
        };
    }

    /// <summary>The accelerator that an enum member names; null for any other value.</summary>
    public static Accelerator? NamedBy(IOperation value, ApiIndex index)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is IFieldReferenceOperation field && index.Find(field.Field) is { Role: CatalogRole.Names } entry ? entry.Accelerator : null;
    }

    private static IOperation Outermost(IOperation value)
    {
        while (value.Parent is IConversionOperation or IConditionalAccessOperation)
        {
            value = value.Parent;
        }

        return value;
    }
}
