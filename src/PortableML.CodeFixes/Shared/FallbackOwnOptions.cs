using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>The first options stay where they are, and are disposed where they were; the handler has a variable of its own.</summary>
internal sealed class FallbackOwnOptions(FallbackOrigin origin, FallbackLayout layout, SemanticModel model, FallbackNaming names) : FallbackOptions(origin, model)
{
    /// <inheritdoc/>
    public override string HandlerName { get; } = names.Take(FallbackNaming.Prefix("cpu", origin.Target));

    /// <inheritdoc/>
    public override void MakeFirst(FallbackRegion region, int index, FallbackValues values) =>
        region.Before.Add(FallbackIndent.Take(values.Copy(Origin.Statement, null), Origin.Statement));

    /// <inheritdoc/>
    public override IEnumerable<StatementSyntax> Handle(IReadOnlyList<StatementSyntax> work, FallbackValues values)
    {
        VariableDeclaratorSyntax variable = Origin.Statement.DescendantNodes().OfType<VariableDeclaratorSyntax>().First();
        VariableDeclaratorSyntax own = variable
            .ReplaceNode(Origin.Creation, NewOptions(values))
            .WithIdentifier(SyntaxFactory.Identifier(HandlerName).WithTriviaFrom(variable.Identifier));
        StatementSyntax statement = Origin.Statement;
        if (statement is UsingStatementSyntax block)
        {
            UsingStatementSyntax head = block.WithDeclaration(block.Declaration!.ReplaceNode(variable, own)).WithCloseParenToken(block.CloseParenToken.WithTrailingTrivia());
            IEnumerable<StatementSyntax> placed = work.Select(inner => FallbackIndent.Place(inner, layout.Unit, layout.NewLine));
            return [FallbackRegion.WithoutComments(head.WithStatement(FallbackBlock.Of(layout.Bare, placed, default)))];
        }

        return [FallbackRegion.WithoutComments(FallbackIndent.Take(statement.ReplaceNode(variable, own), statement)), .. work];
    }
}
