using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Guards;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Guards;

/// <summary>
/// Which statements leave what follows them unreached. The control-flow graph says the same of every place; where it is said here, no graph is made,
/// so that no diagnostic shows a mistake.
/// </summary>
public class ExitsTests
{
    [Theory]
    [InlineData("return;")]
    [InlineData("throw new Exception();")]
    [InlineData("continue;")]
    [InlineData("break;")]
    [InlineData("{ n++; return; }")]
    [InlineData("{ { throw new Exception(); } }")]
    public void A_statement_that_jumps_leaves(string statement) => Assert.True(Leaves("foreach (int n0 in new int[n]) { if (n > 0) " + statement + " }"));

    [Theory]
    [InlineData("yield break;")]
    [InlineData("throw new Exception();")]
    public void A_statement_that_ends_an_iterator_leaves(string statement) => Assert.True(Leaves("yield return n; if (n > 0) " + statement, "System.Collections.Generic.IEnumerable<int>"));

    [Theory]
    [InlineData("n++;")]
    [InlineData("{ }")]
    [InlineData("{ return; n++; }")]
    [InlineData("if (n > 1) return;")]
    [InlineData("goto next; next: n++;")]
    [InlineData("foreach (int other in new int[n]) { break; }")]
    [InlineData("Console.WriteLine(); ")]
    public void A_statement_behind_which_the_next_may_be_reached_does_not_leave(string statement) => Assert.False(Leaves("if (n > 0) " + statement));

    [Fact]
    public void A_value_of_an_iterator_does_not_leave() => Assert.False(Leaves("if (n > 0) yield return n;", "System.Collections.Generic.IEnumerable<int>"));

    /// <summary>What is said of the statement under the first <c>if</c>.</summary>
    private static bool Leaves(string statements, string returns = "void")
    {
        CSharpCompilation compilation = new SourceOptions().Compile([SourceText.From($"using System; class Sample {{ {returns} Run(int n) {{ {statements} }} }}")]);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        SyntaxTree tree = compilation.SyntaxTrees[0];
        StatementSyntax under = tree.GetRoot().DescendantNodes().OfType<IfStatementSyntax>().First().Statement;
        return Exits.Leaves(compilation.GetSemanticModel(tree).GetOperation(under)!);
    }
}
