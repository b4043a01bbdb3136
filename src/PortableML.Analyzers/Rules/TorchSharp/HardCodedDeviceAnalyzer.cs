using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Descriptors;

namespace PortableML.Analyzers.Rules.TorchSharp;

/// <summary>PML1001 and PML1002: accelerator devices that are written into TorchSharp code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HardCodedDeviceAnalyzer : PlacementAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(RuleDescriptors.HardCodedDevice, RuleDescriptors.SingleVendorDevice);

    /// <inheritdoc/>
    private protected override string Area => "TorchSharp";

    /// <inheritdoc/>
    private protected override DiagnosticDescriptor? Descriptor(Verdict verdict) => verdict switch
    {
        Verdict.HardCoded or Verdict.CaughtTooNarrowly => RuleDescriptors.HardCodedDevice,
        Verdict.Guarded or Verdict.Caught or Verdict.Chosen or Verdict.Unknown => RuleDescriptors.SingleVendorDevice,
        _ => null,
    };
}
