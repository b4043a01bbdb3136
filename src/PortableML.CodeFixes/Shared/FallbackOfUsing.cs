using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Plans the fallback for the way of older code: <c>using (var options = …Provider(0))</c> around <c>using (var session = …)</c>. Making the
/// options and the session moves into the <c>try</c>, the work with the session stays outside.
/// </summary>
internal static class FallbackOfUsing
{
    /// <summary>Plans it; null where the options are not the resource of such a statement, or more happens in it.</summary>
    public static FallbackPlan? Plan(ProviderCall call, ProviderVariable options, BaseObjectCreationExpressionSyntax session, SemanticModel model)
    {
        if (call.Syntax.Parent?.Parent?.Parent?.Parent is not UsingStatementSyntax resource
            || FallbackHost.Of(resource) is not { IsEmbedded: false } host
            || FallbackHost.Of(session) is not { Statement: { } work }
            || Content(resource) is not [.., var innermost] content || innermost != work
            || options.Uses.Any(use => use.SpanStart > session.Span.End)
            || HasComment(resource, content))
        {
            return null;
        }

        FallbackValues values = new(options, model, new FallbackNaming(model, resource.SpanStart, [host.Scope]), session.Span.End);
        FallbackReplay replay = new(options, null, values, model);
        FallbackRegion region = new();
        List<StatementSyntax> settings = [.. content.Take(content.Length - 1)];
        if (FallbackSlot.Of(session, FallbackHost.Of(session)!, model, "session", host) is not { } slot
            || !settings.All(setting => !replay.Appends(setting) && values.AreRepeatable(setting) && replay.TryAdd(setting))
            || !values.AreRepeatable(session)
            || FallbackPreparation.Of([call], host, host.Index, model) is not { } preparation
            || !preparation.TryAddTo(region, host, host.Index, new FallbackMoves(model)))
        {
            return null;
        }

        ExpressionSyntax plain = SyntaxFactory.ParseExpression($"new {FallbackType.Of(call.Syntax, model)}()");
        StatementSyntax Using(ExpressionSyntax made, Func<StatementSyntax, StatementSyntax> copy) => With(
            resource, call.Syntax, made, settings.Select(setting => copy(FallbackIndent.Take(setting))).Append(copy(slot.Assign(session))), FallbackLayout.Around(resource));

        region.Accelerators.Add(call.Accelerator);
        region.Declarations.AddRange(slot.Before);
        region.Try(Using(call.Syntax, statement => statement), host.Index);
        region.Handler.Add(Using(plain, FallbackRegion.WithoutComments));
        region.After.AddRange(slot.After);
        region.LeadFrom(host.Siblings[preparation.First]);
        return new FallbackPlan(host, preparation.First, region);
    }

    private static StatementSyntax[] Content(UsingStatementSyntax resource) =>
        resource.Statement is BlockSyntax block ? [.. block.Statements] : [resource.Statement];

    private static UsingStatementSyntax With(
        UsingStatementSyntax resource, ExpressionSyntax old, ExpressionSyntax made, IEnumerable<StatementSyntax> content, FallbackLayout layout)
    {
        UsingStatementSyntax head = resource
            .WithDeclaration(resource.Declaration!.ReplaceNode(old, made))
            .WithCloseParenToken(resource.CloseParenToken.WithTrailingTrivia())
            .WithLeadingTrivia();
        return head.WithStatement(FallbackBlock.Of(layout.Bare, content.Select(statement => FallbackIndent.Place(statement, layout.Unit, layout.NewLine)), default));
    }

    private static bool HasComment(UsingStatementSyntax resource, StatementSyntax[] content) => resource.DescendantTrivia()
        .Any(trivia => !FallbackIndent.IsWhiteSpace(trivia) && trivia.SpanStart > resource.SpanStart && !content.Any(statement => statement.FullSpan.Contains(trivia.Span)));
}
