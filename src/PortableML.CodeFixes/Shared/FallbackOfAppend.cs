using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Plans the fallback for providers that are appended to options whose session is made elsewhere. A failed call leaves the options as they
/// were, so there is nothing to do in the handler.
/// </summary>
internal static class FallbackOfAppend
{
    /// <summary>Plans it for <paramref name="call"/> and its neighbours on the same options.</summary>
    public static FallbackPlan? Plan(ProviderCall call, ProviderVariable? options, FallbackHost host, SemanticModel model)
    {
        FallbackRegion region = new();
        if (host.Node is ExpressionSyntax body)
        {
            region.Attempt.Add(FallbackBody.ToStatement(body, body, model));
            region.Accelerators.Add(call.Accelerator);
            return FallbackPreparation.Of([call], host, 0, model) is null ? null : new FallbackPlan(host, 0, region);
        }

        if (host.Statement is not ExpressionStatementSyntax)
        {
            return null;
        }

        int first = host.Index;
        int last = host.Index;
        for (; first > 0 && Call(host.Siblings[first - 1], options, model) is not null; first--)
        {
        }

        for (; last + 1 < host.Siblings.Count && Call(host.Siblings[last + 1], options, model) is not null; last++)
        {
        }

        IReadOnlyList<StatementSyntax> appends = [.. host.Siblings.Skip(first).Take(last - first + 1)];
        IReadOnlyList<ProviderCall> calls = [.. appends.Select(statement => Call(statement, options, model) ?? call)];
        if (FallbackPreparation.Of(calls, host, last, model) is not { } preparation
            || host.Siblings.Take(first).Skip(preparation.First).Any(statement => Appends(statement, options, model))
            || !preparation.TryAddTo(region, host, first, new FallbackMoves(model)))
        {
            return null;
        }

        for (int i = first; i <= last; i++)
        {
            region.Try(FallbackIndent.Take(host.Siblings[i]), i);
        }

        region.Accelerators.AddRange(calls.Select(other => other.Accelerator));
        int start = Math.Min(first, preparation.First);
        region.LeadFrom(host.Siblings[start]);
        return new FallbackPlan(FallbackHost.Of(host.Siblings[last])!, start, region);
    }

    private static ProviderCall? Call(StatementSyntax statement, ProviderVariable? options, SemanticModel model) =>
        options is not null
        && statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax syntax }
        && ProviderCall.Of(syntax, model) is { Makes: false } call && options.Is(call.Options) ? call : null;

    private static bool Appends(StatementSyntax statement, ProviderVariable? options, SemanticModel model) => statement.DescendantNodes()
        .OfType<InvocationExpressionSyntax>().Any(syntax => ProviderCall.Of(syntax, model) is { Makes: false } call && options?.Is(call.Options) != false);
}
