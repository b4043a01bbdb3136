using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// How the handler gets options of its own. There is a way for each kind of variable, so that every options object is disposed as often as
/// the code disposed its one.
/// </summary>
internal abstract class FallbackOptions(FallbackOrigin origin, SemanticModel model)
{
    /// <summary>The name of the options before and in the <c>try</c>; null for the user's.</summary>
    public virtual string? AttemptName => null;

    /// <summary>The name of the options in the handler; null for the user's.</summary>
    public virtual string? HandlerName => null;

    /// <summary>The statement that makes the first options.</summary>
    protected FallbackOrigin Origin { get; } = origin;

    /// <summary>The type of the options, with the names of the place.</summary>
    protected string Type { get; } = FallbackType.Of(origin.Creation, model);

    /// <summary>Chooses the way; null where there is none.</summary>
    public static FallbackOptions? For(FallbackOrigin origin, FallbackOrder order, FallbackLayout layout, SemanticModel model, FallbackNaming names) => origin.Statement switch
    {
        UsingStatementSyntax when order.IsUsedAfter || origin.Makes => null,
        UsingStatementSyntax => new FallbackOwnOptions(origin, layout, model, names),
        LocalDeclarationStatementSyntax when !order.IsUsedAfter => origin.Makes ? new FallbackScopedOptions(origin, model) : new FallbackOwnOptions(origin, layout, model, names),
        _ => origin.HasComment ? null : new FallbackSameOptions(origin, model, names),
    };

    /// <summary>Adds the statement that makes the first options, as it stands now, the sibling at <paramref name="index"/>.</summary>
    public abstract void MakeFirst(FallbackRegion region, int index, FallbackValues values);

    /// <summary>Makes the new options for <paramref name="work"/> in the handler.</summary>
    public abstract IEnumerable<StatementSyntax> Handle(IReadOnlyList<StatementSyntax> work, FallbackValues values);

    /// <summary>The expression that makes options without a provider and with the same settings.</summary>
    protected ExpressionSyntax NewOptions(FallbackValues values) => Origin.Makes ? SyntaxFactory.ParseExpression($"new {Type}()") : values.Copy(Origin.Creation, null);
}
