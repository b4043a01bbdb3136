using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Symbols;

namespace PortableML.CodeFixes.Shared;

/// <summary>Tells whether what a call works on sees every accelerator of the machine.</summary>
internal static class OpenReceiver
{
    /// <summary>The receiver is a variable or field that is only ever given a value which an <see cref="CatalogRole.Opens"/> call makes.</summary>
    public static bool IsMadeForAll(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: { } receiver }
            || model.GetSymbolInfo(receiver).Symbol is not { DeclaringSyntaxReferences: [{ } declared] } symbol || symbol is not (ILocalSymbol or IFieldSymbol)
            || declared.SyntaxTree != call.SyntaxTree)
        {
            return false;
        }

        SyntaxNode scope = symbol is ILocalSymbol
            ? call.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and not GlobalStatementSyntax ? member : call.SyntaxTree.GetRoot()
            : call.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? call.SyntaxTree.GetRoot();
        List<ExpressionSyntax> values = [];
        if (declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } initial })
        {
            values.Add(initial);
        }

        values.AddRange(scope.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(assignment => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(assignment.Left).Symbol, symbol))
            .Select(assignment => assignment.Right));
        ApiIndex index = VendorSymbols.For(model.Compilation).Index;
        return values.Count > 0 && values.All(value => value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
            .Any(made => model.GetSymbolInfo(made).Symbol is { } api && index.Find(api) is { Role: CatalogRole.Opens }));
    }
}
