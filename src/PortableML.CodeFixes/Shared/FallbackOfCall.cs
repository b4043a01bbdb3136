using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Plans the fallback for a call: alone where the options go elsewhere, with the session where that is made in the same member.</summary>
internal static class FallbackOfCall
{
    /// <summary>Plans it; null where the code cannot be wrapped.</summary>
    public static FallbackPlan? Plan(InvocationExpressionSyntax syntax, SemanticModel model)
    {
        if (ProviderCall.Of(syntax, model) is not { } call
            || FallbackHost.Of(syntax) is not { } host)
        {
            return null;
        }

        ProviderVariable? options = call.Makes ? ProviderVariable.MadeBy(syntax, model) : ProviderVariable.Of(call.Options, model);
        ExpressionSyntax? expression = call.Makes ? options is { Uses: [var use, ..] } ? use : null : call.Options;
        BaseObjectCreationExpressionSyntax? session = expression is null ? null : ProviderSession.With(expression, options, model).FirstOrDefault();
        FallbackPlan? plan = session is not null
            ? PlanSession(call, options, session, model)
            : call.Makes ? FallbackOfValue.Plan(call, host, model) : FallbackOfAppend.Plan(call, options, host, model);
        return plan?.CanApply() == true ? plan : null;
    }

    private static FallbackPlan? PlanSession(ProviderCall call, ProviderVariable? options, BaseObjectCreationExpressionSyntax session, SemanticModel model) =>
        options is null ? null
        : FallbackOfUsing.Plan(call, options, session, model)
            ?? (FallbackSession.Of(call, options, session, model) is { } facts ? FallbackOfSession.Plan(facts, model) : null);
}
