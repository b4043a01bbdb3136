using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Copies code for the handler. What must not be evaluated twice is evaluated before, into a variable that the first code and the copy
/// both use.
/// </summary>
/// <param name="options">The options that the code is about.</param>
/// <param name="model">The model of the file.</param>
/// <param name="names">Names for new variables.</param>
/// <param name="end">Where the handler takes over.</param>
internal sealed class FallbackValues(ProviderVariable? options, SemanticModel model, FallbackNaming names, int end)
{
    private readonly FallbackRepeatable _repeatable = new(model);
    private readonly Dictionary<ExpressionSyntax, string> _kept = [];

    /// <summary>Tells whether <paramref name="expression"/> gives the same value again in the handler.</summary>
    public bool IsRepeatable(ExpressionSyntax expression) => _repeatable.IsRepeatable(expression, end);

    /// <summary>Tells whether all values in <paramref name="node"/> are.</summary>
    public bool AreRepeatable(SyntaxNode node) => In(node).All(value => IsRepeatable(value.Value));

    /// <summary>The declarations for what is evaluated before <paramref name="node"/>; null where that cannot be done.</summary>
    public IReadOnlyList<StatementSyntax>? Keep(SyntaxNode node)
    {
        List<StatementSyntax> declarations = [];
        foreach ((string name, ExpressionSyntax value) in In(node))
        {
            if (IsRepeatable(value))
            {
                continue;
            }

            if (options?.IsUsedIn(value) == true || model.GetTypeInfo(value).Type is null or { IsRefLikeType: true } or { TypeKind: TypeKind.Pointer })
            {
                return null;
            }

            string variable = names.Take(FallbackNaming.Variable(name));
            _kept.Add(value, variable);
            LocalDeclarationStatementSyntax declaration = (LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement($"var {variable} = value;");
            ExpressionSyntax placeholder = declaration.Declaration.Variables[0].Initializer!.Value;
            StatementSyntax kept = declaration.ReplaceNode(placeholder, value.WithoutTrivia());
            declarations.Add(FallbackIndent.Take(kept, (SyntaxNode?)value.FirstAncestorOrSelf<StatementSyntax>() ?? value));
        }

        return declarations;
    }

    /// <summary>A copy of <paramref name="node"/> with the kept values, and with another name for the options.</summary>
    public TNode Copy<TNode>(TNode node, string? name)
        where TNode : SyntaxNode => node.ReplaceNodes(
            node.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Where(inner => _kept.ContainsKey(inner) || (name is not null && options?.Uses.Contains(inner) == true)),
            (original, _) => SyntaxFactory.IdentifierName(_kept.TryGetValue(original, out string variable) ? variable : name!).WithTriviaFrom(original));

    /// <summary>The values that a setting, a call or a creation is given, each with a name for it; not those that the handler does without.</summary>
    private IEnumerable<(string Name, ExpressionSyntax Value)> In(SyntaxNode node) =>
        All(node).Where(pair => pair.Value is not InvocationExpressionSyntax call || ProviderCall.Of(call, model) is null);

    private IEnumerable<(string Name, ExpressionSyntax Value)> All(SyntaxNode node) => node switch
    {
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } assignment } => [(access.Name.Identifier.ValueText, assignment.Right)],
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => ProviderCall.Of(call, model) is null ? All(call.ArgumentList, call) : [],
        BaseObjectCreationExpressionSyntax creation => All(creation.ArgumentList, creation)
            .Concat(creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().Select(set => (set.Left.ToString(), set.Right)) ?? []),
        _ => [],
    };

    private IEnumerable<(string Name, ExpressionSyntax Value)> All(ArgumentListSyntax? list, ExpressionSyntax call)
    {
        IMethodSymbol? method = model.GetSymbolInfo(call).Symbol as IMethodSymbol;
        return list?.Arguments.Select((argument, i) =>
            (argument.NameColon?.Name.Identifier.ValueText ?? method?.Parameters.ElementAtOrDefault(i)?.Name ?? "value", argument.Expression)) ?? [];
    }
}
