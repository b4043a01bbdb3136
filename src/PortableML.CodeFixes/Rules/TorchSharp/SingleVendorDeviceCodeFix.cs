using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PortableML.Analyzers.Descriptors;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.TorchSharp;

/// <summary>Fixes PML1002: the other accelerator is tried too, before the CPU.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SingleVendorDeviceCodeFix))]
public sealed class SingleVendorDeviceCodeFix : TorchCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.SingleVendorDevice);

    /// <inheritdoc/>
    private protected override PlaceFix? Fix(SourceDocument source, Diagnostic diagnostic) =>
        FixSite.Of(diagnostic, source.Root) is { } site ? new OtherAcceleratorFix(source).Create(site) : null;
}
