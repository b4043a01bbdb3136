using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Descriptors;
using PortableML.Analyzers.Symbols;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.OnnxRuntime;

/// <summary>Fixes PML2006 where only what does nothing, or forbids the fallback, goes: the CPU is appended last, a policy says what is meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ProviderWithoutEffectCodeFix))]
public sealed class ProviderWithoutEffectCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ProviderWithoutEffect);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        document.WithText((await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false))
            .WithChanges(await ChangesAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false))));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SemanticModel model = await ModelAsync(context.Document, context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            ImmutableArray<Diagnostic> one = ImmutableArray.Create(diagnostic);
            IReadOnlyList<TextChange> changes = await ChangesAsync(context.Document, one, context.CancellationToken).ConfigureAwait(false);
            if (changes.Count > 0 && IdleSetting.At(diagnostic.Location.SourceSpan, model) is { } setting)
            {
                SourceText text = (await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false)).WithChanges(changes);
                context.RegisterCodeFix(CodeAction.Create(setting.Title, (CancellationToken _) => Task.FromResult(context.Document.WithText(text)), setting.Key), diagnostic);
            }
        }
    }

    /// <summary>The changes for <paramref name="diagnostics"/>; those of a place only where every document that shares the file wants the same.</summary>
    private static async Task<IReadOnlyList<TextChange>> ChangesAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        List<TextChange> all = [];
        foreach (TextSpan span in diagnostics.Select(diagnostic => diagnostic.Location.SourceSpan).Distinct().OrderBy(span => span.Start))
        {
            IReadOnlyList<TextChange>? changes = IdleSetting.At(span, await ModelAsync(document, cancellationToken).ConfigureAwait(false))?.Changes();
            foreach (DocumentId id in document.GetLinkedDocumentIds())
            {
                SemanticModel other = await ModelAsync(document.Project.Solution.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
                changes = IdleSetting.At(span, other)?.Changes() is { } others && changes?.SequenceEqual(others) == true ? changes : null;
            }

            if (changes?.Any(change => all.Any(known => Meet(known.Span, change.Span))) == false)
            {
                all.AddRange(changes);
            }
        }

        return [.. all.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length)];
    }

    /// <summary>One changes what the other does; what is put right before or behind something that goes does not.</summary>
    private static bool Meet(TextSpan one, TextSpan other) => one.OverlapsWith(other) || (one.Start < other.Start && other.Start < one.End) || (other.Start < one.Start && one.Start < other.End);

    private static async Task<SemanticModel> ModelAsync(Document document, CancellationToken cancellationToken)
    {
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        VendorSymbols.For(model.Compilation, document.Project.AnalyzerOptions);
        return model;
    }
}
