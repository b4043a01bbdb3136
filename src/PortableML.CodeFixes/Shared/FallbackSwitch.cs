using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Turns a switch for the fallback on: a parameter of a call, or a member beside the one that is assigned.</summary>
internal static class FallbackSwitch
{
    private const string On = "true";

    /// <summary>Sets <paramref name="parameter"/> of <paramref name="call"/>; null where the author computes it.</summary>
    public static IReadOnlyList<TextChange>? InCall(InvocationExpressionSyntax call, string parameter, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method || call.ArgumentList.Arguments.LastOrDefault() is not { } last)
        {
            return null;
        }

        return call.ArgumentList.Arguments.FirstOrDefault(argument => Arguments.ParameterOf(argument, method)?.Name == parameter) is { } given
            ? Switch(given.Expression)
            : [new TextChange(new TextSpan(last.Span.End, 0), $", {parameter}: {On}")];
    }

    /// <summary>Sets <paramref name="member"/> in the initialiser that holds <paramref name="assignment"/>.</summary>
    public static IReadOnlyList<TextChange>? InInitializer(AssignmentExpressionSyntax assignment, InitializerExpressionSyntax initializer, string member) =>
        initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(other => other.Left is SimpleNameSyntax name && name.Identifier.ValueText == member) is { } set
            ? Switch(set.Right)
            : [new TextChange(new TextSpan(assignment.Span.End, 0), $", {member} = {On}")];

    /// <summary>Sets <paramref name="member"/> of the same object in a statement: the one that is there, or a new one below.</summary>
    public static IReadOnlyList<TextChange>? Beside(AssignmentExpressionSyntax assignment, ExpressionStatementSyntax statement, string member)
    {
        if (assignment.Left is not MemberAccessExpressionSyntax { Expression: var target } || statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax))
        {
            return null;
        }

        SyntaxNode scope = statement.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax) ?? statement.SyntaxTree.GetRoot();
        AssignmentExpressionSyntax[] set =
        [
            .. scope.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(other =>
                other.Left is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == member && SyntaxFactory.AreEquivalent(access.Expression, target)),
        ];
        if (set.Length > 0)
        {
            return set.Length == 1 ? Switch(set[0].Right) : null;
        }

        SourceText text = statement.SyntaxTree.GetText();
        string line = text.Lines.GetLineFromPosition(statement.SpanStart).ToString();
        string indentation = line.Substring(0, line.Length - line.TrimStart().Length);
        string newLine = text.Lines[0] is { } first && first.EndIncludingLineBreak > first.End
            ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak))
            : "\n";

        // A comment at the end of the line stays where it is.
        int end = statement.GetTrailingTrivia().LastOrDefault(trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia)) is { RawKind: not 0 } comment
            ? comment.Span.End
            : statement.Span.End;
        return [new TextChange(new TextSpan(end, 0), $"{newLine}{indentation}{target}.{member} = {On};")];
    }

    private static IReadOnlyList<TextChange>? Switch(ExpressionSyntax value) =>
        value.IsKind(SyntaxKind.FalseLiteralExpression) ? [new TextChange(value.Span, On)] : null;
}
