using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PortableML.Analyzers.Descriptors;

namespace PortableML.CodeFixes.Rules.OnnxRuntime;

/// <summary>Fixes PML2001 at constants of the project's own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OwnProviderCodeFix))]
public sealed class OwnProviderCodeFix : OwnChoiceCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.HardCodedExecutionProvider);

    /// <inheritdoc/>
    private protected override string EquivalenceKey => "PML2001.AskFirst";
}
