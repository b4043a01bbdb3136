using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>The call that makes the options can fail, so they are declared in the <c>try</c>, and once more, without a provider, in the handler.</summary>
internal sealed class FallbackScopedOptions(FallbackOrigin origin, SemanticModel model) : FallbackOptions(origin, model)
{
    /// <inheritdoc/>
    public override void MakeFirst(FallbackRegion region, int index, FallbackValues values) =>
        region.Try(FallbackIndent.Take(Origin.Statement), index);

    /// <inheritdoc/>
    public override IEnumerable<StatementSyntax> Handle(IReadOnlyList<StatementSyntax> work, FallbackValues values)
    {
        StatementSyntax declaration = Origin.Statement.ReplaceNode(Origin.Creation, NewOptions(values).WithTriviaFrom(Origin.Creation));
        return [FallbackRegion.WithoutComments(FallbackIndent.Take(declaration, Origin.Statement)), .. work];
    }
}
