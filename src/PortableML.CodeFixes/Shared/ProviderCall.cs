using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Symbols;

namespace PortableML.CodeFixes.Shared;

/// <summary>A call that appends an execution provider, or makes options that hold one.</summary>
/// <param name="Syntax">The call.</param>
/// <param name="Method">The method that is called.</param>
/// <param name="Makes">The call gives new options; else it appends to options.</param>
/// <param name="Accelerator">The library's name of the accelerator.</param>
internal sealed record ProviderCall(InvocationExpressionSyntax Syntax, IMethodSymbol Method, bool Makes, string Accelerator)
{
    /// <summary>What the catalogue says of the provider: the line of the method, or of the name that it is given; null where it says nothing.</summary>
    public CatalogEntry? Api { get; private init; }

    /// <summary>The argument that says which device; null where none is given.</summary>
    public ArgumentSyntax? DeviceId { get; private init; }

    /// <summary>Nothing is said but which provider and which device: a call that is given these says the same.</summary>
    public bool IsPlain { get; private init; }

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
        return makes || appends ? Of(syntax, method, makes, model) : null;
    }

    private static ProviderCall Of(InvocationExpressionSyntax syntax, IMethodSymbol method, bool makes, SemanticModel model)
    {
        VendorSymbols symbols = VendorSymbols.For(model.Compilation);
        CatalogEntry? called = symbols.Index.Find(method);
        CatalogEntry? api = called;
        string name = called?.Accelerator?.Name ?? "The execution provider";
        if (called?.Accelerator is null)
        {
            // The overload that takes the provider's name.
            string text = syntax.ArgumentList.Arguments.Count > 0 && model.GetConstantValue(syntax.ArgumentList.Arguments[0].Expression).Value is string value ? value : "";
            IEnumerable<CatalogLibrary> libraries = called is null ? symbols.Libraries : [called.Library];
            api = libraries.Select(library => library.FindText(text, text.Length)).FirstOrDefault(entry => entry?.Accelerator is not null);
            name = api?.Accelerator?.Name ?? (text.Length > 0 ? text : name);
        }

        ILookup<string?, ArgumentSyntax> arguments = syntax.ArgumentList.Arguments.ToLookup(argument => Arguments.ParameterOf(argument, method)?.Name);
        ArgumentSyntax? device = called?.IndexParameter is { } index ? arguments[index].FirstOrDefault() : null;
        return new ProviderCall(syntax, method, makes, name)
        {
            Api = api,
            DeviceId = device,
            IsPlain = syntax.ArgumentList.Arguments.All(argument => argument == device || arguments[called?.TextParameter].Contains(argument))
                && !syntax.ArgumentList.DescendantTrivia().Any(trivia => !FallbackIndent.IsWhiteSpace(trivia)),
        };
    }
}
