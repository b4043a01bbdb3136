using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>A session and its options in one member: where each is made, and what lies between.</summary>
/// <param name="Creation">The expression that makes the session.</param>
/// <param name="Options">The variable that holds the options.</param>
/// <param name="Host">The statement of the session.</param>
/// <param name="Origin">The statement that makes the options.</param>
/// <param name="Order">The uses of the options.</param>
/// <param name="Calls">The calls that append providers to the options, or make the options with one.</param>
/// <param name="Preparation">What these calls need.</param>
internal sealed record FallbackSession(
    BaseObjectCreationExpressionSyntax Creation,
    ProviderVariable Options,
    FallbackHost Host,
    FallbackOrigin Origin,
    FallbackOrder Order,
    IReadOnlyList<ProviderCall> Calls,
    FallbackPreparation Preparation)
{
    /// <summary>The index of the first statement that can fail.</summary>
    public int First => Preparation.First;

    /// <summary>Understands <paramref name="creation"/>, the first session with <paramref name="options"/>; null where one <c>try</c> cannot cover all.</summary>
    public static FallbackSession? Of(ProviderCall call, ProviderVariable options, BaseObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        if (FallbackHost.Of(creation) is not { Statement: { } statement, IsEmbedded: false } host
            || FallbackOrigin.Of(options, model) is not { } origin
            || !FallbackOrder.IsStraight(origin.Statement, statement)
            || FallbackOrder.Of(options, origin, creation, host) is not { } order)
        {
            return null;
        }

        // Every provider of the options, whichever call was reported, so that the fix is the same from each.
        List<ProviderCall> calls = [.. ProviderVariable.MemberOf(creation).DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(syntax => ProviderCall.Of(syntax, model)).OfType<ProviderCall>()
            .Where(other => other.Makes ? other.Syntax == origin.Creation : options.Is(other.Options))];
        List<int> places = [.. calls.Select(other => host.IndexOf(other.Syntax))];
        return calls.Any(other => other.Syntax == call.Syntax)
            && places.All(place => place >= 0 && place < host.Index)
            && FallbackPreparation.Of(calls, host, places.Min(), model) is { } preparation
            ? new FallbackSession(creation, options, host, origin, order, calls, preparation)
            : null;
    }
}
