using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Symbols;

namespace PortableML.CodeFixes.Shared;

/// <summary>A call that appends an execution provider, or makes options that hold one.</summary>
/// <param name="Syntax">The call.</param>
/// <param name="Makes">The call gives new options; else it appends to options.</param>
/// <param name="Accelerator">The library's name of the accelerator.</param>
internal sealed record ProviderCall(InvocationExpressionSyntax Syntax, bool Makes, string Accelerator)
{
    /// <summary>The options that the provider is appended to; null where the call makes them.</summary>
    public ExpressionSyntax? Options => Makes
        ? null
        : Syntax.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax => Syntax.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };

    /// <summary>The call that a diagnostic at <paramref name="span"/> is about: the span starts at the member's name and ends with the call.</summary>
    public static InvocationExpressionSyntax? Find(SyntaxNode root, TextSpan span) =>
        span.End > root.FullSpan.End
            ? null
            : root.FindToken(span.Start).Parent?.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => call.Span.End == span.End);

    /// <summary>Understands <paramref name="syntax"/>; null where it is no call for a provider.</summary>
    public static ProviderCall? Of(InvocationExpressionSyntax syntax, SemanticModel model)
    {
        if (model.GetSymbolInfo(syntax).Symbol is not IMethodSymbol { ContainingType: { Name: ProviderNames.SessionOptions } type } method
            || type.ContainingNamespace.ToDisplayString() != ProviderNames.Namespace)
        {
            return null;
        }

        bool makes = method.IsStatic && method.ReturnType.Name == ProviderNames.SessionOptions;
        bool appends = method.Name.StartsWith(ProviderNames.Append, StringComparison.Ordinal) && method.Name != ProviderNames.AppendCpu;
        return makes || appends ? new ProviderCall(syntax, makes, Name(syntax, method, model)) : null;
    }

    private static string Name(InvocationExpressionSyntax syntax, IMethodSymbol method, SemanticModel model)
    {
        VendorSymbols symbols = VendorSymbols.For(model.Compilation);
        if (symbols.Index.Find(method)?.Accelerator is { } accelerator)
        {
            return accelerator.Name;
        }

        // The overload that takes the provider's name.
        string text = syntax.ArgumentList.Arguments.Count > 0 && model.GetConstantValue(syntax.ArgumentList.Arguments[0].Expression).Value is string value ? value : "";
        return symbols.Libraries.Select(library => library.FindText(text, text.Length)?.Accelerator?.Name).FirstOrDefault(name => name is not null)
            ?? (text.Length > 0 ? text : "The execution provider");
    }
}
