using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Contracts;

/// <summary>What the rules take for granted about the compiler's operations.</summary>
public class CompilerOperationsTests
{
    [Fact]
    public void Parentheses_are_no_operation_in_CSharp()
    {
        CSharpCompilation compilation = new SourceOptions().Compile([SourceText.From("class Sample { bool Run(bool a, object b) => ((a)) && (((string)(b)) == (null)) || !(a ? (a) : (false)); }")]);
        SyntaxTree tree = compilation.SyntaxTrees[0];
        SemanticModel model = compilation.GetSemanticModel(tree);

        IOperation body = model.GetOperation(tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single())!;

        Assert.NotEmpty(tree.GetRoot().DescendantNodes().OfType<ParenthesizedExpressionSyntax>());
        Assert.DoesNotContain(body.DescendantsAndSelf(), operation => operation.Kind == OperationKind.Parenthesized);
    }
}
