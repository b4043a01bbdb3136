using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// <c>x.pin_memory()</c> becomes <c>torch.cuda.is_available() ? x.pin_memory() : x</c>. Then both names may stand for one object, so that
/// nothing is offered where the result is written in place or disposed of.
/// </summary>
internal static class GuardFix
{
    /// <summary>The fix of <paramref name="site"/>; null where its receiver cannot stand in for the result.</summary>
    public static SiteFix? Create(SourceDocument source, FixSite site)
    {
        if (site.Expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, Parent: not ExpressionStatementSyntax } call
            || !IsName(access.Expression) || source.HasComment(call.Span) || new InPlaceWrites(source).IsResultWritten(call) || IsDisposed(call, source))
        {
            return null;
        }

        string query = new TorchNames(source, call.SpanStart).Query("cuda.is_available");
        bool needsParentheses = ValuePosition.NeedsParentheses(call);
        return new SiteFix(site, FixKeys.Guard, $"Only where CUDA is available: '{query} ? {call} : {access.Expression}'",
        [
            new TextChange(new TextSpan(call.SpanStart, 0), $"{(needsParentheses ? "(" : "")}{query} ? "),
            new TextChange(new TextSpan(call.Span.End, 0), $" : {access.Expression}{(needsParentheses ? ")" : "")}"),
        ]);
    }

    private static bool IsName(ExpressionSyntax receiver) => receiver switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsName(access.Expression),
        _ => false,
    };

    private static bool IsDisposed(InvocationExpressionSyntax call, SourceDocument source)
    {
        SyntaxNode? declaration = call.Ancestors().FirstOrDefault(node => node is StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax);
        return declaration switch
        {
            LocalDeclarationStatementSyntax local => local.UsingKeyword.IsKind(SyntaxKind.UsingKeyword)
                || local.Declaration.Variables.Any(variable => IsDisposedOf(variable.Identifier.ValueText, source.Model.GetDeclaredSymbol(variable), local, source)),
            UsingStatementSyntax => true,
            _ => false,
        };
    }

    private static bool IsDisposedOf(string name, ISymbol? local, LocalDeclarationStatementSyntax declaration, SourceDocument source) =>
        declaration.Parent!.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access =>
            access is { Expression: IdentifierNameSyntax { Identifier.ValueText: { } read } owner, Name.Identifier.ValueText: "Dispose" or "DisposeAfter" } && read == name
            && SymbolEqualityComparer.Default.Equals(source.Model.GetSymbolInfo(owner).Symbol, local));
}
