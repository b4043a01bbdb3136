using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.Catalog;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Recognises code that means the vendor that it names: a member, a condition or a test class called after it, a test that asserts its
/// accelerator, a benchmark, a map of what goes to which device, or a call of native kernels. Such code is left to its author.
/// </summary>
internal sealed class VendorIntent(SourceDocument source)
{
    private static readonly string[] s_assertions = ["Assert", "Assume", "Skip", "Should"];

    private readonly NativeKernels _kernels = new(source);

    /// <summary>Tells whether the code around <paramref name="site"/> in <paramref name="member"/> means the vendor.</summary>
    public bool IsMeant(SyntaxNode site, SyntaxNode member)
    {
        SyntaxNode child = site;
        foreach (SyntaxNode ancestor in site.Ancestors())
        {
            if (ChoiceOf(ancestor, child).Any(NamesVendor) || (NameOf(ancestor) is { } name && (NameWords.NameVendor(name) || NameWords.NameBenchmark(name)))
                || TestAttributes.NameVendor(ancestor, NameWords.NameVendor))
            {
                return true;
            }

            if (ancestor is BaseTypeDeclarationSyntax type)
            {
                // A test of the vendor's accelerator would test nothing on another.
                if (BenchmarkTypes.Is(type)
                    || (NameWords.NameVendor(type.Identifier.ValueText) && NameWords.NameTest(type.Identifier.ValueText)))
                {
                    return true;
                }

                break;
            }

            child = ancestor;
        }

        return SaysSo(site) || member.DescendantNodes().Any(node => node is InvocationExpressionSyntax call ? AssertsAccelerator(call) || _kernels.AreGivenTensors(call) : IsKeyOfDevice(node));
    }

    /// <summary>The comment behind the statement asks for the vendor: <c>// must be cuda</c>.</summary>
    private static bool SaysSo(SyntaxNode site) =>
        site.FirstAncestorOrSelf<SyntaxNode>(node => node is StatementSyntax or MemberDeclarationSyntax)?.GetTrailingTrivia().Any(trivia =>
            trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && NameWords.NameVendor(trivia.ToString()) && NameWords.NameNecessity(trivia.ToString())) == true;

    /// <summary>A key of a map that names a device: <c>["cuda:0"] = bytes</c>. What names the same device beside it has to stay the same.</summary>
    private static bool IsKeyOfDevice(SyntaxNode node) =>
        node is BracketedArgumentListSyntax { Arguments: [{ Expression: LiteralExpressionSyntax { Token: var key } }] }
        && key.IsKind(SyntaxKind.StringLiteralToken) && NameWords.NameVendor(key.ValueText);

    /// <summary>What decides whether <paramref name="child"/> of <paramref name="parent"/> is reached.</summary>
    private static IEnumerable<SyntaxNode> ChoiceOf(SyntaxNode parent, SyntaxNode child) => parent switch
    {
        IfStatementSyntax choice when choice.Condition != child => [choice.Condition],
        WhileStatementSyntax loop when loop.Condition != child => [loop.Condition],
        ConditionalExpressionSyntax choice when choice.Condition != child => [choice.Condition],
        SwitchSectionSyntax section => [.. section.Labels, ((SwitchStatementSyntax)section.Parent!).Expression],
        SwitchExpressionArmSyntax arm when arm.Expression == child =>
            [arm.Pattern, .. arm.WhenClause is { } when ? [when] : Array.Empty<SyntaxNode>(), ((SwitchExpressionSyntax)arm.Parent!).GoverningExpression],
        BinaryExpressionSyntax both when both.Right == child && both.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression =>
            [both.Left],
        _ => [],
    };

    private static string? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => field.Identifier.ValueText,
        VariableDeclaratorSyntax { Initializer.Value: AnonymousFunctionExpressionSyntax } function => function.Identifier.ValueText,
        _ => null,
    };

    /// <summary>A question whether the accelerator is there is a check, not a wish for it.</summary>
    private bool NamesVendor(SyntaxNode condition) =>
        condition.DescendantNodesAndSelf(node => !IsQuery(node))
            .Where(node => !IsQuery(node))
            .SelectMany(node => node.ChildTokens())
            .Any(token => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken && NameWords.NameVendor(token.ValueText));

    private bool IsQuery(SyntaxNode node) =>
        node is InvocationExpressionSyntax && source.Model.GetSymbolInfo(node).Symbol is { } symbol
        && source.Catalog.Find(symbol)?.Role == CatalogRole.Queries;

    private bool AssertsAccelerator(InvocationExpressionSyntax call) =>
        IsAssertion(call.Expression.ToString())
        && (call.ArgumentList.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => AsksForAccelerator(name, call))
            || call.ArgumentList.Arguments.Any(argument => argument.Expression is LiteralExpressionSyntax literal && NameWords.NameVendor(literal.Token.ValueText)));

    private bool AsksForAccelerator(SimpleNameSyntax name, InvocationExpressionSyntax assertion) =>
        source.Model.GetSymbolInfo(name).Symbol is { } symbol
        && source.Catalog.Find(symbol)?.Role switch
        {
            CatalogRole.Queries => true,
            CatalogRole.Compares => symbol is IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean },
            CatalogRole.Names => name.FirstAncestorOrSelf<InvocationExpressionSyntax>() == assertion,
            _ => false,
        };

    private static bool IsAssertion(string call) =>
        s_assertions.Any(word => call.StartsWith(word, StringComparison.Ordinal) || call.Contains("." + word));
}
