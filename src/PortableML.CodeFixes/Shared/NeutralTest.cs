using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// <c>x.device.type == DeviceType.CUDA</c> becomes <c>x.device.type != DeviceType.CPU</c>, which is what most code wants to know.
/// </summary>
internal sealed class NeutralTest(SourceDocument source)
{
    private const string Cpu = "CPU";

    /// <summary>The fix of <paramref name="diagnostic"/>; null where the member is the vendor's own, or asserts its accelerator.</summary>
    public PlaceFix? Create(Diagnostic diagnostic)
    {
        SyntaxNode test = source.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return CodeRegion.Of(test) is { } region && !new VendorIntent(source).IsMeant(test, region.Member) && !VendorUse.IsIn(region.Member, test, source)
            && !source.HasComment(test.Span) && Change(test, new TorchNames(source, test.SpanStart).Kind(Cpu)) is { } change
                ? new PlaceFix(FixKeys.AskForAccelerator, $"Ask whether it is an accelerator: '{change.Text}'", change.Changes)
                : null;
    }

    private (string Text, IReadOnlyList<TextChange> Changes)? Change(SyntaxNode test, string cpu)
    {
        switch (test)
        {
            case ExpressionSyntax { Parent: SwitchExpressionSyntax { Arms: [{ WhenClause: null } arm, { Pattern: DiscardPatternSyntax }] } choice } value when choice.GoverningExpression == value:
                return Pattern(arm.Pattern, arm.Pattern, cpu);
            case ExpressionSyntax { Parent: SwitchExpressionSyntax or SwitchStatementSyntax }:
                return null;
            case MemberAccessExpressionSyntax or IdentifierNameSyntax or MemberBindingExpressionSyntax:
                return Property((ExpressionSyntax)test, cpu);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison:
                bool isRight = IsName(comparison.Right);
                string operation = comparison.IsKind(SyntaxKind.EqualsExpression) ? "!=" : "==";
                return MayBeNull(isRight ? comparison.Left : comparison.Right) ? null : Replaced(comparison,
                    new TextChange(comparison.OperatorToken.Span, operation), new TextChange((isRight ? comparison.Right : comparison.Left).Span, cpu));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } isTest:
                return MayBeNull(isTest.Left) ? null : Replaced(isTest, new TextChange(isTest.OperatorToken.Span, "!="), new TextChange(isTest.Right.Span, cpu));
            case IsPatternExpressionSyntax pattern:
                return MayBeNull(pattern.Expression) ? null
                    : pattern.Pattern is UnaryPatternSyntax negated
                    ? Replaced(pattern, new TextChange(pattern.IsKeyword.Span, "=="), new TextChange(negated.Span, cpu))
                    : Replaced(pattern, new TextChange(pattern.IsKeyword.Span, "!="), new TextChange(pattern.Pattern.Span, cpu));
            case SubpatternSyntax part:
                return Pattern(part.Pattern, part, cpu);
            default:
                return null;
        }
    }

    /// <summary>A pattern of one constant, or of any other.</summary>
    private (string, IReadOnlyList<TextChange>)? Pattern(PatternSyntax pattern, SyntaxNode whole, string cpu) => pattern is UnaryPatternSyntax
        ? Replaced(whole, new TextChange(pattern.Span, cpu))
        : HasPatterns ? Replaced(whole, new TextChange(pattern.Span, $"not {cpu}")) : null;

    private bool HasPatterns => ((CSharpParseOptions)source.Root.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp9;

    /// <summary><c>x.is_cuda</c>, by the property that says more.</summary>
    private (string, IReadOnlyList<TextChange>)? Property(ExpressionSyntax property, string cpu)
    {
        SimpleNameSyntax name = property switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => (SimpleNameSyntax)property,
        };
        if (source.Model.GetSymbolInfo(name).Symbol is not { } symbol || source.Catalog.Find(symbol)?.Becomes?.Split('.') is not [.., { } other])
        {
            return null;
        }

        ExpressionSyntax whole = property.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(access => access.WhenNotNull == property) ?? property;
        if (whole.Parent is PrefixUnaryExpressionSyntax not && not.IsKind(SyntaxKind.LogicalNotExpression))
        {
            bool inParentheses = Binds(not.Parent, not);
            return Replaced(not,
                new TextChange(not.OperatorToken.Span, inParentheses ? "(" : ""), new TextChange(name.Span, other), new TextChange(new TextSpan(not.Span.End, 0), $" == {cpu}{(inParentheses ? ")" : "")}"));
        }

        if (whole != property)
        {
            return null;
        }

        return Binds(whole.Parent, whole)
            ? Replaced(whole, new TextChange(new TextSpan(whole.SpanStart, 0), "("), new TextChange(name.Span, other), new TextChange(new TextSpan(whole.Span.End, 0), $" != {cpu})"))
            : Replaced(whole, new TextChange(name.Span, other), new TextChange(new TextSpan(whole.Span.End, 0), $" != {cpu}"));
    }

    /// <summary>What stands around binds tighter than a comparison does, or as tightly.</summary>
    private static bool Binds(SyntaxNode? parent, ExpressionSyntax child) => parent switch
    {
        BinaryExpressionSyntax binary => binary.Kind() is not (SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression),
        MemberAccessExpressionSyntax access => access.Expression == child,
        PrefixUnaryExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or IsPatternExpressionSyntax => true,
        _ => false,
    };

    /// <summary>No device is not the CPU either: the neutral question would turn null into yes.</summary>
    private bool MayBeNull(ExpressionSyntax type) => source.Model.GetTypeInfo(type).Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private bool IsName(ExpressionSyntax operand) => source.Model.GetSymbolInfo(operand).Symbol is { } symbol && source.Catalog.Find(symbol)?.Role == CatalogRole.Names;

    private (string Text, IReadOnlyList<TextChange> Changes) Replaced(SyntaxNode whole, params TextChange[] changes)
    {
        int start = whole.SpanStart;
        return (source.Text.WithChanges(changes.OrderBy(change => change.Span.Start)).ToString(
            TextSpan.FromBounds(start, whole.Span.End + changes.Sum(change => change.NewText!.Length - change.Span.Length))), changes);
    }
}
