using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// <c>x.device == torch.CUDA</c> becomes <c>x.device.type == DeviceType.CUDA</c>: the enum member needs no hardware, and devices themselves
/// are compared by reference.
/// </summary>
internal static class TypeComparisonFix
{
    /// <summary>Tells whether <paramref name="device"/> is compared by <c>==</c> or <c>!=</c>.</summary>
    public static bool IsComparison(ExpressionSyntax device) =>
        Bare(device).Parent is BinaryExpressionSyntax binary && binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression;

    /// <summary>The fix of <paramref name="site"/>; null where an index would be lost, or the other side is no device.</summary>
    public static SiteFix? Create(SourceDocument source, FixSite site)
    {
        ExpressionSyntax device = Bare(site.Expression);
        BinaryExpressionSyntax comparison = (BinaryExpressionSyntax)device.Parent!;
        ExpressionSyntax other = comparison.Left == device ? comparison.Right : comparison.Left;
        TypeInfo type = source.Model.GetTypeInfo(other);
        if (site.Index > 0 || new ComputedDevice(source, site, []).IsComputed || !source.Torch.IsDevice(type.Type) || source.HasComment(device.Span) || !IsPrimary(other))
        {
            return null;
        }

        string kind = new TorchNames(source, device.SpanStart).Kind(site.Properties.Accelerator);
        bool mayBeNull = other is not ConditionalAccessExpressionSyntax && type.Nullability.FlowState == NullableFlowState.MaybeNull;
        string access = mayBeNull ? "?.type" : ".type";
        return new SiteFix(site, FixKeys.CompareType, $"Compare the type: '{other}{access} {comparison.OperatorToken.Text} {kind}' (devices are compared by reference)",
            [new TextChange(new TextSpan(other.Span.End, 0), access), new TextChange(device.Span, kind)]);
    }

    private static ExpressionSyntax Bare(ExpressionSyntax expression) =>
        expression.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax ? Bare((ExpressionSyntax)expression.Parent) : expression;

    /// <summary>A member can be read of it without parentheses.</summary>
    private static bool IsPrimary(ExpressionSyntax expression) =>
        expression is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ThisExpressionSyntax
            or ParenthesizedExpressionSyntax or ConditionalAccessExpressionSyntax;
}
