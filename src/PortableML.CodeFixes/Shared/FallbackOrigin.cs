using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>The statement that makes the options which a session is made with.</summary>
/// <param name="Statement">The declaration, the <c>using</c> statement or the assignment.</param>
/// <param name="Creation">The expression that makes them: <c>new SessionOptions()</c>, or a call that gives options with a provider.</param>
/// <param name="Target">The variable as the statement writes it.</param>
internal sealed record FallbackOrigin(StatementSyntax Statement, ExpressionSyntax Creation, string Target)
{
    /// <summary>The declaration; null where the variable is only assigned.</summary>
    public LocalDeclarationStatementSyntax? Declaration => Statement as LocalDeclarationStatementSyntax;

    /// <summary>The options are made by a call that can fail itself.</summary>
    public bool Makes => Creation is InvocationExpressionSyntax;

    /// <summary>Something is written inside the statement, beside what makes the options, that would be lost if it were split.</summary>
    public bool HasComment => Statement.DescendantTrivia().Any(trivia => !FallbackIndent.IsWhiteSpace(trivia)
        && trivia.SpanStart > Statement.SpanStart && trivia.Span.End < Statement.Span.End && !Creation.Span.Contains(trivia.Span));

    /// <summary>Finds it; null where the options come from elsewhere, or are assigned more than once.</summary>
    public static FallbackOrigin? Of(ProviderVariable options, SemanticModel model)
    {
        AssignmentExpressionSyntax[] assignments = [.. options.Uses
            .Select(use => use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : (ExpressionSyntax)use)
            .Select(target => target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment : null)
            .OfType<AssignmentExpressionSyntax>()];
        SyntaxNode? declaration = options.Symbol is ILocalSymbol ? options.Symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() : null;
        FallbackOrigin? origin = (declaration, assignments) switch
        {
            (VariableDeclaratorSyntax { Initializer.Value: var value, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: StatementSyntax statement } } variable, [])
                when statement is LocalDeclarationStatementSyntax or UsingStatementSyntax => new FallbackOrigin(statement, value, variable.Identifier.Text),
            (null or VariableDeclaratorSyntax { Initializer: null or { Value: LiteralExpressionSyntax } }, [{ Parent: ExpressionStatementSyntax statement } assignment])
                when options.Symbol is not IParameterSymbol => new FallbackOrigin(statement, assignment.Right, assignment.Left.ToString()),
            _ => null,
        };
        bool isKnown = origin is not null
            && (ProviderSession.IsOptionsMade(origin.Creation, model)
                || (origin.Creation is InvocationExpressionSyntax call && ProviderCall.Of(call, model) is { Makes: true }));
        return isKnown ? origin : null;
    }
}
