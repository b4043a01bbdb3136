using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Options;
using PortableML.Analyzers.Symbols;

namespace PortableML.CodeFixes.Shared;

/// <summary>A document with all that a fix reads of it.</summary>
internal sealed class SourceDocument
{
    private SourceDocument(Document document, SemanticModel model, SyntaxNode root, SourceText text, TorchLibrary torch)
    {
        Document = document;
        Model = model;
        Root = root;
        Text = text;
        Torch = torch;
        Catalog = VendorSymbols.For(model.Compilation, document.Project.AnalyzerOptions).Index;
        NewLine = text.Lines[0] is { } first && first.EndIncludingLineBreak > first.End
            ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak))
            : "\n";
    }

    /// <summary>The document as the host knows it.</summary>
    public Document Document { get; }

    /// <summary>What the document's names mean.</summary>
    public SemanticModel Model { get; }

    /// <summary>The root of the document's syntax tree.</summary>
    public SyntaxNode Root { get; }

    /// <summary>The document's text, to which every fix is a set of changes.</summary>
    public SourceText Text { get; }

    /// <summary>What the referenced TorchSharp offers.</summary>
    public TorchLibrary Torch { get; }

    /// <summary>What the catalogue says of a symbol.</summary>
    public ApiIndex Catalog { get; }

    /// <summary>The user's own expression for a device, <c>portable_ml.device_expression</c>; null where none is set.</summary>
    public string? ConfiguredDevice => RuleOptions.DeviceExpression(Document.Project.AnalyzerOptions, Root.SyntaxTree);

    /// <summary>The devices to write are those of the generated helper.</summary>
    public bool UsesHelper { get; private set; }

    /// <summary>The document's own line break.</summary>
    public string NewLine { get; }

    /// <summary>Reads <paramref name="document"/>; null where its project does not reference TorchSharp.</summary>
    public static async Task<SourceDocument?> ReadAsync(Document document, CancellationToken cancellationToken)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model is not null && TorchLibrary.Of(model.Compilation) is { } torch
            ? new SourceDocument(
                document,
                model,
                await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false),
                await model.SyntaxTree.GetTextAsync(cancellationToken).ConfigureAwait(false),
                torch)
            : null;
    }

    /// <summary>The same document, to be fixed with the generated helper.</summary>
    public SourceDocument WithHelper()
    {
        SourceDocument copy = (SourceDocument)MemberwiseClone();
        copy.UsesHelper = true;
        return copy;
    }

    /// <summary>The white space that <paramref name="position"/>'s line begins with.</summary>
    public string Indentation(int position)
    {
        string line = Text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>Tells whether the document has no more errors and warnings of the compiler with <paramref name="changes"/> than without.</summary>
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
