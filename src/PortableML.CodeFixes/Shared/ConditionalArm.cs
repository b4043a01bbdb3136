using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Adds an arm to a chain of conditional expressions, laid out as the chain is.</summary>
internal sealed class ConditionalArm(SourceDocument source, AcceleratorCondition condition)
{
    /// <summary>Adds <paramref name="device"/> before the CPU; null where the chain that holds <paramref name="value"/> is another one.</summary>
    public IReadOnlyList<TextChange>? Add(ConditionalExpressionSyntax choice, ExpressionSyntax value, string device)
    {
        if (source.HasComment(choice.Span))
        {
            return null;
        }

        if (choice.WhenFalse == value)
        {
            return choice.Condition is PrefixUnaryExpressionSyntax not && not.IsKind(SyntaxKind.LogicalNotExpression)
                && condition.IsQuery(not.Operand) && condition.For(not.Operand) is { } asked && DeviceValues.IsCpu(choice.WhenTrue)
                    ? [new TextChange(new TextSpan(choice.WhenTrue.SpanStart, 0), $"({asked} ? {device} : "), new TextChange(new TextSpan(choice.WhenTrue.Span.End, 0), ")")]
                    : null;
        }

        ConditionalExpressionSyntax last = choice;
        while (last.WhenFalse is ConditionalExpressionSyntax next)
        {
            last = next;
        }

        if (!DeviceValues.IsCpu(last.WhenFalse) || condition.For(last.Condition) is not { } other)
        {
            return null;
        }

        string question = Between(last.Condition.Span.End, last.WhenTrue.SpanStart);
        string colon = Between(last.WhenTrue.Span.End, last.WhenFalse.SpanStart);
        return [new TextChange(new TextSpan(last.WhenFalse.SpanStart, 0), other + question + device + colon)];
    }

    private string Between(int start, int end) => source.Text.ToString(TextSpan.FromBounds(start, end));
}
