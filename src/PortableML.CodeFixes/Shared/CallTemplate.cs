using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Writes another call in the place of one, by a template of the catalogue.</summary>
internal static class CallTemplate
{
    private const string Receiver = "{0}";

    /// <summary>
    /// What makes <paramref name="call"/> the <paramref name="template"/> on the same receiver and takes calls of <paramref name="dropped"/>
    /// names out of its chain; null where the receiver would be evaluated twice, or such a call stands elsewhere.
    /// </summary>
    public static IReadOnlyList<TextChange>? Write(InvocationExpressionSyntax call, string template, IReadOnlyList<string> dropped)
    {
        if (call.Expression is not MemberAccessExpressionSyntax access || !template.StartsWith(Receiver, StringComparison.Ordinal)
            || call.DescendantTrivia(access.Name.Span).Any(trivia => trivia.IsDirective))
        {
            return null;
        }

        string rest = template.Substring(Receiver.Length);
        if (rest.Contains(Receiver) && !IsSimple(access.Expression))
        {
            return null;
        }

        if (Drop(call, dropped) is not { } drops)
        {
            return null;
        }

        TextSpan replaced = TextSpan.FromBounds(access.OperatorToken.SpanStart, call.Span.End);
        return [.. drops, new TextChange(replaced, rest.Replace(Receiver, access.Expression.ToString()))];
    }

    /// <summary>Reading it again does and costs nothing.</summary>
    private static bool IsSimple(ExpressionSyntax receiver) => receiver switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsSimple(access.Expression),
        _ => false,
    };

    private static List<TextChange>? Drop(InvocationExpressionSyntax call, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return [];
        }

        HashSet<InvocationExpressionSyntax> chain = [.. Chain(call)];
        List<TextChange> changes = [];
        foreach (InvocationExpressionSyntax other in (call.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? call.SyntaxTree.GetRoot()).DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (other.Expression is MemberAccessExpressionSyntax access && names.Contains(access.Name.Identifier.ValueText))
            {
                if (!chain.Contains(other))
                {
                    return null;
                }

                changes.Add(new TextChange(TextSpan.FromBounds(access.Expression.Span.End, other.Span.End), ""));
            }
        }

        return changes;
    }

    /// <summary>The calls before and after <paramref name="call"/> in its chain.</summary>
    private static IEnumerable<InvocationExpressionSyntax> Chain(InvocationExpressionSyntax call)
    {
        InvocationExpressionSyntax? outer = call;
        while (outer.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next })
        {
            outer = next;
        }

        for (ExpressionSyntax? current = outer; current is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } link; current = access.Expression)
        {
            yield return link;
        }
    }
}
