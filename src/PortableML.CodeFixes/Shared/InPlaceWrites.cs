using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Finds moves that must copy. A tensor that is moved from the CPU to the CPU shares its memory, so what is then written in place
/// shows in the source too, which it never did when the device was another one.
/// </summary>
internal sealed class InPlaceWrites(SourceDocument source)
{
    private readonly TensorChain _chain = new(source);

    /// <summary>
    /// The argument that makes <paramref name="move"/> copy, where its result is written in place while its source is still used; otherwise null.
    /// </summary>
    public TextChange? CopyArgument(InvocationExpressionSyntax move) =>
        source.Model.GetSymbolInfo(move).Symbol is IMethodSymbol method && source.Torch.IsTensor(method.ContainingType)
        && (method.Name == "to" || source.Catalog.Find(method)?.Shape == ReplacementShapes.Move)
        && !move.ArgumentList.Arguments.Any(argument => Arguments.ParameterOf(argument, method)?.Name == "copy")
        && _chain.Beginning(move) is { } moved && CodeRegion.Of(move) is { } region && MustCopy(move, moved, region.Member)
            ? new TextChange(new TextSpan(move.ArgumentList.CloseParenToken.SpanStart, 0), ", copy: true")
            : null;

    /// <summary>Tells whether the result of <paramref name="call"/> is written in place, where it stands or through its variable.</summary>
    public bool IsResultWritten(InvocationExpressionSyntax call) =>
        (TargetOf(_chain.End(call, out bool isWritten)) is { } target && CodeRegion.Of(call) is { } region && IsWritten(target, region.Member)) || isWritten;

    private bool MustCopy(InvocationExpressionSyntax move, ExpressionSyntax moved, SyntaxNode member)
    {
        ISymbol? target = TargetOf(_chain.End(move, out bool isWritten));
        return (isWritten || (target is not null && IsWritten(target, member))) && IsStillUsed(moved, move, target, member);
    }

    private ISymbol? TargetOf(ExpressionSyntax value) => value.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => source.Model.GetDeclaredSymbol(declarator),
        AssignmentExpressionSyntax assignment when assignment.Right == value => source.Model.GetSymbolInfo(assignment.Left).Symbol,
        _ => null,
    };

    private bool IsWritten(ISymbol target, SyntaxNode member) => Mentions(target, member).Any(name => name.Parent switch
    {
        ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element => assignment.Left == element,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == name =>
            TensorChain.WritesInPlace(access.Name.Identifier.ValueText) || (_chain.End(call, out bool isWritten) is not null && isWritten),
        _ => false,
    });

    private bool IsStillUsed(ExpressionSyntax moved, InvocationExpressionSyntax move, ISymbol? target, SyntaxNode member)
    {
        // Others may hold what comes from a parameter, a field or a collection.
        if (source.Model.GetSymbolInfo(moved).Symbol is not ILocalSymbol local)
        {
            return true;
        }

        if (SymbolEqualityComparer.Default.Equals(local, target))
        {
            return false;
        }

        SyntaxNode? declaration = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        bool isRepeated = move.Ancestors().Any(node =>
            node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
            && declaration is not null && !node.Span.Contains(declaration.Span));
        return isRepeated || Mentions(local, member).Any(name => name.SpanStart > move.Span.End);
    }

    private IEnumerable<IdentifierNameSyntax> Mentions(ISymbol symbol, SyntaxNode member) =>
        member.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name
            && SymbolEqualityComparer.Default.Equals(source.Model.GetSymbolInfo(name).Symbol, symbol));
}
