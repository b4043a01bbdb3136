using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Recognises code that computes with float64 or complex numbers, which Apple's accelerator does not have.</summary>
internal sealed class DoublePrecision(SourceDocument source)
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "Float64", "ComplexFloat32", "ComplexFloat64", "float64", "complex32", "complex64", "complex128", "cfloat", "cdouble", "double",
    };

    private static readonly HashSet<string> s_makers = new(StringComparer.Ordinal) { "tensor", "as_tensor", "from_array" };

    /// <summary>Tells whether the code of <paramref name="member"/> needs double precision or complex numbers.</summary>
    public bool IsUsedIn(SyntaxNode member) => member.DescendantNodes().Any(node => node switch
    {
        IdentifierNameSyntax name => s_names.Contains(name.Identifier.ValueText) && source.Torch.Declares(source.Model.GetSymbolInfo(name).Symbol),
        GenericNameSyntax { TypeArgumentList.Arguments: [var type] } => IsWide(source.Model.GetTypeInfo(type).Type)
            && source.Torch.Declares(source.Model.GetSymbolInfo(node).Symbol),
        InvocationExpressionSyntax call => MakesWideTensor(call),
        _ => false,
    });

    private bool MakesWideTensor(InvocationExpressionSyntax call) =>
        source.Model.GetSymbolInfo(call).Symbol is IMethodSymbol method && s_makers.Contains(method.Name) && source.Torch.Declares(method)
        && call.ArgumentList.Arguments is [var data, ..] arguments
        && IsWide(source.Model.GetTypeInfo(data.Expression).Type)
        && !arguments.Any(argument => Arguments.ParameterOf(argument, method)?.Name == "dtype");

    private static bool IsWide(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Double } => true,
        IArrayTypeSymbol array => IsWide(array.ElementType),
        INamedTypeSymbol { Name: "Complex" } => true,
        INamedTypeSymbol { TypeArguments: [var element] } => IsWide(element),
        _ => false,
    };
}
