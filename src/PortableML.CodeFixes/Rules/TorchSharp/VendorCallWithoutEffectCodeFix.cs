using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PortableML.Analyzers.Descriptors;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.TorchSharp;

/// <summary>Fixes PML1003 where the library has a call that does the same elsewhere: both are made, neither replaces the other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VendorCallWithoutEffectCodeFix))]
public sealed class VendorCallWithoutEffectCodeFix : TorchCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.VendorCallWithoutEffect);

    /// <inheritdoc/>
    private protected override PlaceFix? Fix(SourceDocument source, Diagnostic diagnostic) =>
        FixSite.Of(diagnostic, source.Root) is { } site ? CallToo.Create(source, site) : null;
}
