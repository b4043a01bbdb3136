using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Descriptors;

namespace PortableML.Analyzers.Rules.MachineLearning;

/// <summary>PML3002 and PML3003: accelerators that are written into code of the other catalogued libraries.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HardCodedAcceleratorAnalyzer : PlacementAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(RuleDescriptors.HardCodedAccelerator, RuleDescriptors.SingleVendorAccelerator);

    /// <inheritdoc/>
    private protected override string Area => "MachineLearning";

    /// <inheritdoc/>
    private protected override DiagnosticDescriptor? Descriptor(Verdict verdict) => verdict switch
    {
        Verdict.HardCoded or Verdict.CaughtTooNarrowly or Verdict.Dead => RuleDescriptors.HardCodedAccelerator,
        Verdict.Guarded or Verdict.Caught or Verdict.Chosen or Verdict.Unknown => RuleDescriptors.SingleVendorAccelerator,
        _ => null,
    };
}
