using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Options;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// <c>torch.cuda.is_available() ? torch.CUDA : torch.CPU</c> becomes the official chain, with the other accelerator before the CPU; the same
/// for <c>if</c> and <c>else</c>. What the code asked for first stays first.
/// </summary>
internal sealed class OtherAcceleratorFix(SourceDocument source)
{
    /// <summary>The fix of <paramref name="site"/>, the accelerator in a choice that ends with the CPU; null of any other choice.</summary>
    public PlaceFix? Create(FixSite site)
    {
        string other = site.IsApple ? "CUDA" : "MPS";
        ComputedDevice computed = new(source, site, []);
        if (!site.IsKnown || !source.Torch.HasMps || computed.IsComputed || computed.Given is not null
            || site.Properties.Form == DeviceForm.Call || CodeRegion.Of(site.Expression) is not { } region
            || !RuleOptions.TorchDevices(source.Document.Project.AnalyzerOptions, source.Root.SyntaxTree).Contains(other.ToLowerInvariant())
            || new VendorIntent(source).IsMeant(site.Expression, region.Member)
            || OwnRepair.Follows(source, site))
        {
            return null;
        }

        // The device may go anywhere in the type.
        if (!site.IsApple && new DoublePrecision(source).IsUsedIn((SyntaxNode?)region.Type ?? region.Member))
        {
            return null;
        }

        SyntaxNode? around = site.Expression.Ancestors().FirstOrDefault(node => node is ConditionalExpressionSyntax or IfStatementSyntax);
        TorchNames names = new(source, site.Expression.SpanStart, like: around);
        AcceleratorCondition condition = new(source, site.Properties.Accelerator, names.Query(site.IsApple ? "cuda.is_available" : "mps_is_available"));
        if (!NamedChoice.IsUnderstood(source, site) || Device(site, other, names) is not { } device)
        {
            return null;
        }

        ExpressionSyntax value = Whole(site.Expression);
        IReadOnlyList<TextChange>? changes = value.Parent is ConditionalExpressionSyntax choice && choice.Condition != value
            ? new ConditionalArm(source, condition).Add(choice, value, device)
            : new BranchArm(source, condition).Add(value, device);
        string note = site.IsApple ? "" : " (it has no float64)";
        return changes is null ? null : new PlaceFix(FixKeys.TryOtherAccelerator, $"Try {other} too, before the CPU{note}", changes);
    }

    /// <summary>The expression with the parentheses and casts around it.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax expression) =>
        expression.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax || expression.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression)
            ? Whole((ExpressionSyntax)expression.Parent!)
            : expression;

    private string? Device(FixSite site, string other, TorchNames names) => site.Properties.Form switch
    {
        DeviceForm.Text => site.Expression is LiteralExpressionSyntax literal && literal.Token.ValueText is { Length: > 0 } text
            ? $"\"{(char.IsUpper(text[0]) ? other : other.ToLowerInvariant())}\""
            : null,
        DeviceForm.Kind => names.Kind(other),
        _ => source.Model.GetTypeInfo(site.Expression).Type?.SpecialType == SpecialType.System_String ? $"\"{other.ToLowerInvariant()}\"" : names.Device(other),
    };
}
