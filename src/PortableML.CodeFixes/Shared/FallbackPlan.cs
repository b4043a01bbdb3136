using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PortableML.CodeFixes.Shared;

/// <summary>Which statements become a <c>try</c> with a fallback, and what takes their place.</summary>
/// <param name="Host">Where the last of them stands.</param>
/// <param name="First">The index of the first among its siblings.</param>
/// <param name="Region">What takes their place.</param>
internal sealed record FallbackPlan(FallbackHost Host, int First, FallbackRegion Region)
{
    /// <summary>The statements, or the expression body, that are replaced.</summary>
    public IReadOnlyList<SyntaxNode> Replaced => Host.Statement is null ? [Host.Node] : [.. Host.Siblings.Skip(First).Take(Host.Index - First + 1)];

    /// <summary>Tells whether the statements can be moved: no <c>#if</c> or <c>#region</c> begins or ends among them, and new variables can be declared.</summary>
    public bool CanApply()
    {
        if (Host.Statement is null)
        {
            return FallbackBody.CanReplace((ExpressionSyntax)Host.Node);
        }

        SyntaxNode first = Replaced[0];
        return !Replaced.SelectMany(statement => statement.DescendantTrivia())
                .Any(trivia => trivia.IsDirective && (Region.Before.Count > 0 || trivia.SpanStart > first.SpanStart))
            && (first.Parent is BlockSyntax || Host.IsEmbedded || FallbackLayout.StartsLine(first.SyntaxTree.GetText(), first.SpanStart))
            && (!Host.IsEmbedded || (Region is { Before.Count: 0, Declarations.Count: 0, After.Count: 0 } && first.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)));
    }

    /// <summary>The file with the fallback.</summary>
    public CompilationUnitSyntax Apply(SemanticModel model)
    {
        CompilationUnitSyntax root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot();
        IReadOnlyList<SyntaxNode> replaced = Replaced;
        int position = replaced[0].SpanStart;
        string exception = new FallbackNaming(model, position, Region.Attempt.Concat(Region.Handler)).Take("e", "ex", "exception");
        FallbackFilter filter = new(model, position);
        FallbackEdit edit = new(replaced, FallbackLayout.Around(replaced[0]), layout => Region.Write(layout, filter, exception));
        CompilationUnitSyntax changed = edit.ApplyTo(root);
        return filter.NeedsUsing ? FallbackUsing.Add(changed, FallbackLayout.Around(replaced[0]).NewLine) : changed;
    }
}
