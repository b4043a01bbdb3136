using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Writes the call that exists in the place of one for a provider that does not, by the catalogue's template.</summary>
internal static class ExistingProvider
{
    private const string Receiver = "{0}.";

    /// <summary>The name of the method that exists; null where none does.</summary>
    public static string? Name(ProviderCall call) =>
        !call.Makes && call.Api?.Becomes is { } template && template.StartsWith(Receiver, StringComparison.Ordinal) && template.IndexOf('(') is var end and > 0
        && template.Substring(Receiver.Length, end - Receiver.Length) is var name && !call.Method.ContainingType.GetMembers(name).IsEmpty
            ? name
            : null;

    /// <summary>The file with the call of <paramref name="name"/>; what the call was given goes to options of the provider. Null where that cannot be done.</summary>
    public static CompilationUnitSyntax? Replace(ProviderCall call, string name, SemanticModel model)
    {
        if (call.IsPlain)
        {
            return Write(call, name, call.DeviceId is null ? "" : call.DeviceId.ToString(), model);
        }

        // The overload by name takes texts; the provider's own options take the same ones.
        ITypeSymbol? type = call.Method.ContainingType.GetMembers(name).OfType<IMethodSymbol>()
            .Select(method => method.Parameters is [{ Type: var only }] ? only : null).FirstOrDefault(ProviderSession.IsProviderOptions);
        if (type is null || call.Syntax is not { ArgumentList.Arguments: [_, { Expression: { } texts }], Parent: ExpressionStatementSyntax statement }
            || statement.Parent is not (BlockSyntax or GlobalStatementSyntax) || FallbackHost.Of(statement) is not { } host
            || ((CSharpParseOptions)model.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp8)
        {
            return null;
        }

        string variable = new FallbackNaming(model, statement.SpanStart, [host.Scope]).Take(call.Accelerator.ToLowerInvariant() + "Options");
        FallbackLayout layout = FallbackLayout.Around(statement);
        string indent = layout.NewLine + layout.Indent;
        string before = $"using var {variable} = new {type.ToMinimalDisplayString(model, statement.SpanStart)}();{indent}{variable}.{ProviderNames.UpdateOptions}({texts});{indent}";
        SourceText text = model.SyntaxTree.GetText();
        SimpleNameSyntax called = Called(call.Syntax)!;
        text = text.WithChanges(
            new TextChange(new TextSpan(statement.SpanStart, 0), before),
            new TextChange(called.Span, name),
            new TextChange(call.Syntax.ArgumentList.Span, $"({variable})"));
        return (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)model.SyntaxTree.Options).GetRoot();
    }

    private static CompilationUnitSyntax? Write(ProviderCall call, string name, string argument, SemanticModel model)
    {
        if (Called(call.Syntax) is not { } called)
        {
            return null;
        }

        InvocationExpressionSyntax written = call.Syntax
            .ReplaceNode(called, SyntaxFactory.IdentifierName(name).WithTriviaFrom(called));
        written = written.WithArgumentList(SyntaxFactory.ParseArgumentList($"({argument})").WithTriviaFrom(call.Syntax.ArgumentList));
        return ((CompilationUnitSyntax)model.SyntaxTree.GetRoot()).ReplaceNode(call.Syntax, written);
    }

    private static SimpleNameSyntax? Called(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };
}
