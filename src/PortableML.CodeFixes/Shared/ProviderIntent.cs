using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.Symbols;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Tells whether the code around a call asks for the vendor by name: <c>if (useCuda)</c>, <c>case "cuda"</c>, <c>CreateCudaSession</c>,
/// a test that asserts the provider, a benchmark. It means what it says, so no fix may give it something else.
/// </summary>
internal sealed class ProviderIntent(SemanticModel model)
{
    private static readonly string[] s_assertions = ["Assert", "Assume", "Skip", "Should"];

    private readonly VendorSymbols _symbols = VendorSymbols.For(model.Compilation);
    private readonly ProviderWords _words = new(VendorSymbols.For(model.Compilation));

    /// <summary>Tells whether <paramref name="call"/> may become something else: it stands in code, not in an expression tree, and that does not ask for the vendor.</summary>
    public bool Allows(SyntaxNode call) => !Names(call) && !IsInExpressionTree(call, model);

    /// <summary>Tells whether <paramref name="node"/> is data: an expression tree has no named arguments and no statements.</summary>
    public static bool IsInExpressionTree(SyntaxNode node, SemanticModel model) => node.Ancestors().OfType<LambdaExpressionSyntax>()
        .Any(lambda => model.GetTypeInfo(lambda).ConvertedType is { Name: "Expression", ContainingNamespace.Name: "Expressions" });

    /// <summary>Tells whether a condition, case, key or member around <paramref name="call"/> names a vendor.</summary>
    public bool Names(SyntaxNode call)
    {
        SyntaxNode inner = call;
        foreach (SyntaxNode outer in call.Ancestors())
        {
            if (Choosers(outer, inner).Any(Speaks) || (IsMember(outer) && Asserts(outer))
                || (MemberName(outer) is { } name && (_words.NameVendor(name) || NameWords.NameBenchmark(name)))
                || TestAttributes.NameVendor(outer, _words.NameVendor))
            {
                return true;
            }

            if (outer is BaseTypeDeclarationSyntax type)
            {
                return BenchmarkTypes.Is(type);
            }

            inner = outer;
        }

        return false;
    }

    /// <summary>The parts of <paramref name="outer"/> that decide whether <paramref name="inner"/> is reached.</summary>
    private static IEnumerable<SyntaxNode> Choosers(SyntaxNode outer, SyntaxNode inner) => outer switch
    {
        IfStatementSyntax choice when inner != choice.Condition => [choice.Condition],
        WhileStatementSyntax loop when inner != loop.Condition => [loop.Condition],
        ConditionalExpressionSyntax choice when inner != choice.Condition => [choice.Condition],
        BinaryExpressionSyntax binary when inner == binary.Right => [binary.Left],
        SwitchSectionSyntax section => section.Labels,
        SwitchStatementSyntax choice when inner is SwitchSectionSyntax => [choice.Expression],
        SwitchExpressionArmSyntax arm when inner == arm.Expression => arm.WhenClause is null ? [arm.Pattern] : [arm.Pattern, arm.WhenClause],
        SwitchExpressionSyntax choice when inner is SwitchExpressionArmSyntax => [choice.GoverningExpression],
        // A lambda that is kept under a name: ["cuda"] = () => …, { "cuda", () => … }, Register("cuda", () => …).
        AssignmentExpressionSyntax assignment when inner is AnonymousFunctionExpressionSyntax => [assignment.Left],
        InitializerExpressionSyntax pair when inner is AnonymousFunctionExpressionSyntax => pair.Expressions.Where(other => other != inner),
        ArgumentListSyntax list when inner is ArgumentSyntax { Expression: AnonymousFunctionExpressionSyntax } => list.Arguments.Where(other => other != inner),
        _ => [],
    };

    private static string? MemberName(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        VariableDeclaratorSyntax { Initializer.Value: AnonymousFunctionExpressionSyntax } variable => variable.Identifier.ValueText,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => field.Identifier.ValueText,
        _ => null,
    };

    private static bool IsMember(SyntaxNode node) => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax;

    /// <summary>A question about what the machine has is no wish: <c>GetAvailableProviders().Contains("CUDAExecutionProvider")</c>.</summary>
    private bool Speaks(SyntaxNode chooser) =>
        Mentions(chooser) && !chooser.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(Asks);

    private bool Mentions(SyntaxNode node) => node.DescendantTokens().Any(token => _words.NameVendor(token.ValueText));

    private bool Asks(InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(call).Symbol is { } method && _symbols.Index.Find(method)?.Role == CatalogRole.Queries;

    private bool Asserts(SyntaxNode member) => member.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
        call.Expression is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax type } && s_assertions.Contains(type.Identifier.ValueText) && Mentions(call.ArgumentList));
}
