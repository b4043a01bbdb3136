using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.Analyzers.Helpers;

/// <summary>
/// Adds internal types that choose TorchSharp's device and ONNX Runtime's execution provider to a project that references the library,
/// unless it has types of these names or sets <c>PortableMLGenerateHelpers</c> to <c>false</c>.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class HelperGenerator : IIncrementalGenerator
{
    /// <summary>The name of the step that looks at the compilation.</summary>
    internal const string CapabilitiesStep = "Capabilities";

    private const string Property = "build_property.PortableMLGenerateHelpers";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<bool> isWanted = context.AnalyzerConfigOptionsProvider.Select((options, _) => IsWanted(options));
        IncrementalValueProvider<HelperCapabilities> capabilities = context.CompilationProvider
            .Combine(isWanted)
            .Select((project, _) => project.Right ? HelperCapabilities.Of(project.Left) : new HelperCapabilities(HelperFeatures.None))
            .WithTrackingName(CapabilitiesStep);
        context.RegisterSourceOutput(capabilities, Write);
    }

    private static bool IsWanted(AnalyzerConfigOptionsProvider options) =>
        !options.GlobalOptions.TryGetValue(Property, out string? value) || !value.Trim().Equals("false", StringComparison.OrdinalIgnoreCase);

    private static void Write(SourceProductionContext context, HelperCapabilities capabilities)
    {
        foreach (string template in HelperTemplate.Names)
        {
            // The first part of a template's name is the feature that it stands for.
            HelperFeatures feature = (HelperFeatures)Enum.Parse(typeof(HelperFeatures), template.Split('.')[0]);
            if ((capabilities.Features & feature) != 0)
            {
                context.AddSource($"PortableML.{template}.g.cs", SourceText.From(HelperTemplate.Write(template, capabilities.Features), Encoding.UTF8));
            }
        }
    }
}
