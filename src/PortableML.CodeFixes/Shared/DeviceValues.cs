using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Judges the values of a device variable: whether others may rely on it, and for which device. A variable whose value is a site that is
/// replaced in place counts as if that were done already, so that the order of fixes does not matter.
/// </summary>
internal sealed class DeviceValues(SemanticModel model, IReadOnlyCollection<FixSite> sites, ICollection<FixSite> replacedInPlace)
{
    /// <summary>
    /// Tells whether a variable with these writes holds, after the last of them, a device of the run's own choice;
    /// <paramref name="index"/> is the CUDA device that it prefers.
    /// </summary>
    public bool AreReliable(IReadOnlyList<VariableWrite> writes, out int index)
    {
        List<int> indexes = [];
        foreach (VariableWrite write in writes)
        {
            if (write.Value is null || IsNull(write.Value) || Index(write.Value) is not { } one)
            {
                index = 0;
                return false;
            }

            // What a null is replaced with says nothing about the values that are not null.
            if (!IsCpu(write.Value) || write.ReplacesNull)
            {
                indexes.Add(one);
            }
        }

        index = indexes.FirstOrDefault();
        return writes.Count == 0 || indexes.Distinct().Count() == 1;
    }

    /// <summary>The index in an idiom that a fix wrote, or someone like it; null of any other expression.</summary>
    public static int? IdiomIndex(ExpressionSyntax? value)
    {
        if (value is not ConditionalExpressionSyntax choice || !EndsWithCpu(choice))
        {
            return null;
        }

        return choice.Condition switch
        {
            InvocationExpressionSyntax query when NameOf(query.Expression).EndsWith("is_available", StringComparison.Ordinal) => 0,
            BinaryExpressionSyntax { Left: InvocationExpressionSyntax count, Right: LiteralExpressionSyntax { Token.Value: int index } }
                when NameOf(count.Expression) == "device_count" => index,
            _ => null,
        };
    }

    /// <summary>The index of an idiom that stands there, or will when the site that stands there is replaced in place; otherwise null.</summary>
    public int? ChosenIndex(ExpressionSyntax value) =>
        IdiomIndex(value) ?? replacedInPlace.FirstOrDefault(site => site.Span == value.Span)?.Index;

    private static bool EndsWithCpu(ConditionalExpressionSyntax choice) =>
        choice.WhenFalse is ConditionalExpressionSyntax next ? EndsWithCpu(next) : IsCpu(choice.WhenFalse);

    /// <summary>The value is the CPU whatever the machine has.</summary>
    public static bool IsCpu(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax inner => IsCpu(inner.Expression),
        LiteralExpressionSyntax literal => literal.Token.ValueText.StartsWith("cpu", StringComparison.OrdinalIgnoreCase),
        InvocationExpressionSyntax { ArgumentList.Arguments: [var first, ..] } => IsCpu(first.Expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var first, ..] } => IsCpu(first.Expression),
        _ => NameOf(value) == "CPU",
    };

    /// <summary>The value is written as null or default.</summary>
    public static bool IsNull(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax suppressed => IsNull(suppressed.Operand),
        _ => value.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression or SyntaxKind.DefaultExpression,
    };

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    /// <summary>The index that <paramref name="value"/> prefers; null where it may be null or is a site that stays as it is.</summary>
    private int? Index(ExpressionSyntax value)
    {
        int index = IdiomIndex(value) ?? 0;
        foreach (FixSite site in sites)
        {
            bool isOwn = value.Span.Contains(site.Span);
            if (isOwn || site.Uses.Any(value.Span.Contains))
            {
                if (!replacedInPlace.Contains(site))
                {
                    return null;
                }

                index = isOwn ? site.Index : index;
            }
        }

        return model.GetTypeInfo(value).Nullability.FlowState == NullableFlowState.MaybeNull ? null : index;
    }
}
