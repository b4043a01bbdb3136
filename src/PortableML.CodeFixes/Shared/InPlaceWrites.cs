using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Finds moves that must copy. On the CPU a tensor that is moved to the CPU shares its memory, so what is then written in place
/// shows in the source too, which it never did when the device was another one.
/// </summary>
internal sealed class InPlaceWrites(SourceDocument source, SyntaxNode member)
{
    /// <summary>Tells whether the result of <paramref name="move"/> is written in place while its source is still used.</summary>
    public bool MustCopy(InvocationExpressionSyntax move)
    {
        if (source.Model.GetSymbolInfo(move).Symbol is not IMethodSymbol { Name: "to" or "cuda" or "mps" } method
            || !source.Torch.IsTensor(method.ContainingType) || SourceOf(move) is not { } moved)
        {
            return false;
        }

        ExpressionSyntax result = Chain(move, out bool isWritten);
        ISymbol? target = TargetOf(result);
        return (isWritten || (target is not null && IsWritten(target))) && IsStillUsed(moved, move, target);
    }

    private bool IsTensorCall(SyntaxNode? node) =>
        node is InvocationExpressionSyntax && source.Model.GetSymbolInfo(node).Symbol is IMethodSymbol method && source.Torch.IsTensor(method.ContainingType);

    private static bool WritesInPlace(string method) =>
        method.EndsWith("_", StringComparison.Ordinal) && !method.Contains("requires_grad");

    /// <summary>The variable whose tensor, or a view of it, <paramref name="move"/> moves; null where it moves a new one.</summary>
    private ExpressionSyntax? SourceOf(InvocationExpressionSyntax move)
    {
        ExpressionSyntax? receiver = ReceiverOf(move);
        while (receiver is InvocationExpressionSyntax call)
        {
            receiver = IsTensorCall(call) ? ReceiverOf(call) : null;
        }

        return receiver is IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax ? receiver : null;
    }

    private static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        _ => null,
    };

    /// <summary>The end of the chain of tensor calls that begins with <paramref name="move"/>.</summary>
    private ExpressionSyntax Chain(InvocationExpressionSyntax move, out bool isWritten)
    {
        ExpressionSyntax result = move;
        while (result.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == result && IsTensorCall(next))
        {
            if (WritesInPlace(access.Name.Identifier.ValueText))
            {
                isWritten = true;
                return next;
            }

            result = next;
        }

        isWritten = false;
        return result;
    }

    private ISymbol? TargetOf(ExpressionSyntax value) => value.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => source.Model.GetDeclaredSymbol(declarator),
        AssignmentExpressionSyntax assignment when assignment.Right == value => source.Model.GetSymbolInfo(assignment.Left).Symbol,
        _ => null,
    };

    private bool IsWritten(ISymbol target) => Mentions(target).Any(name =>
        name.Parent is ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element && assignment.Left == element
        || (name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == name
            && (WritesInPlace(access.Name.Identifier.ValueText) || (Chain(call, out bool isWritten) is not null && isWritten))));

    private bool IsStillUsed(ExpressionSyntax moved, InvocationExpressionSyntax move, ISymbol? target)
    {
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
        return isRepeated || Mentions(local).Any(name => name.SpanStart > move.Span.End);
    }

    private IEnumerable<IdentifierNameSyntax> Mentions(ISymbol symbol) =>
        member.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name
            && SymbolEqualityComparer.Default.Equals(source.Model.GetSymbolInfo(name).Symbol, symbol));
}
