using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Symbols;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes;

/// <summary>
/// The base of fixes that write what the catalogue says of an API. A fix says only which text changes at one place; that no change
/// brings an error, that fix-all is one pass over the document, and that linked documents agree, is decided here.
/// </summary>
public abstract class CatalogCodeFix : CodeFixProvider
{
    /// <summary>The key under which the action is repeated.</summary>
    private protected abstract string EquivalenceKey { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false) is { } text
            ? document.WithText(text)
            : document);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (SiteProperties.From(diagnostic) is { } site
                && await FixAsync(context.Document, ImmutableArray.Create(diagnostic), context.CancellationToken).ConfigureAwait(false) is { } text)
            {
                context.RegisterCodeFix(CodeAction.Create(Title(site), (CancellationToken _) => Task.FromResult(context.Document.WithText(text)), EquivalenceKey), diagnostic);
            }
        }
    }

    /// <summary>The title of the action for <paramref name="site"/>.</summary>
    private protected abstract string Title(SiteProperties site);

    /// <summary>The changes for <paramref name="place"/>, a call, a new object, an assignment or a constant that stands for <paramref name="api"/>; null where there are none.</summary>
    private protected abstract IReadOnlyList<TextChange>? Changes(ExpressionSyntax place, CatalogEntry api, SiteProperties site, SemanticModel model);

    /// <summary>The text with the fixes of <paramref name="diagnostics"/>; null where nothing is fixed, or where a document that shares the file would get another.</summary>
    private async Task<SourceText?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SourceText? text = await FixAloneAsync(document, diagnostics, cancellationToken).ConfigureAwait(false);
        foreach (DocumentId id in text is null ? ImmutableArray<DocumentId>.Empty : document.GetLinkedDocumentIds())
        {
            SourceText? other = await FixAloneAsync(document.Project.Solution.GetDocument(id)!, diagnostics, cancellationToken).ConfigureAwait(false);
            if (other?.ContentEquals(text!) != true)
            {
                return null;
            }
        }

        return text;
    }

    private async Task<SourceText?> FixAloneAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        VendorSymbols.For(model.Compilation, document.Project.AnalyzerOptions);
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        SourceText text = await model.SyntaxTree.GetTextAsync(cancellationToken).ConfigureAwait(false);
        JoinedChanges all = new();
        foreach (Diagnostic diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (SiteProperties.From(diagnostic) is { } site && Entry(site, model) is { } api
                && Place(root, diagnostic.Location.SourceSpan) is { } place && Changes(place, api, site, model) is { } changes)
            {
                if (await BringsNoErrorAsync(document, model, text.WithChanges(changes.OrderBy(change => change.Span.Start)), cancellationToken).ConfigureAwait(false))
                {
                    all.Add(changes);
                }
            }
        }

        return all.IsEmpty ? null : all.Apply(text);
    }

    private static async Task<bool> BringsNoErrorAsync(Document document, SemanticModel before, SourceText text, CancellationToken cancellationToken)
    {
        SemanticModel after = (await document.WithText(text).GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        return Errors(after) <= Errors(before);

        int Errors(SemanticModel model) => model.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static CatalogEntry? Entry(SiteProperties site, SemanticModel model) => VendorSymbols.For(model.Compilation).Libraries
        .Where(library => library.Name == site.Library).SelectMany(library => library.Entries).FirstOrDefault(entry => entry.Id == site.Api);

    /// <summary>The assignment or new object that is reported, or the call whose name is.</summary>
    private static ExpressionSyntax? Place(SyntaxNode root, TextSpan span) =>
        !root.FullSpan.Contains(span) ? null
        : root.FindNode(span, getInnermostNodeForTie: true) is AssignmentExpressionSyntax or BaseObjectCreationExpressionSyntax
            && root.FindNode(span, getInnermostNodeForTie: true) is ExpressionSyntax place && place.Span == span ? place
        : FixSite.FindCall(root, span);
}
