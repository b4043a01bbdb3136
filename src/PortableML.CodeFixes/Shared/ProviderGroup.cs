using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// All calls of a member that give providers to one options object, in order. Whatever chooses among the machine's providers takes the
/// place of all of them: a provider that is appended twice fails the session.
/// </summary>
internal sealed class ProviderGroup
{
    private ProviderGroup(IReadOnlyList<ProviderCall> calls)
    {
        Calls = calls;
    }

    /// <summary>The calls; the first is the one that is tried first.</summary>
    public IReadOnlyList<ProviderCall> Calls { get; }

    /// <summary>The first call.</summary>
    public ProviderCall First => Calls[0];

    /// <summary>Every call only names a provider, and one device for all.</summary>
    public bool IsPlain => Calls.All(call => call.IsPlain
        && (call.DeviceId is null ? First.DeviceId is null : First.DeviceId is { } device && SyntaxFactory.AreEquivalent(call.DeviceId.Expression, device.Expression)));

    /// <summary>The group of <paramref name="call"/>; null where one call cannot stand for all, as where another stands in a branch.</summary>
    public static ProviderGroup? Of(ProviderCall call, SemanticModel model)
    {
        ProviderVariable? variable = call.Makes ? ProviderVariable.MadeBy(call.Syntax, model) : ProviderVariable.Of(call.Options, model);
        if (call.Makes && variable is null)
        {
            return new ProviderGroup([call]);
        }

        List<ProviderCall> calls =
        [
            .. ProviderVariable.MemberOf(call.Syntax).DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Select(syntax => syntax == call.Syntax ? call : ProviderCall.Of(syntax, model)).OfType<ProviderCall>()
                .Where(other => other.Syntax == call.Syntax || IsOn(other)),
        ];
        return calls.Count == 1 || (FallbackHost.Of(call.Syntax) is { } host && calls.Skip(1).All(other => CanGo(other, host, model))
            && FallbackHost.Of(calls[0].Syntax)?.Scope == host.Scope && (calls[0].Makes || IsStatement(calls[0])))
                ? new ProviderGroup(calls)
                : null;

        bool IsOn(ProviderCall other) => other.Makes
            ? variable is not null && ProviderVariable.MadeBy(other.Syntax, model)?.Symbol is { } made && SymbolEqualityComparer.Default.Equals(made, variable.Symbol)
            : variable is not null ? variable.Is(other.Options) : other.Options is { } options && SyntaxFactory.AreEquivalent(options, call.Options);
    }

    /// <summary>The statement of <paramref name="call"/> stands beside the first and can be taken out: nothing else is written in it.</summary>
    private static bool CanGo(ProviderCall call, FallbackHost host, SemanticModel model) =>
        IsStatement(call) && call.Syntax.Parent is StatementSyntax { ContainsDirectives: false } statement
        && FallbackHost.Of(statement) is { IsEmbedded: false } own && own.Scope == host.Scope
        && statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia()).All(FallbackIndent.IsWhiteSpace)
        && call.Syntax.ArgumentList.Arguments.All(argument => new FallbackRepeatable(model).Computes(argument.Expression));

    private static bool IsStatement(ProviderCall call) => call.Syntax.Parent is ExpressionStatementSyntax;
}
