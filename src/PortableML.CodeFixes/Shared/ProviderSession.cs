using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Finds where sessions and options are made.</summary>
internal static class ProviderSession
{
    /// <summary>Tells whether <paramref name="expression"/> makes a session.</summary>
    public static bool IsMade(SyntaxNode? expression, SemanticModel model) =>
        expression is BaseObjectCreationExpressionSyntax creation && Is(model.GetTypeInfo(creation).Type, ProviderNames.InferenceSession);

    /// <summary>Tells whether <paramref name="expression"/> makes options without a provider.</summary>
    public static bool IsOptionsMade(SyntaxNode? expression, SemanticModel model) =>
        expression is BaseObjectCreationExpressionSyntax creation && Is(model.GetTypeInfo(creation).Type, ProviderNames.SessionOptions);

    /// <summary>Tells whether <paramref name="type"/> is the options of one provider.</summary>
    public static bool IsProviderOptions(ITypeSymbol? type) => ProviderNames.ProviderOptions.Any(name => Is(type, name));

    /// <summary>The sessions of a member that are made with <paramref name="options"/>, in order.</summary>
    public static IEnumerable<BaseObjectCreationExpressionSyntax> With(ExpressionSyntax options, ProviderVariable? variable, SemanticModel model) =>
        ProviderVariable.MemberOf(options).DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            .Where(creation => IsMade(creation, model) && creation.ArgumentList?.Arguments.Any(argument => variable is null
                ? SyntaxFactory.AreEquivalent(argument.Expression, options)
                : variable.Is(argument.Expression)) == true);

    private static bool Is(ITypeSymbol? type, string name) =>
        type is not null && type.Name == name && type.ContainingNamespace?.ToDisplayString() == ProviderNames.Namespace;
}
