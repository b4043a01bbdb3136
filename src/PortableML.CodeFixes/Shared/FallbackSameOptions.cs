using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>
/// The options are used after the session, so the handler disposes those that failed and puts new ones into the same variable. A variable
/// that disposes its options cannot be assigned: it is declared after the <c>try</c>, from one that can.
/// </summary>
internal sealed class FallbackSameOptions : FallbackOptions
{
    private readonly bool _disposesAtEnd;
    private readonly bool _isAnnotated;

    /// <summary>Takes a name for the variable that can be assigned, where one is needed.</summary>
    public FallbackSameOptions(FallbackOrigin origin, SemanticModel model, FallbackNaming names)
        : base(origin, model)
    {
        _disposesAtEnd = origin.Declaration?.UsingKeyword.IsKind(SyntaxKind.UsingKeyword) == true;
        _isAnnotated = (model.GetNullableContext(origin.Statement.SpanStart) & NullableContext.AnnotationsEnabled) != 0;
        AttemptName = _disposesAtEnd ? names.Take(FallbackNaming.Prefix("created", origin.Target)) : null;
    }

    /// <inheritdoc/>
    public override string? AttemptName { get; }

    /// <inheritdoc/>
    public override string? HandlerName => AttemptName;

    private string Variable => AttemptName ?? Origin.Target;

    /// <inheritdoc/>
    public override void MakeFirst(FallbackRegion region, int index, FallbackValues values)
    {
        if (Origin.Declaration is { } declaration)
        {
            string type = declaration.Declaration.Type.IsVar ? Type : declaration.Declaration.Type.WithoutTrivia().ToString();
            if (Origin.Makes)
            {
                region.Declarations.Add(SyntaxFactory.ParseStatement($"{type}{(_isAnnotated && !type.EndsWith("?", StringComparison.Ordinal) ? "?" : "")} {Variable} = null;"));
                region.Try(Assign(Origin.Creation).WithTriviaFrom(FallbackIndent.Take(Origin.Statement)), index);
            }
            else if (_disposesAtEnd)
            {
                LocalDeclarationStatementSyntax first = (LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement($"{declaration.Declaration.Type} {Variable} = value;");
                StatementSyntax filled = first.ReplaceNode(first.Declaration.Variables[0].Initializer!.Value, values.Copy(Origin.Creation, null).WithoutTrivia());
                region.Before.Add(FallbackIndent.Take(filled.WithTriviaFrom(declaration), declaration));
            }
            else
            {
                region.Before.Add(FallbackIndent.Take(values.Copy(declaration, null), declaration));
            }

            if (_disposesAtEnd)
            {
                region.After.Add(declaration.ReplaceNode(Origin.Creation, SyntaxFactory.IdentifierName(Variable)).WithLeadingTrivia().WithTrailingTrivia());
            }
        }
        else if (Origin.Makes)
        {
            region.Try(FallbackIndent.Take(Origin.Statement), index);
        }
        else
        {
            region.Before.Add(FallbackIndent.Take(values.Copy(Origin.Statement, null), Origin.Statement));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<StatementSyntax> Handle(IReadOnlyList<StatementSyntax> work, FallbackValues values)
    {
        // What a field held before the call that failed is not this code's to dispose.
        bool isDisposed = !Origin.Makes || Origin.Declaration is not null;
        StatementSyntax[] dispose = isDisposed ? [SyntaxFactory.ParseStatement($"{Variable}{(Origin.Makes ? "?" : "")}.Dispose();")] : [];
        return [.. dispose, Assign(NewOptions(values)), .. work];
    }

    private ExpressionStatementSyntax Assign(ExpressionSyntax creation)
    {
        ExpressionStatementSyntax statement = (ExpressionStatementSyntax)SyntaxFactory.ParseStatement($"{Variable} = value;");
        return FallbackIndent.Take(statement.ReplaceNode(((AssignmentExpressionSyntax)statement.Expression).Right, creation.WithoutTrivia()), Origin.Statement);
    }
}
