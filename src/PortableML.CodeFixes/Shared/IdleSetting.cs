using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Symbols;

namespace PortableML.CodeFixes.Shared;

/// <summary>A setting of session options that does nothing where it stands, or forbids the fallback, and what mends it.</summary>
internal sealed class IdleSetting
{
    private readonly ExpressionSyntax _place;
    private readonly CatalogEntry _api;
    private readonly SemanticModel _model;

    private IdleSetting(ExpressionSyntax place, CatalogEntry api, SemanticModel model)
    {
        _place = place;
        _api = api;
        _model = model;
    }

    /// <summary>The equivalence key, which never changes.</summary>
    public string Key => _api.IsWhereMeant ? "PML2006.SayWhatIsMeant" : _api.IsBefore ? "PML2006.AppendLast" : _api.IsBeside ? "PML2006.RemovePolicy" : "PML2006.AllowFallback";

    /// <summary>What will stand there.</summary>
    public string Title =>
        _api.IsWhereMeant ? $"Use {_api.Becomes}"
        : _api.IsBefore ? "Append it behind the accelerators"
        : _api.IsBeside ? "Remove it: it is ignored beside an appended provider"
        : "Remove it, so that the session can run on the CPU";

    /// <summary>The setting at <paramref name="span"/>; null where none is.</summary>
    public static IdleSetting? At(TextSpan span, SemanticModel model)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot();
        ExpressionSyntax? place = FixSite.FindCall(root, span)
            ?? (root.FullSpan.Contains(span) ? root.FindNode(span, getInnermostNodeForTie: true) as ExpressionSyntax : null);
        return place is not null && model.GetSymbolInfo(place).Symbol is { } symbol && VendorSymbols.For(model.Compilation).Index.Find(symbol) is { Because.Length: > 0 } api
            ? new IdleSetting(place, api, model)
            : null;
    }

    /// <summary>The changes; null where something that is written beside it would be lost, or what is meant cannot be told.</summary>
    public IReadOnlyList<TextChange>? Changes()
    {
        if (_api.IsWhereMeant)
        {
            SimpleNameSyntax? name = _place as SimpleNameSyntax ?? (_place as MemberAccessExpressionSyntax)?.Name;
            return name is not null && _api.Becomes is { } becomes && _model.GetSymbolInfo(_place).Symbol is IFieldSymbol field && !field.ContainingType.GetMembers(becomes).IsEmpty
                ? [new TextChange(name.Span, becomes)]
                : null;
        }

        // With a comment or a directive the author has more to say.
        if (_place is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, Parent: ExpressionStatementSyntax statement }
            || FallbackHost.Of(statement) is not { IsEmbedded: false } host
            || statement.ContainsDirectives || statement.DescendantTrivia().Any(trivia => !FallbackIndent.IsWhiteSpace(trivia)) || !IsOnOwnLines(statement))
        {
            return null;
        }

        TextChange removal = new(Lines(statement), "");
        if (!_api.IsBefore)
        {
            return [removal];
        }

        SourceText text = statement.SyntaxTree.GetText();
        return host.Siblings.LastOrDefault(sibling => sibling.SpanStart > statement.SpanStart && Appends(sibling, access.Expression)) is { } last && IsOnOwnLines(last)
            ? [removal, new TextChange(new TextSpan(Lines(last).End, 0), (last.GetLastToken().IsKind(SyntaxKind.CloseBraceToken) ? FallbackLayout.Around(last).NewLine : "") + text.ToString(Lines(statement)))]
            : null;
    }

    private bool Appends(StatementSyntax statement, ExpressionSyntax options) => statement.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Any(call => ProviderCall.Of(call, _model) is { Makes: false, Options: { } other } && SyntaxFactory.AreEquivalent(other, options));

    private static bool IsOnOwnLines(StatementSyntax statement)
    {
        SourceText text = statement.SyntaxTree.GetText();
        return FallbackLayout.StartsLine(text, statement.SpanStart) && statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
    }

    /// <summary>The statement with the white space before it on its line and the end of its last line.</summary>
    private static TextSpan Lines(StatementSyntax statement)
    {
        TextLineCollection lines = statement.SyntaxTree.GetText().Lines;
        return TextSpan.FromBounds(lines.GetLineFromPosition(statement.SpanStart).Start, lines.GetLineFromPosition(statement.Span.End).EndIncludingLineBreak);
    }
}
