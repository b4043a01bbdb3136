using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Turns the expression body of a method, a local function or an accessor into a block that begins with a declaration.</summary>
internal static class BodyConversion
{
    /// <summary>
    /// The changes around the expression of <paramref name="arrow"/>; null where its owner cannot have a block in its place. Those for
    /// different declarations differ in one insertion, so that they can be joined.
    /// </summary>
    public static IReadOnlyList<TextChange>? Convert(SourceFile source, ArrowExpressionClauseSyntax arrow, string declaration)
    {
        (SyntaxToken semicolon, ISymbol? symbol) = arrow.Parent switch
        {
            BaseMethodDeclarationSyntax method => (method.SemicolonToken, source.Model.GetDeclaredSymbol(method)),
            LocalFunctionStatementSyntax local => (local.SemicolonToken, source.Model.GetDeclaredSymbol(local)),
            AccessorDeclarationSyntax accessor => (accessor.SemicolonToken, source.Model.GetDeclaredSymbol(accessor)),
            _ => (default(SyntaxToken), (ISymbol?)null),
        };
        TextSpan before = TextSpan.FromBounds(arrow.ArrowToken.GetPreviousToken().Span.End, arrow.Expression.SpanStart);
        if (symbol is not IMethodSymbol body || source.HasComment(before))
        {
            return null;
        }

        string outer = source.Indentation(arrow.Parent!.GetFirstToken().SpanStart);
        string inner = outer + (outer.StartsWith("\t", StringComparison.Ordinal) ? "\t" : "    ");
        string keyword = ReturnsValue(body) && arrow.Expression is not ThrowExpressionSyntax ? "return " : "";
        string line = source.NewLine;
        return
        [
            new TextChange(TextSpan.FromBounds(before.Start, arrow.SpanStart), $"{line}{outer}{{"),
            new TextChange(new TextSpan(arrow.SpanStart, 0), line + inner + declaration),
            new TextChange(TextSpan.FromBounds(arrow.SpanStart, before.End), $"{line}{inner}{keyword}"),
            new TextChange(new TextSpan(semicolon.Span.End, 0), $"{line}{outer}}}"),
        ];
    }

    private static bool ReturnsValue(IMethodSymbol method) =>
        !method.ReturnsVoid && !(method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false });
}
