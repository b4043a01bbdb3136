using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Recognises a variable that the code itself sets to the CPU further down where the accelerator of its site is missing:
/// <c>if (!torch.cuda.is_available()) device = torch.CPU;</c>. Another accelerator would not outlive that.
/// </summary>
internal static class OwnRepair
{
    /// <summary>Tells whether what stands at <paramref name="site"/> goes into a variable that is repaired so.</summary>
    public static bool Follows(SourceDocument source, FixSite site)
    {
        AcceleratorCondition condition = new(source, site.Properties.Accelerator, "");
        return CodeRegion.Of(site.Expression) is { } region && VariableOf(source, site) is { } variable
            && VariableWrite.Find(region.Nodes(), variable, source.Model).Any(write =>
                write.At.SpanStart > site.Span.End && write.Value is { } value && (DeviceValues.IsCpu(value) ? IsIfMissing(write.At) : IsCpuIfMissing(value)));

        bool IsIfMissing(SyntaxNode write) => write.Ancestors().TakeWhile(node => node != region.Member).OfType<IfStatementSyntax>()
            .Where(choice => choice.SpanStart > site.Span.End).Any(choice => choice.Statement.Span.Contains(write.Span)
                ? IsMissing(choice.Condition)
                : choice.Else?.Span.Contains(write.Span) == true && condition.IsQuery(choice.Condition));

        bool IsCpuIfMissing(ExpressionSyntax value) => value is ConditionalExpressionSyntax choice
            && ((condition.IsQuery(choice.Condition) && DeviceValues.IsCpu(choice.WhenFalse)) || (IsMissing(choice.Condition) && DeviceValues.IsCpu(choice.WhenTrue)));

        bool IsMissing(ExpressionSyntax asked) => asked switch
        {
            ParenthesizedExpressionSyntax inner => IsMissing(inner.Expression),
            PrefixUnaryExpressionSyntax not => not.IsKind(SyntaxKind.LogicalNotExpression) && condition.IsQuery(not.Operand),
            BinaryExpressionSyntax binary => binary.Kind() switch
            {
                SyntaxKind.LogicalOrExpression => IsMissing(binary.Left) || IsMissing(binary.Right),
                SyntaxKind.EqualsExpression => condition.IsQuery(binary.Left) && binary.Right.IsKind(SyntaxKind.FalseLiteralExpression),
                _ => false,
            },
            _ => false,
        };
    }

    /// <summary>The local whose value the site is, as a whole or as an arm of a choice.</summary>
    private static ISymbol? VariableOf(SourceDocument source, FixSite site)
    {
        SyntaxNode value = site.Expression;
        while (value.Parent is ConditionalExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => source.Model.GetDeclaredSymbol(declarator),
            AssignmentExpressionSyntax assignment when assignment.Right == value => source.Model.GetSymbolInfo(assignment.Left).Symbol,
            _ => null,
        };
    }
}
