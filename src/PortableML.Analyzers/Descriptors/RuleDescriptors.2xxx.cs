using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Descriptors;

internal static partial class RuleDescriptors
{
    public static readonly DiagnosticDescriptor HardCodedExecutionProvider = new(
        RuleIds.HardCodedExecutionProvider,
        "Do not hard-code an execution provider",
        "'{0}' ties {1} to {2}'s {3}: it fails on a machine or package without it ({4}). Try the provider and fall back to the CPU.",
        RuleCategories.OnnxRuntime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Appending an execution provider that the package or the machine does not have throws, and not only OnnxRuntimeException. "
        + "Try the provider, catch every failure and go on with the CPU, or let ONNX Runtime choose.",
        HelpLinks.For(RuleIds.HardCodedExecutionProvider),
        RuleTags.Throws);

    public static readonly DiagnosticDescriptor SingleVendorExecutionProvider = new(
        RuleIds.SingleVendorExecutionProvider,
        "Consider every execution provider, not one vendor's",
        "'{0}' considers {2}'s {3} only ({4}). Other accelerators stay unused: try their execution providers too before the CPU.",
        RuleCategories.OnnxRuntime,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The code runs on every machine, because it checks, chooses or catches, but it never tries another vendor's execution provider.",
        HelpLinks.For(RuleIds.SingleVendorExecutionProvider));

    public static readonly DiagnosticDescriptor ProviderMemory = new(
        RuleIds.ProviderMemory,
        "Do not hard-code a provider's memory",
        "'{0}' is memory of {2}'s {3}: elsewhere allocating there fails, or the binding is silently ignored ({4}). Use it only where the provider was appended, and 'OrtMemoryInfo.DefaultInstance' otherwise.",
        RuleCategories.OnnxRuntime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Making a description of a provider's memory never fails. What uses it does, or does nothing, on a machine or package without the provider.",
        HelpLinks.For(RuleIds.ProviderMemory),
        RuleTags.Throws);

    public static readonly DiagnosticDescriptor TooNarrowProviderCatch = new(
        RuleIds.TooNarrowProviderCatch,
        "Catch every failure of an execution provider",
        "'{0}' can fail with {5}, which this 'try' does not catch. On a machine or package without the provider the program stops: catch it too.",
        RuleCategories.OnnxRuntime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A package without the provider throws EntryPointNotFoundException, a missing native library DllNotFoundException, another "
        + "operating system NotSupportedException. A handler for OnnxRuntimeException alone sees none of them.",
        HelpLinks.For(RuleIds.TooNarrowProviderCatch),
        RuleTags.Throws);

    public static readonly DiagnosticDescriptor DeadExecutionProvider = new(
        RuleIds.DeadExecutionProvider,
        "The execution provider does not exist",
        "'{0}' always throws: this version of {1} has no execution provider '{3}' that can be appended this way. Use the call that exists for the hardware.",
        RuleCategories.OnnxRuntime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The provider was removed from ONNX Runtime, or the overload that takes a name does not accept this name. "
        + "The call fails on every machine, with or without the hardware.",
        HelpLinks.For(RuleIds.DeadExecutionProvider),
        RuleTags.Throws);

    /// <summary>{1} says why.</summary>
    public static readonly DiagnosticDescriptor ProviderWithoutEffect = new(
        RuleIds.ProviderWithoutEffect,
        "The execution provider has no effect, or forbids the fallback",
        "'{0}' does not do what it says here: {1}. Remove it, or what stands against it.",
        RuleCategories.OnnxRuntime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A selection policy is ignored beside an appended provider, a provider behind the CPU gets no work, DEFAULT prefers the CPU, and without "
        + "the fallback to the CPU a session fails where the accelerator is missing.",
        HelpLinks.For(RuleIds.ProviderWithoutEffect));

    /// <summary>{1} says what it is.</summary>
    public static readonly DiagnosticDescriptor ProviderSettings = new(
        RuleIds.ProviderSettings,
        "Keep settings and artefacts of one provider apart",
        "'{0}' {1}. Set it only where that provider is used, and keep what it writes apart from the model.",
        RuleCategories.OnnxRuntime,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Settings that only one execution provider reads do nothing elsewhere, and engines and models that are compiled for one provider "
        + "run with no other. Both stay behind when the provider changes.",
        HelpLinks.For(RuleIds.ProviderSettings));
}
