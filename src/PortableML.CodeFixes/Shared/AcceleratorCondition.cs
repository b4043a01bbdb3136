using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Catalog;

namespace PortableML.CodeFixes.Shared;

/// <summary>Rewrites a condition that asks whether one accelerator is there into the same condition about another.</summary>
internal sealed class AcceleratorCondition(SourceDocument source, string accelerator, string otherQuery)
{
    /// <summary>
    /// The text of <paramref name="condition"/> with the other query in the place of its own; null where it asks otherwise, or what it asks
    /// beside that cannot be asked twice.
    /// </summary>
    public string? For(ExpressionSyntax condition)
    {
        if (source.HasComment(condition.Span))
        {
            return null;
        }

        switch (condition)
        {
            case ParenthesizedExpressionSyntax inner:
                return For(inner.Expression) is { } text ? (IsQuery(inner.Expression) ? text : $"({text})") : null;
            case BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression):
                string? left = For(both.Left) ?? (IsRepeatable(both.Left) ? both.Left.ToString() : null);
                string? right = For(both.Right) ?? (IsRepeatable(both.Right) ? both.Right.ToString() : null);
                return left is not null && right is not null && (For(both.Left) is null) != (For(both.Right) is null) ? $"{left} && {right}" : null;
            default:
                return IsQuery(condition) ? otherQuery : null;
        }
    }

    /// <summary>Tells whether <paramref name="condition"/> is nothing but the question for the accelerator.</summary>
    public bool IsQuery(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => IsQuery(inner.Expression),
        InvocationExpressionSyntax call => Asks(call) is { Counts: false },
        BinaryExpressionSyntax { Left: InvocationExpressionSyntax call, Right: LiteralExpressionSyntax { Token.Value: int } } count =>
            count.Kind() is SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.NotEqualsExpression
            && Asks(call) is { Counts: true },
        _ => false,
    };

    private CatalogEntry? Asks(InvocationExpressionSyntax call) =>
        source.Model.GetSymbolInfo(call).Symbol is { } method && source.Catalog.Find(method) is { Role: CatalogRole.Queries } entry
        && (entry.Accelerator?.Name == accelerator || (entry.KindParameter is not null && Names(call))) ? entry : null;

    private bool Names(InvocationExpressionSyntax call) => call.ArgumentList.Arguments is [var kind]
        && source.Model.GetSymbolInfo(kind.Expression).Symbol is { } member && source.Catalog.Find(member)?.Accelerator?.Name == accelerator;

    /// <summary>Reading it again does and costs nothing.</summary>
    private static bool IsRepeatable(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax or LiteralExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsRepeatable(access.Expression),
        PrefixUnaryExpressionSyntax not => not.IsKind(SyntaxKind.LogicalNotExpression) && IsRepeatable(not.Operand),
        ParenthesizedExpressionSyntax inner => IsRepeatable(inner.Expression),
        BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.LogicalAndExpression
            && IsRepeatable(binary.Left) && IsRepeatable(binary.Right),
        _ => false,
    };
}
