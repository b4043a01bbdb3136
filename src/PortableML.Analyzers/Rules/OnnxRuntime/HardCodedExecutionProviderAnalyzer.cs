using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Descriptors;

namespace PortableML.Analyzers.Rules.OnnxRuntime;

/// <summary>PML2001, PML2002, PML2004 and PML2005: execution providers that are written into ONNX Runtime code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HardCodedExecutionProviderAnalyzer : PlacementAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        RuleDescriptors.HardCodedExecutionProvider,
        RuleDescriptors.SingleVendorExecutionProvider,
        RuleDescriptors.TooNarrowProviderCatch,
        RuleDescriptors.DeadExecutionProvider);

    /// <inheritdoc/>
    private protected override string Area => "OnnxRuntime";

    /// <inheritdoc/>
    private protected override DiagnosticDescriptor? Descriptor(Verdict verdict) => verdict switch
    {
        Verdict.HardCoded => RuleDescriptors.HardCodedExecutionProvider,
        Verdict.CaughtTooNarrowly => RuleDescriptors.TooNarrowProviderCatch,
        Verdict.Dead => RuleDescriptors.DeadExecutionProvider,
        Verdict.Guarded or Verdict.Caught or Verdict.Chosen or Verdict.Unknown => RuleDescriptors.SingleVendorExecutionProvider,
        _ => null,
    };
}
