using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Finds, among several tensors that a member is given, the one that a value made in it is combined with: both must be on one device.
/// </summary>
internal sealed class OperandTensors(SourceDocument source, CodeRegion region, IReadOnlyCollection<IParameterSymbol> given)
{
    /// <summary>The tensors that the values of <paramref name="sites"/> are combined with, and those whose device is used already.</summary>
    public IEnumerable<IParameterSymbol> Of(IReadOnlyList<FixSite> sites) => sites
        .Select(site => site.Properties.Form == DeviceForm.Call ? site.Expression : site.Expression.FirstAncestorOrSelf<InvocationExpressionSyntax>())
        .OfType<ExpressionSyntax>().Select(value => Operand(value, []))
        .Concat(region.Nodes().OfType<MemberAccessExpressionSyntax>().Where(IsGivenOn).Select(access => Given(access.Expression)))
        .OfType<IParameterSymbol>();

    /// <summary>The tensor beside <paramref name="value"/> in its expression, or beside the variable that keeps it.</summary>
    private IParameterSymbol? Operand(SyntaxNode value, HashSet<ISymbol> seen)
    {
        SyntaxNode node = value;
        for (; node.Parent is ExpressionSyntax or ArgumentSyntax or BaseArgumentListSyntax && node.Parent is not AnonymousFunctionExpressionSyntax; node = node.Parent)
        {
            if (node.Parent is not ConditionalExpressionSyntax
                && node.Parent.DescendantNodes().Where(other => !node.Span.Contains(other.Span)).Select(GivenOperand).FirstOrDefault(tensor => tensor is not null) is { } beside)
            {
                return beside;
            }

            if (node.Parent is AssignmentExpressionSyntax assignment && assignment.Right == node)
            {
                return Kept(source.Model.GetSymbolInfo(assignment.Left).Symbol, seen);
            }
        }

        return node.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } ? Kept(source.Model.GetDeclaredSymbol(declarator), seen) : null;
    }

    private IParameterSymbol? Kept(ISymbol? variable, HashSet<ISymbol> seen) => variable is not ILocalSymbol || !seen.Add(variable)
        ? null
        : region.Nodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == variable.Name
                && !(name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name)
                && SymbolEqualityComparer.Default.Equals(source.Model.GetSymbolInfo(name).Symbol, variable))
            .Select(name => Operand(name, seen)).FirstOrDefault(tensor => tensor is not null);

    private IParameterSymbol? Given(SyntaxNode node) => node is IdentifierNameSyntax name && given.FirstOrDefault(tensor => tensor.Name == name.Identifier.ValueText) is { } tensor
        && SymbolEqualityComparer.Default.Equals(source.Model.GetSymbolInfo(name).Symbol, tensor)
            ? tensor
            : null;

    /// <summary>A given tensor that is computed with; what only asks for its shape or type takes part in nothing.</summary>
    private IParameterSymbol? GivenOperand(SyntaxNode node) => Given(node) is { } tensor && (node.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => source.Torch.IsTensor(source.Model.GetTypeInfo(call).Type),
        MemberAccessExpressionSyntax access => source.Model.GetTypeInfo(access).Type is { } type && (source.Torch.IsTensor(type) || type.SpecialType == SpecialType.System_IntPtr),
        _ => true,
    })
        ? tensor
        : null;

    /// <summary>The device of a given tensor that is handed on, as other fixes of the region do.</summary>
    private bool IsGivenOn(MemberAccessExpressionSyntax access) => access.Parent is ArgumentSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(ToString) }
        && Given(access.Expression) is not null && source.Torch.IsDevice(source.Model.GetTypeInfo(access).Type);
}
