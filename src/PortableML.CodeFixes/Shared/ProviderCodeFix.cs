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
/// The base of fixes for calls about execution providers. A fix says only what becomes of one call; that nothing is offered which was not
/// worked out, that fix-all is done in one pass over the document, and that linked documents agree, is decided here.
/// </summary>
public abstract class ProviderCodeFix : CodeFixProvider
{
    /// <summary>The key under which the action is repeated.</summary>
    private protected abstract string EquivalenceKey { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await FixAsync(document, Places(diagnostics), context.CancellationToken).ConfigureAwait(false) ?? document);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (SiteProperties.From(diagnostic) is { } site
                && await FixAsync(context.Document, Places(ImmutableArray.Create(diagnostic)), context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(CodeAction.Create(Title(site), (CancellationToken _) => Task.FromResult(changed), EquivalenceKey), diagnostic);
            }
        }
    }

    /// <summary>The title of the action for <paramref name="site"/>.</summary>
    private protected abstract string Title(SiteProperties site);

    /// <summary>The file with the change for <paramref name="call"/>; null where there is none.</summary>
    private protected abstract CompilationUnitSyntax? Fix(InvocationExpressionSyntax call, SemanticModel model);

    private static IReadOnlyList<TextSpan> Places(ImmutableArray<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Where(diagnostic => SiteProperties.From(diagnostic)?.Shape is ReplacementShapes.AppendProvider or ReplacementShapes.MakeOptions)
            .Select(diagnostic => diagnostic.Location.SourceSpan)
            .OrderBy(span => span.Start),
    ];

    /// <summary>Takes away what makes the host format the code: it is laid out as the surroundings are already.</summary>
    private static SyntaxNode AsWritten(SyntaxNode root) => root.ReplaceTrivia(
        root.GetAnnotatedTrivia(SyntaxAnnotation.ElasticAnnotation), (trivia, _) => trivia.FullSpan.IsEmpty ? default : trivia.WithoutAnnotations(SyntaxAnnotation.ElasticAnnotation));

    /// <summary>Fixes <paramref name="places"/>; null where nothing is fixed, or where a document that shares the file would get another text.</summary>
    private async Task<Document?> FixAsync(Document document, IReadOnlyList<TextSpan> places, CancellationToken cancellationToken)
    {
        Document? changed = await FixAloneAsync(document, places, cancellationToken).ConfigureAwait(false);
        if (changed is null)
        {
            return null;
        }

        SourceText text = await changed.GetTextAsync(cancellationToken).ConfigureAwait(false);
        foreach (DocumentId id in document.GetLinkedDocumentIds())
        {
            Document linked = document.Project.Solution.GetDocument(id)!;
            Document? other = await FixAloneAsync(linked, places, cancellationToken).ConfigureAwait(false);
            if (other is null || !text.ContentEquals(await other.GetTextAsync(cancellationToken).ConfigureAwait(false)))
            {
                return null;
            }
        }

        return changed;
    }

    private async Task<Document?> FixAloneAsync(Document document, IReadOnlyList<TextSpan> places, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        List<SyntaxAnnotation> marks = [];
        Dictionary<SyntaxNode, SyntaxAnnotation> calls = [];
        foreach (TextSpan place in places)
        {
            if (ProviderCall.Find(root, place) is { } call && !calls.ContainsKey(call))
            {
                marks.Add(calls[call] = new SyntaxAnnotation());
            }
        }

        bool isChanged = false;
        document = document.WithSyntaxRoot(root.ReplaceNodes(calls.Keys, (old, call) => call.WithAdditionalAnnotations(calls[old])));
        foreach (SyntaxAnnotation mark in marks)
        {
            SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            VendorSymbols.For(model.Compilation, document.Project.AnalyzerOptions);
            root = (await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false))!;
            if (root.GetAnnotatedNodes(mark).FirstOrDefault() is InvocationExpressionSyntax call
                && !call.Ancestors().Any(outer => outer.HasAnnotation(FallbackRegion.Covered))
                && Fix(call, model) is { } fixedRoot)
            {
                document = document.WithSyntaxRoot(AsWritten(fixedRoot));
                isChanged = true;
            }
        }

        return isChanged ? document : null;
    }
}
