using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PortableML.Analyzers.Descriptors;
using PortableML.CodeFixes.Shared;

namespace PortableML.CodeFixes.Rules.TorchSharp;

/// <summary>Fixes PML1004: the code asks whether the device is not the CPU.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VendorDeviceTestCodeFix))]
public sealed class VendorDeviceTestCodeFix : TorchCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.VendorDeviceTest);

    /// <inheritdoc/>
    private protected override PlaceFix? Fix(SourceDocument source, Diagnostic diagnostic) => new NeutralTest(source).Create(diagnostic);
}
