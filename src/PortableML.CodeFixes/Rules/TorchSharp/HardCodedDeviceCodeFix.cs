using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PortableML.Analyzers.Descriptors;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.TorchSharp;

/// <summary>
/// Fixes PML1001: chooses the device at run time, where the code chooses it; elsewhere uses the device that is in scope, or introduces one.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HardCodedDeviceCodeFix))]
public sealed class HardCodedDeviceCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(RuleIds.HardCodedDevice);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(FixAllAsync);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        Diagnostic[] all = [.. await ReportedDevices.InAsync(document, context.CancellationToken).ConfigureAwait(false), .. context.Diagnostics];
        IReadOnlyList<SiteFix> plain = await LinkedPlan.CreateAsync(document, all, usesHelper: false, context.CancellationToken).ConfigureAwait(false);
        IReadOnlyList<SiteFix> helped = await LinkedPlan.CreateAsync(document, all, usesHelper: true, context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // In the order in which they are offered.
            foreach (SiteFix fix in plain.Concat(helped).Where(fix => fix.Site.Span == diagnostic.Location.SourceSpan))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, cancellation => ApplyAsync(document, [fix], cancellation), fix.Key),
                    diagnostic);
            }
        }
    }

    private static async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        bool usesHelper = context.CodeActionEquivalenceKey == FixKeys.UseTorchDevice;
        IReadOnlyList<SiteFix> fixes = await LinkedPlan.CreateAsync(document, diagnostics, usesHelper, context.CancellationToken).ConfigureAwait(false);
        return fixes.Count == 0 ? document : await ApplyAsync(document, fixes, context.CancellationToken).ConfigureAwait(false);
    }

    private static async Task<Document> ApplyAsync(Document document, IReadOnlyList<SiteFix> fixes, CancellationToken cancellationToken) =>
        document.WithText(SiteFix.Apply(await document.GetTextAsync(cancellationToken).ConfigureAwait(false), fixes));
}
