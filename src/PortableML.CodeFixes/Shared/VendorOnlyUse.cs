using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Recognises a parameter that the code uses only where it is the vendor's: <c>if (device == DeviceType.CUDA) this.to(device);</c>. Another
/// accelerator would never get there.
/// </summary>
internal static class VendorOnlyUse
{
    /// <summary>Tells whether all of <paramref name="reads"/> ask for <paramref name="vendor"/>, the parameter's default, or stand where it was found.</summary>
    public static bool Of(IReadOnlyCollection<IdentifierNameSyntax> reads, ExpressionSyntax vendor, SemanticModel model)
    {
        object? value = model.GetConstantValue(vendor).Value;
        return value is not null && reads.Any(IsAsked) && reads.All(read => IsAsked(read) || IsNullTest(read) || read.Ancestors().Any(IsFound));

        bool IsAsked(IdentifierNameSyntax read) => Comparison(read) is { } comparison && comparison.IsKind(SyntaxKind.EqualsExpression)
            && Equals(model.GetConstantValue(comparison.Left == read ? comparison.Right : comparison.Left).Value, value);

        bool IsFound(SyntaxNode node) => node is StatementSyntax { Parent: IfStatementSyntax choice } && choice.Statement == node
            && Both(choice.Condition).Any(condition => condition is BinaryExpressionSyntax asked && reads.Any(read => Comparison(read) == asked && IsAsked(read)));
    }

    private static BinaryExpressionSyntax? Comparison(IdentifierNameSyntax read) => read.Parent as BinaryExpressionSyntax;

    private static bool IsNullTest(IdentifierNameSyntax read) =>
        Comparison(read) is { } comparison && (DeviceValues.IsNull(comparison.Left) || DeviceValues.IsNull(comparison.Right));

    /// <summary>What must all be true for <paramref name="condition"/> to be.</summary>
    private static IEnumerable<ExpressionSyntax> Both(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => Both(inner.Expression),
        BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression) => Both(both.Left).Concat(Both(both.Right)),
        _ => [condition],
    };
}
