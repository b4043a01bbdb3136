using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>A variable that holds session options, or options of a provider, and its uses in the member.</summary>
internal sealed class ProviderVariable
{
    private ProviderVariable(ISymbol symbol, SyntaxNode member, IReadOnlyList<SimpleNameSyntax> uses)
    {
        Symbol = symbol;
        Member = member;
        Uses = uses;
    }

    /// <summary>The local, parameter, field or property.</summary>
    public ISymbol Symbol { get; }

    /// <summary>The member that was looked through.</summary>
    public SyntaxNode Member { get; }

    /// <summary>The names that mean the variable, in order, without its declaration.</summary>
    public IReadOnlyList<SimpleNameSyntax> Uses { get; }

    /// <summary>The variable that <paramref name="expression"/> is; null for any other expression, and for a member of another object.</summary>
    public static ProviderVariable? Of(ExpressionSyntax? expression, SemanticModel model)
    {
        SimpleNameSyntax? name = expression switch
        {
            SimpleNameSyntax simple => simple,
            MemberAccessExpressionSyntax access when IsOwn(access, model) => access.Name,
            _ => null,
        };
        return name is not null && model.GetSymbolInfo(name).Symbol is { } symbol and (ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol)
            ? Of(symbol, MemberOf(name), model)
            : null;
    }

    /// <summary>The variable that the options go to which <paramref name="value"/> makes; null where they go elsewhere.</summary>
    public static ProviderVariable? MadeBy(ExpressionSyntax value, SemanticModel model) => value.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } when model.GetDeclaredSymbol(variable) is ILocalSymbol local => Of(local, MemberOf(value), model),
        AssignmentExpressionSyntax assignment when assignment.Right == value && assignment.Parent is not InitializerExpressionSyntax => Of(assignment.Left, model),
        ConditionalExpressionSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax => MadeBy((ExpressionSyntax)value.Parent, model),
        _ => null,
    };

    /// <summary>The variable <paramref name="symbol"/> in <paramref name="member"/>.</summary>
    public static ProviderVariable Of(ISymbol symbol, SyntaxNode member, SemanticModel model) => new(
        symbol,
        member,
        [
            .. member.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name
                && (name.Parent is not MemberAccessExpressionSyntax access || access.Name != name || IsOwn(access, model))
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, symbol)),
        ]);

    /// <summary>The whole member around <paramref name="node"/>; for top-level statements the file.</summary>
    public static SyntaxNode MemberOf(SyntaxNode node) =>
        node.AncestorsAndSelf().First(outer => outer is CompilationUnitSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax);

    /// <summary>Tells whether <paramref name="expression"/> is the variable.</summary>
    public bool Is(ExpressionSyntax? expression)
    {
        SyntaxNode? name = expression is MemberAccessExpressionSyntax access ? access.Name : expression;
        return name is not null && Uses.Any(use => use == name);
    }

    /// <summary>Tells whether <paramref name="node"/> uses the variable.</summary>
    public bool IsUsedIn(SyntaxNode node) => Uses.Any(use => node.Span.Contains(use.Span));

    private static bool IsOwn(MemberAccessExpressionSyntax access, SemanticModel model) =>
        access.Expression is ThisExpressionSyntax || model.GetSymbolInfo(access.Expression).Symbol is ITypeSymbol;
}
