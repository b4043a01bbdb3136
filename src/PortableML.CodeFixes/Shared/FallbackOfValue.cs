using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Plans the fallback for options that are made with a provider where they are used: alone, to be returned or kept, or as an argument of
/// their session, which is then made without them.
/// </summary>
internal static class FallbackOfValue
{
    /// <summary>Plans it for <paramref name="call"/>; null where its statement can neither be repeated nor be given a value that was made before.</summary>
    public static FallbackPlan? Plan(ProviderCall call, FallbackHost host, SemanticModel model)
    {
        ArgumentSyntax? argument = call.Syntax.Parent as ArgumentSyntax;
        BaseObjectCreationExpressionSyntax? session = argument?.Parent?.Parent as BaseObjectCreationExpressionSyntax;
        session = ProviderSession.IsMade(session, model) ? session : null;
        ExpressionSyntax? branch = OtherBranch(call.Syntax, model);
        ExpressionSyntax value = session ?? (branch is null ? call.Syntax : (ExpressionSyntax)call.Syntax.Parent!);
        FallbackValues values = new(null, model, new FallbackNaming(model, host.Node.SpanStart, [host.Scope]), value.Span.End);
        int last = Math.Max(0, host.Index);
        if (FallbackSlot.Of(value, host, model, session is null ? "options" : "session") is not { } slot
            || FallbackPreparation.Of([call], host, last, model) is not { } preparation
            || (session is null ? [] : values.Keep(session)) is not { } kept
            || (kept.Count > 0 && !new FallbackPath(model).ComesFirst(value, host.Node)))
        {
            return null;
        }

        FallbackRegion region = new();
        if (host.Statement is not null && !preparation.TryAddTo(region, host, last, new FallbackMoves(model)))
        {
            return null;
        }

        ExpressionSyntax plain = SyntaxFactory.ParseExpression($"new {FallbackType.Of(call.Syntax, model)}()");
        ExpressionSyntax instead = session is null
            ? branch?.WithoutTrivia() ?? plain
            : WithoutProvider(values.Copy(session, null), session.ArgumentList!.Arguments.IndexOf(argument!), plain);
        region.Accelerators.Add(call.Accelerator);
        region.Before.AddRange(kept);
        region.Declarations.AddRange(slot.Before);
        region.Try(slot.Assign(values.Copy(value, null)), last);
        region.Handler.Add(FallbackRegion.WithoutComments(slot.Assign(instead)));
        region.After.AddRange(slot.After);
        if (host.Statement is not null)
        {
            region.LeadFrom(host.Siblings[preparation.First]);
        }

        return new FallbackPlan(host, preparation.First, region);
    }

    /// <summary>A choice between options with a provider and options without gives the latter in both cases.</summary>
    private static ExpressionSyntax? OtherBranch(ExpressionSyntax call, SemanticModel model)
    {
        ExpressionSyntax? other = call.Parent is ConditionalExpressionSyntax choice ? choice.WhenTrue == call ? choice.WhenFalse : choice.WhenTrue : null;
        return ProviderSession.IsOptionsMade(other, model) && new FallbackRepeatable(model).Computes(((ConditionalExpressionSyntax)call.Parent!).Condition) ? other : null;
    }

    /// <summary>The session without its options, where a constructor takes only the model; else with plain ones.</summary>
    private static BaseObjectCreationExpressionSyntax WithoutProvider(BaseObjectCreationExpressionSyntax session, int index, ExpressionSyntax plain)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = session.ArgumentList!.Arguments;
        return session.WithArgumentList(session.ArgumentList.WithArguments(arguments.Count == 2
            ? SyntaxFactory.SingletonSeparatedList(arguments[1 - index].WithoutTrivia())
            : arguments.Replace(arguments[index], arguments[index].WithExpression(plain.WithTriviaFrom(arguments[index].Expression)))));
    }
}
