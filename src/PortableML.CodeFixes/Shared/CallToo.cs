using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Adds before a call the one that does the same elsewhere: <c>torch.manual_seed(1);</c> before <c>torch.cuda.manual_seed(1);</c>.</summary>
internal static class CallToo
{
    /// <summary>The fix of <paramref name="site"/>; null where the call is no statement of its own, or its arguments cannot be written twice.</summary>
    public static PlaceFix? Create(SourceDocument source, FixSite site)
    {
        if (site.Expression is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax } statement } call
            || source.Model.GetSymbolInfo(call).Symbol is not { } symbol || source.Catalog.Find(symbol)?.Adds is not { } id
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(id, source.Model.Compilation) is not IMethodSymbol other
            || source.HasComment(call.ArgumentList.Span) || !call.ArgumentList.Arguments.All(argument => argument.NameColon is null && IsRepeatable(argument.Expression)))
        {
            return null;
        }

        string arguments = call.ArgumentList.ToString();
        string added = source.Torch.Declares(other)
            ? new TorchNames(source, call.SpanStart).Call(other, arguments)
            : $"{other.ContainingType.ToMinimalDisplayString(source.Model, call.SpanStart)}.{other.Name}{arguments}";
        bool isFirstInLine = source.Indentation(statement.SpanStart).Length == statement.SpanStart - source.Text.Lines.GetLineFromPosition(statement.SpanStart).Start;
        string gap = isFirstInLine ? source.NewLine + source.Indentation(statement.SpanStart) : " ";
        return new PlaceFix(FixKeys.SeedToo, $"Also call '{added}'", [new TextChange(new TextSpan(statement.SpanStart, 0), added + ";" + gap)]);
    }

    /// <summary>Evaluating it again does nothing and gives the same.</summary>
    private static bool IsRepeatable(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax or LiteralExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsRepeatable(access.Expression),
        CastExpressionSyntax cast => IsRepeatable(cast.Expression),
        ParenthesizedExpressionSyntax inner => IsRepeatable(inner.Expression),
        PrefixUnaryExpressionSyntax minus => minus.OperatorToken.Text is "-" or "+" or "~" && IsRepeatable(minus.Operand),
        BinaryExpressionSyntax binary => IsRepeatable(binary.Left) && IsRepeatable(binary.Right),
        _ => false,
    };
}
