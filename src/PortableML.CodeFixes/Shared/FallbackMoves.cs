using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Symbols;

namespace PortableML.CodeFixes.Shared;

/// <summary>Decides where a statement goes that stands among those that can fail but has nothing to do with them.</summary>
internal sealed class FallbackMoves(SemanticModel model)
{
    private readonly FallbackRepeatable _repeatable = new(model);
    private readonly ProviderWords _words = new(VendorSymbols.For(model.Compilation));

    /// <summary>A message such as <c>Console.WriteLine("Using CUDA")</c> is only true where the provider was appended: it stays after that.</summary>
    public bool IsMessage(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }
        && call.ArgumentList.Arguments.Count > 0
        && call.ArgumentList.DescendantTokens().Any(token =>
            (token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)) && _words.NameVendor(token.ValueText));

    /// <summary>Tells whether <paramref name="statement"/> can run before <paramref name="others"/>: it writes nothing that they read.</summary>
    public bool CanRunBefore(StatementSyntax statement, IEnumerable<StatementSyntax> others) =>
        statement is not LabeledStatementSyntax
        && !_repeatable.IsWritten(others.SelectMany(other => other.DescendantNodes()).OfType<SimpleNameSyntax>(), statement.SpanStart, statement.Span.End);
}
