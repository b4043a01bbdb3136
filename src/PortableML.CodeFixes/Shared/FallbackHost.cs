using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// The innermost place around an expression where statements can stand: a statement among its siblings, or an expression body that can
/// become a block.
/// </summary>
internal sealed class FallbackHost
{
    private FallbackHost(SyntaxNode node)
    {
        Node = node;
        Siblings = node switch
        {
            { Parent: BlockSyntax block } => (IReadOnlyList<StatementSyntax>)block.Statements,
            { Parent: SwitchSectionSyntax section } => section.Statements,
            { Parent: GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } } => (StatementSyntax[])[.. unit.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement)],
            StatementSyntax statement => (StatementSyntax[])[statement],
            _ => (StatementSyntax[])[],
        };
    }

    /// <summary>The statement; or the expression after the arrow of a lambda, a member or a local function.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The statements of the list that <see cref="Node"/> is one of; empty for an expression body.</summary>
    public IReadOnlyList<StatementSyntax> Siblings { get; }

    /// <summary>The statement; null for an expression body.</summary>
    public StatementSyntax? Statement => Node as StatementSyntax;

    /// <summary>The place of <see cref="Statement"/> among its siblings.</summary>
    public int Index => IndexOf(Node);

    /// <summary>The statement stands alone where only one may, as after <c>if (…)</c>: what is declared beside it would be seen nowhere.</summary>
    public bool IsEmbedded => Statement is { Parent: not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax) };

    /// <summary>The code in which a variable can be seen that is declared in the list.</summary>
    public SyntaxNode Scope => Node.Parent is GlobalStatementSyntax global ? global.Parent! : Node.Parent!;

    /// <summary>Finds the host of <paramref name="node"/>; null where only an expression can stand, as in a field's initialiser or a query.</summary>
    public static FallbackHost? Of(SyntaxNode node)
    {
        SyntaxNode inner = node;
        foreach (SyntaxNode outer in node.AncestorsAndSelf())
        {
            switch (outer)
            {
                case StatementSyntax statement:
                    return new FallbackHost(statement);
                case ArrowExpressionClauseSyntax or LambdaExpressionSyntax when inner is ExpressionSyntax:
                    return new FallbackHost(inner);
                case MemberDeclarationSyntax or AttributeSyntax or ParameterSyntax or ConstructorInitializerSyntax or QueryExpressionSyntax or PrimaryConstructorBaseTypeSyntax:
                    return null;
            }

            inner = outer;
        }

        return null;
    }

    /// <summary>The index of the sibling that is, or holds, <paramref name="node"/>; negative where none does.</summary>
    public int IndexOf(SyntaxNode node)
    {
        for (int i = 0; i < Siblings.Count; i++)
        {
            if (Siblings[i].Span.Contains(node.Span) && node.SyntaxTree == Siblings[i].SyntaxTree)
            {
                return i;
            }
        }

        return -1;
    }
}
