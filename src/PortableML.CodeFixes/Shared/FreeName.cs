using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Finds a name for an introduced device that means nothing else where it will be known.</summary>
internal sealed class FreeName(SourceDocument source)
{
    private static readonly string[] s_stems = ["device", "torchDevice", "computeDevice", "targetDevice", "chosenDevice"];

    /// <summary>The first of <c>device</c>, <c>torchDevice</c>, … that a local of <paramref name="region"/> can have.</summary>
    public string? ForLocal(CodeRegion region, int index, ICollection<string> taken) => Names(index).FirstOrDefault(name =>
        !taken.Contains(name)
        && !region.Member.DescendantTokens().Any(token => IsNamed(token, name) && Means(token))
        && !source.Model.LookupSymbols(region.Body!.SpanStart, name: name).Any(symbol =>
            symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol or ILocalSymbol));

    /// <summary>The first of <c>Device</c>, <c>TorchDevice</c>, … that a property of <paramref name="type"/> can have.</summary>
    public string? ForProperty(TypeDeclarationSyntax type, INamedTypeSymbol symbol) =>
        s_stems.Select(name => char.ToUpperInvariant(name[0]) + name.Substring(1)).FirstOrDefault(name =>
            source.Model.LookupSymbols(type.OpenBraceToken.Span.End, symbol, name).IsEmpty
            && !symbol.DeclaringSyntaxReferences.SelectMany(part => part.GetSyntax().DescendantTokens())
                .Any(token => IsNamed(token, name) && Means(token) && !IsDeviceType(token)));

    private static IEnumerable<string> Names(int index) => s_stems.Select(stem => index > 0 ? $"{stem}{index}" : stem);

    private static bool IsNamed(SyntaxToken token, string name) => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name;

    /// <summary>The token is looked up where it stands; behind a dot, before a colon or in an object initialiser it is another type's member.</summary>
    private static bool Means(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { Parent: NameColonSyntax } => false,
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } name => access.Name != name,
        IdentifierNameSyntax { Parent: MemberBindingExpressionSyntax } => false,
        IdentifierNameSyntax { Parent: QualifiedNameSyntax qualified } name => qualified.Right != name,
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment } name =>
            assignment.Left != name || !initializer.IsKind(SyntaxKind.ObjectInitializerExpression),
        _ => true,
    };

    /// <summary>A property may be called as its own type is: the language tells them apart.</summary>
    private bool IsDeviceType(SyntaxToken token) =>
        token.Parent is IdentifierNameSyntax name && source.Torch.IsDevice(source.Model.GetSymbolInfo(name).Symbol as ITypeSymbol);
}
