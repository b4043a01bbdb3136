using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Descriptors;

namespace PortableML.Analyzers.Rules.MachineLearning;

/// <summary>PML3001: a GPU that ML.NET code names with the fallback to the CPU off.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoFallbackToCpuAnalyzer : PlacementAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleDescriptors.NoFallbackToCpu);

    /// <inheritdoc/>
    private protected override string Area => "MLNet";

    /// <inheritdoc/>
    private protected override DiagnosticDescriptor? Descriptor(Verdict verdict) =>
        verdict is Verdict.HardCoded or Verdict.CaughtTooNarrowly ? RuleDescriptors.NoFallbackToCpu : null;
}
