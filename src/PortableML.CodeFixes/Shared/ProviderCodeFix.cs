using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Symbols;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes;

/// <summary>
/// The base of fixes for calls about execution providers. A fix says only what can become of one call, the best first; that nothing is
/// offered which was not worked out or brings an error, that fix-all is one pass over the document, and that linked documents agree, is
/// decided here.
/// </summary>
public abstract class ProviderCodeFix : CodeFixProvider
{
    /// <summary>
    /// Ends the key of an action that stands behind another at its place. Fix-all with the key of a first action does at every place what
    /// comes first there, as one by one would; with such a key it does that action, wherever it stands behind another.
    /// </summary>
    private const string Instead = "Instead";

    /// <summary>The key of the action at constants of the project's own; null where they have none.</summary>
    private protected virtual string? OwnKey => null;

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) =>
            await FixAsync(document, Places(diagnostics), Own(diagnostics), context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false) ?? document);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel model = await ModelAsync(context.Document, context.CancellationToken).ConfigureAwait(false);
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            ImmutableArray<Diagnostic> alone = ImmutableArray.Create(diagnostic);
            foreach ((TextSpan span, SiteProperties site) in Own(alone))
            {
                if (OwnPlace(root, span) is { } place && await FixAsync(context.Document, [], [(span, site)], OwnKey, context.CancellationToken).ConfigureAwait(false) is { } changed)
                {
                    context.RegisterCodeFix(CodeAction.Create(OwnChoiceFix.Title(place, site, model), (CancellationToken _) => Task.FromResult(changed), OwnKey), diagnostic);
                }
            }

            foreach (TextSpan place in Places(alone))
            {
                IEnumerable<Offer> offers = ProviderCall.Find(root, place) is { } call ? Offers(call, model, context.Document.Project.AnalyzerOptions) : [];
                bool isOffered = false;
                foreach (Offer offer in offers)
                {
                    if ((isOffered || !offer.IsNeverFirst) && await FixAsync(context.Document, [place], [], offer.Key, context.CancellationToken).ConfigureAwait(false) is { } changed)
                    {
                        context.RegisterCodeFix(CodeAction.Create(offer.Title, (CancellationToken _) => Task.FromResult(changed), offer.Key), diagnostic);
                        isOffered = true;
                    }
                }
            }
        }
    }

    /// <summary>What can become of <paramref name="call"/>, the best first.</summary>
    private protected abstract IEnumerable<ProviderAction> Actions(InvocationExpressionSyntax call, SemanticModel model, AnalyzerOptions options);

    private IEnumerable<Offer> Offers(InvocationExpressionSyntax call, SemanticModel model, AnalyzerOptions options)
    {
        string end = "";
        foreach (ProviderAction action in Actions(call, model, options))
        {
            if (!(action.IsNeverFirst && end.Length == 0) && action.Apply() is { } changed)
            {
                yield return new Offer(action.Key + end, action.Title, action.IsNeverFirst, changed);
                end = Instead;
            }
        }
    }

    private static IReadOnlyList<TextSpan> Places(ImmutableArray<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Where(diagnostic => SiteProperties.From(diagnostic)?.Shape is ReplacementShapes.AppendProvider or ReplacementShapes.MakeOptions)
            .Select(diagnostic => diagnostic.Location.SourceSpan)
            .OrderBy(span => span.Start),
    ];

    private (TextSpan Span, SiteProperties Site)[] Own(ImmutableArray<Diagnostic> diagnostics) => OwnKey is null ? [] :
    [
        .. diagnostics.Where(diagnostic => !diagnostic.IsSuppressed).Select(diagnostic => (diagnostic.Location.SourceSpan, Site: SiteProperties.From(diagnostic)))
            .Where(one => one.Site?.Form == DeviceForm.Own).Select(one => (one.SourceSpan, one.Site!)),
    ];

    private static ExpressionSyntax? OwnPlace(SyntaxNode root, TextSpan span) =>
        root.FullSpan.Contains(span) && root.FindNode(span, getInnermostNodeForTie: true) is ExpressionSyntax place && place.Span == span ? place : null;

    /// <summary>Takes away what makes the host format the code: it is laid out as the surroundings are already.</summary>
    private static SyntaxNode AsWritten(SyntaxNode root) => root.ReplaceTrivia(
        root.GetAnnotatedTrivia(SyntaxAnnotation.ElasticAnnotation), (trivia, _) => trivia.FullSpan.IsEmpty ? default : trivia.WithoutAnnotations(SyntaxAnnotation.ElasticAnnotation));

    /// <summary>Fixes <paramref name="places"/>; null where nothing is fixed, or where a document that shares the file would get another text.</summary>
    private async Task<Document?> FixAsync(
        Document document, IReadOnlyList<TextSpan> places, IReadOnlyList<(TextSpan Span, SiteProperties Site)> own, string? key, CancellationToken cancellationToken)
    {
        Document? changed = await FixAloneAsync(document, places, own, key, cancellationToken).ConfigureAwait(false);
        if (changed is null)
        {
            return null;
        }

        SourceText text = await changed.GetTextAsync(cancellationToken).ConfigureAwait(false);
        foreach (DocumentId id in document.GetLinkedDocumentIds())
        {
            Document linked = document.Project.Solution.GetDocument(id)!;
            Document? other = await FixAloneAsync(linked, places, own, key, cancellationToken).ConfigureAwait(false);
            if (other is null || !text.ContentEquals(await other.GetTextAsync(cancellationToken).ConfigureAwait(false)))
            {
                return null;
            }
        }

        return changed;
    }

    private async Task<Document?> FixAloneAsync(
        Document document, IReadOnlyList<TextSpan> places, IReadOnlyList<(TextSpan Span, SiteProperties Site)> own, string? key, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        List<SyntaxAnnotation> marks = [];
        Dictionary<SyntaxNode, SyntaxAnnotation> marked = [];
        List<(SyntaxAnnotation Mark, SiteProperties Site)> constants = [];
        foreach (TextSpan place in places)
        {
            if (ProviderCall.Find(root, place) is { } call && !marked.ContainsKey(call))
            {
                marks.Add(marked[call] = new SyntaxAnnotation());
            }
        }

        foreach ((TextSpan span, SiteProperties site) in own)
        {
            if (OwnPlace(root, span) is { } place && !marked.ContainsKey(place))
            {
                constants.Add((marked[place] = new SyntaxAnnotation(), site));
            }
        }

        bool isChanged = false;
        bool takesFirst = key?.EndsWith(Instead, StringComparison.Ordinal) != true;
        document = document.WithSyntaxRoot(root.ReplaceNodes(marked.Keys, (old, node) => node.WithAdditionalAnnotations(marked[old])));
        SemanticModel model = await ModelAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (SyntaxAnnotation mark in marks)
        {
            root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
            if (root.GetAnnotatedNodes(mark).FirstOrDefault() is InvocationExpressionSyntax call
                && !call.Ancestors().Any(outer => outer.HasAnnotation(FallbackRegion.Covered))
                && Offers(call, model, document.Project.AnalyzerOptions).FirstOrDefault(offer => takesFirst || offer.Key == key) is { } offer)
            {
                Document changed = document.WithSyntaxRoot(AsWritten(offer.Changed));
                SemanticModel after = await ModelAsync(changed, cancellationToken).ConfigureAwait(false);
                if (Errors(after, cancellationToken) <= Errors(model, cancellationToken))
                {
                    (document, model, isChanged) = (changed, after, true);
                }
            }
        }

        // Constants come last: they are changed as text, in which no mark survives.
        if (takesFirst && constants.Count > 0)
        {
            root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
            IEnumerable<(ExpressionSyntax, SiteProperties)> found = constants.SelectMany(constant => root.GetAnnotatedNodes(constant.Mark).OfType<ExpressionSyntax>().Take(1).Select(place => (place, constant.Site)));
            if (await OwnChoiceFix.ApplyAsync(document, model, found, cancellationToken).ConfigureAwait(false) is { } chosen)
            {
                (document, isChanged) = (chosen, true);
            }
        }

        return isChanged ? document : null;
    }

    private static int Errors(SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The model of <paramref name="document"/>, for which the user's catalogues are known.</summary>
    private static async Task<SemanticModel> ModelAsync(Document document, CancellationToken cancellationToken)
    {
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        VendorSymbols.For(model.Compilation, document.Project.AnalyzerOptions);
        return model;
    }

    /// <summary>An action that changes the file.</summary>
    private sealed record Offer(string Key, string Title, bool IsNeverFirst, CompilationUnitSyntax Changed);
}
