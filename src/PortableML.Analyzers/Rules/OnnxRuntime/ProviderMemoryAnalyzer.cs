using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Descriptors;

namespace PortableML.Analyzers.Rules.OnnxRuntime;

/// <summary>PML2003: memory of one vendor's execution provider, for which nothing has checked.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProviderMemoryAnalyzer : PlacementAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleDescriptors.ProviderMemory);

    /// <inheritdoc/>
    private protected override string Area => "ProviderMemory";

    /// <inheritdoc/>
    private protected override DiagnosticDescriptor? Descriptor(Verdict verdict) =>
        verdict is Verdict.HardCoded or Verdict.CaughtTooNarrowly ? RuleDescriptors.ProviderMemory : null;
}
