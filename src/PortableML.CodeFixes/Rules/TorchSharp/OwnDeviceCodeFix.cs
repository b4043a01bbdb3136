using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PortableML.Analyzers.Descriptors;

namespace PortableML.CodeFixes.Rules.TorchSharp;

/// <summary>Fixes PML1001 at constants of the project's own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OwnDeviceCodeFix))]
public sealed class OwnDeviceCodeFix : OwnChoiceCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.HardCodedDevice);

    /// <inheritdoc/>
    private protected override string EquivalenceKey => "PML1001.AskFirst";
}
