using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Descriptors;

internal static partial class RuleDescriptors
{
    public static readonly DiagnosticDescriptor NoFallbackToCpu = new(
        RuleIds.NoFallbackToCpu,
        "Let ML.NET fall back to the CPU",
        "'{0}' runs the model on a GPU of {2} or not at all: on a machine without {3} it throws ({4}). Turn the fallback to the CPU on.",
        RuleCategories.MachineLearning,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A GPU's id that is written into the code asks for that GPU on every machine. With the fallback off, which is the default, a "
        + "transformer that cannot have it throws when it is made.",
        HelpLinks.For(RuleIds.NoFallbackToCpu),
        RuleTags.Throws);

    public static readonly DiagnosticDescriptor HardCodedAccelerator = new(
        RuleIds.HardCodedAccelerator,
        "Do not hard-code an accelerator",
        "'{0}' ties {1} to {2}'s {3}: on other hardware it fails or leaves the accelerator unused ({4}). Choose the accelerator at run time.",
        RuleCategories.MachineLearning,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An accelerator that is written into the code is asked for on every machine. Where it is missing, the library throws, does "
        + "nothing, or runs on the CPU although another accelerator is there. Ask for what the machine has.",
        HelpLinks.For(RuleIds.HardCodedAccelerator),
        RuleTags.Throws);

    public static readonly DiagnosticDescriptor SingleVendorAccelerator = new(
        RuleIds.SingleVendorAccelerator,
        "Consider every accelerator",
        "'{0}' considers {2}'s {3} only ({4}). Other accelerators stay unused: let {1} choose among them before the CPU.",
        RuleCategories.MachineLearning,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The code runs on every machine, because it checks, chooses or catches, but it never asks for another vendor's accelerator, "
        + "although the library knows one.",
        HelpLinks.For(RuleIds.SingleVendorAccelerator));
}
