using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Writes the policy by which ONNX Runtime chooses among the registered providers.</summary>
internal static class ProviderPolicy
{
    /// <summary>
    /// The file in which the policy stands for the only call of <paramref name="group"/>; null where the version has none, where another device
    /// than the first or no GPU is meant, and where something else is appended: a policy is ignored beside that.
    /// </summary>
    public static CompilationUnitSyntax? Replace(ProviderGroup group, SemanticModel model)
    {
        ProviderCall call = group.First;
        if (group.Calls.Count > 1 || call.Makes || !group.IsPlain || call.Api?.IndexParameter is null
            || call.Syntax.Expression is not MemberAccessExpressionSyntax { Expression: { } options } access
            || (call.DeviceId is { } device && model.GetConstantValue(device.Expression).Value is not 0)
            || call.Method.ContainingType.GetMembers(ProviderNames.SetPolicy).OfType<IMethodSymbol>().FirstOrDefault() is not { Parameters: [{ Type: { } policy }] }
            || policy.GetMembers(ProviderNames.PreferGpu).IsEmpty
            || AppendsMore(call.Syntax, options))
        {
            return null;
        }

        ArgumentListSyntax list = SyntaxFactory.ParseArgumentList($"({policy.ToMinimalDisplayString(model, call.Syntax.SpanStart)}.{ProviderNames.PreferGpu})");
        InvocationExpressionSyntax written = call.Syntax
            .WithExpression(access.WithName(SyntaxFactory.IdentifierName(ProviderNames.SetPolicy).WithTriviaFrom(access.Name)))
            .WithArgumentList(list.WithTriviaFrom(call.Syntax.ArgumentList));
        return ((CompilationUnitSyntax)model.SyntaxTree.GetRoot()).ReplaceNode(call.Syntax, written);
    }

    /// <summary>The CPU or a chosen device is appended too.</summary>
    private static bool AppendsMore(InvocationExpressionSyntax call, ExpressionSyntax options) => ProviderVariable.MemberOf(call).DescendantNodes()
        .OfType<InvocationExpressionSyntax>().Any(other => other != call && other.Expression is MemberAccessExpressionSyntax access
            && access.Name.Identifier.ValueText.StartsWith(ProviderNames.Append, StringComparison.Ordinal) && SyntaxFactory.AreEquivalent(access.Expression, options));
}
