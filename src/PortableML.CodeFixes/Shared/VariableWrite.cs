using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>A place that gives a variable its value.</summary>
/// <param name="At">The declarator, the assignment or the argument.</param>
/// <param name="Value">The value; null where it is not to be seen.</param>
internal sealed record VariableWrite(SyntaxNode At, ExpressionSyntax? Value)
{
    /// <summary>The value stands in the declaration.</summary>
    public bool IsInitializer => At is VariableDeclaratorSyntax or PropertyDeclarationSyntax;

    /// <summary>The value only replaces null.</summary>
    public bool ReplacesNull =>
        At.IsKind(SyntaxKind.CoalesceAssignmentExpression)
        || (At is AssignmentExpressionSyntax assignment && Value is BinaryExpressionSyntax coalesce && coalesce.IsKind(SyntaxKind.CoalesceExpression)
            && SyntaxFactory.AreEquivalent(coalesce.Left, assignment.Left));

    /// <summary>Finds the writes to <paramref name="symbol"/> among <paramref name="nodes"/>, its initialiser included.</summary>
    public static IReadOnlyList<VariableWrite> Find(IEnumerable<SyntaxNode> nodes, ISymbol symbol, SemanticModel model)
    {
        List<VariableWrite> writes = [];
        foreach (SyntaxNode node in nodes)
        {
            switch (node)
            {
                case VariableDeclaratorSyntax { Initializer: { } initializer } declarator when declarator.Identifier.ValueText == symbol.Name:
                    Add(declarator, initializer.Value, model.GetDeclaredSymbol(declarator));
                    break;
                case PropertyDeclarationSyntax { Initializer: { } initializer } property when property.Identifier.ValueText == symbol.Name:
                    Add(property, initializer.Value, model.GetDeclaredSymbol(property));
                    break;
                case IdentifierNameSyntax name when name.Identifier.ValueText == symbol.Name && Write(name) is { } write:
                    Add(write.At, write.Value, model.GetSymbolInfo(name).Symbol);
                    break;
            }
        }

        return writes;

        void Add(SyntaxNode at, ExpressionSyntax? value, ISymbol? written)
        {
            if (SymbolEqualityComparer.Default.Equals(written, symbol))
            {
                writes.Add(new VariableWrite(at, value));
            }
        }
    }

    private static VariableWrite? Write(IdentifierNameSyntax name)
    {
        SyntaxNode target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return target.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Left == target => new VariableWrite(assignment, assignment.Right),
            ArgumentSyntax { RefOrOutKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument => new VariableWrite(argument, null),
            ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } when assignment.Left == tuple =>
                new VariableWrite(assignment, null),
            RefExpressionSyntax reference => new VariableWrite(reference, null),
            _ => null,
        };
    }
}
