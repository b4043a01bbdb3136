using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>What a member is worth to those who read it.</summary>
internal static class MemberType
{
    /// <summary>The type of a field, property, parameter or local.</summary>
    public static ITypeSymbol? Of(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        _ => null,
    };

    /// <summary>The value that the declaration of a field or property gives it, in whichever file; null where it gives none.</summary>
    public static ExpressionSyntax? DeclaredValue(ISymbol member) => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        VariableDeclaratorSyntax { Initializer: { } initializer } => initializer.Value,
        PropertyDeclarationSyntax { Initializer: { } initializer } => initializer.Value,
        PropertyDeclarationSyntax { ExpressionBody: { } body } => body.Expression,
        _ => null,
    };

    /// <summary>The expressions that a property's getter returns; null of a property that stores its value.</summary>
    public static IReadOnlyList<ExpressionSyntax>? Results(PropertyDeclarationSyntax property)
    {
        if (property.ExpressionBody is { } body)
        {
            return [body.Expression];
        }

        return property.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration)) switch
        {
            { ExpressionBody: { } expression } => [expression.Expression],
            { Body: { } block } => [.. block.DescendantNodes().OfType<ReturnStatementSyntax>().Select(result => result.Expression).OfType<ExpressionSyntax>()],
            _ => null,
        };
    }
}
