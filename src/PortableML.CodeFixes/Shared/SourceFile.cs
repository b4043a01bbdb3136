using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>A file with what a fix reads of it, whatever library it uses.</summary>
/// <param name="model">What the file's names mean.</param>
internal class SourceFile(SemanticModel model)
{
    /// <summary>What the file's names mean.</summary>
    public SemanticModel Model { get; } = model;

    /// <summary>The root of the file's syntax tree.</summary>
    public SyntaxNode Root { get; } = model.SyntaxTree.GetRoot();

    /// <summary>The file's text, to which every fix is a set of changes.</summary>
    public SourceText Text { get; } = model.SyntaxTree.GetText();

    /// <summary>The file's own line break.</summary>
    public string NewLine => Text.Lines[0] is { } first && first.EndIncludingLineBreak > first.End
        ? Text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak))
        : "\n";

    /// <summary>The white space that <paramref name="position"/>'s line begins with.</summary>
    public string Indentation(int position)
    {
        string line = Text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>Tells whether the file has no more errors and warnings of the compiler with <paramref name="changes"/> than without.</summary>
    public bool StaysSound(IEnumerable<TextChange> changes, CancellationToken cancellationToken = default)
    {
        SyntaxTree before = Root.SyntaxTree;
        SyntaxTree after = before.WithChangedText(Text.WithChanges(changes.OrderBy(change => change.Span.Start)));
        return Problems(Model.Compilation.ReplaceSyntaxTree(before, after).GetSemanticModel(after)) <= Problems(Model);

        int Problems(SemanticModel model) => model.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    /// <summary>Tells whether replacing <paramref name="span"/> would lose a comment or a directive.</summary>
    public bool HasComment(TextSpan span) =>
        Root.DescendantTrivia(span, descendIntoTrivia: false)
            .Any(trivia => span.Contains(trivia.Span) && !trivia.Span.IsEmpty && !string.IsNullOrWhiteSpace(trivia.ToString()));
}
