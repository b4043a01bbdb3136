using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// Recognises tests that are marked as one vendor's: <c>[CudaFact]</c>, <c>[Trait("Category", "CUDA")]</c>, <c>[Fact(Skip = "needs CUDA")]</c>.
/// On another accelerator they would test nothing. What a test is given (<c>[InlineData("cuda")]</c>) marks nothing.
/// </summary>
internal static class TestAttributes
{
    private static readonly string[] s_categories = ["Trait", "Category", "TestCategory"];

    /// <summary>An attribute of <paramref name="node"/>, a method or a type, says so by a name for which <paramref name="nameVendor"/> is true.</summary>
    public static bool NameVendor(SyntaxNode node, Func<string, bool> nameVendor) =>
        node is MethodDeclarationSyntax or BaseTypeDeclarationSyntax
        && ((MemberDeclarationSyntax)node).AttributeLists.SelectMany(static list => list.Attributes).Any(attribute =>
            nameVendor(attribute.Name.ToString())
            || attribute.ArgumentList?.Arguments.Any(argument => IsMark(attribute, argument) && argument.Expression is LiteralExpressionSyntax literal && nameVendor(literal.Token.ValueText)) == true);

    private static bool IsMark(AttributeSyntax attribute, AttributeArgumentSyntax argument) =>
        s_categories.Contains(attribute.Name.ToString()) || argument.NameEquals?.Name.Identifier.ValueText == "Skip";
}
