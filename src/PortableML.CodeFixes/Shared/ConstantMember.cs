using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Makes a constant of a type a static property, so that its value can be chosen. A public constant is left alone: it is compiled into others.</summary>
internal static class ConstantMember
{
    /// <summary>The changes around <paramref name="value"/>, the value of a constant; null where something needs the constant.</summary>
    public static IReadOnlyList<TextChange>? MakeProperty(ExpressionSyntax value, SemanticModel model)
    {
        if (value.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } equals
            || declarator.Parent?.Parent is not FieldDeclarationSyntax { Declaration.Variables.Count: 1 } field
            || model.GetDeclaredSymbol(declarator) is not IFieldSymbol constant || IsPublic(constant) || IsNeeded(constant, model.Compilation))
        {
            return null;
        }

        SyntaxToken keyword = field.Modifiers.First(modifier => modifier.IsKind(SyntaxKind.ConstKeyword));
        TextSpan changed = TextSpan.FromBounds(keyword.SpanStart, value.Span.End);
        return field.DescendantTrivia(changed).Any(trivia => changed.Contains(trivia.Span) && !string.IsNullOrWhiteSpace(trivia.ToString()))
            ? null
            : [new TextChange(keyword.Span, "static"), new TextChange(equals.EqualsToken.Span, "=>")];
    }

    private static bool IsPublic(IFieldSymbol constant)
    {
        for (ISymbol? symbol = constant; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNeeded(IFieldSymbol constant, Compilation compilation) =>
        compilation.SyntaxTrees.Any(tree => tree.GetText().ToString().Contains(constant.Name)
            && tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
                name.Identifier.ValueText == constant.Name && ConstantNeed.IsAt(name)
                && SymbolEqualityComparer.Default.Equals(compilation.GetSemanticModel(tree).GetSymbolInfo(name).Symbol, constant)));
}
