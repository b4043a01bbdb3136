using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// <c>private const string Device = "cuda";</c> becomes a property that chooses. A public constant is left alone: it is compiled into others.
/// </summary>
internal sealed class ConstantMemberFix(SourceDocument source)
{
    /// <summary>The fix of <paramref name="site"/>, the value of a constant; null where something needs the constant.</summary>
    public SiteFix? Create(FixSite site, CodeRegion region)
    {
        if (site.Expression.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } value
            || declarator.Parent?.Parent is not FieldDeclarationSyntax { Declaration.Variables.Count: 1 } field
            || source.Model.GetDeclaredSymbol(declarator) is not IFieldSymbol constant || IsPublic(constant) || IsNeeded(constant))
        {
            return null;
        }

        SyntaxToken keyword = field.Modifiers.First(modifier => modifier.IsKind(SyntaxKind.ConstKeyword));
        TextSpan equals = value.EqualsToken.Span;
        if (source.HasComment(TextSpan.FromBounds(keyword.SpanStart, site.Expression.Span.End)))
        {
            return null;
        }

        DeviceIdiom idiom = DeviceIdiom.For(source, [(SyntaxNode?)region.Type ?? field], site.Properties.Form, site.Index, site.IsApple) with
        {
            Original = site.Properties.Form == DeviceForm.Text ? site.Expression.ToString() : null,
        };
        return new SiteFix(site, idiom.UsesHelper ? FixKeys.UseTorchDevice : FixKeys.InPlace, $"Choose the device at run time: {idiom.Description}",
        [
            new TextChange(keyword.Span, "static"),
            new TextChange(equals, "=>"),
            new TextChange(site.Expression.Span, idiom.Write(new TorchNames(source, site.Expression.SpanStart))),
        ]);
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

    private bool IsNeeded(IFieldSymbol constant)
    {
        Compilation compilation = source.Model.Compilation;
        return compilation.SyntaxTrees.Any(tree => tree.GetText().ToString().Contains(constant.Name)
            && tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
                name.Identifier.ValueText == constant.Name && ConstantNeed.IsAt(name)
                && SymbolEqualityComparer.Default.Equals(compilation.GetSemanticModel(tree).GetSymbolInfo(name).Symbol, constant)));
    }
}
