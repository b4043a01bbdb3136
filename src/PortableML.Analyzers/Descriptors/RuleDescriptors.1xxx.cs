using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Descriptors;

/// <summary>The descriptors, a file for each range of ids. Static readonly fields: release tracking sees nothing else.
/// Every message has the same arguments: {0} the code, {1} the library, {2} the vendor, {3} the accelerator, {4} the reason,
/// {5} the exceptions that are not caught, {6} what to do with a device.</summary>
internal static partial class RuleDescriptors
{
    public static readonly DiagnosticDescriptor HardCodedDevice = new(
        RuleIds.HardCodedDevice,
        "Do not hard-code an accelerator device",
        "'{0}' ties {1} to {2}'s {3}: it fails on a machine without it ({4}). {6}.",
        RuleCategories.TorchSharp,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A device that is written into the code is reached on every machine. Without that vendor's hardware TorchSharp throws "
        + "when the device is made or first used. Ask for what the machine has and fall back to the CPU.",
        HelpLinks.For(RuleIds.HardCodedDevice),
        RuleTags.Throws);

    public static readonly DiagnosticDescriptor SingleVendorDevice = new(
        RuleIds.SingleVendorDevice,
        "Consider every accelerator, not one vendor's",
        "'{0}' considers {2}'s {3} only ({4}). Other accelerators stay unused: try them too before the CPU.",
        RuleCategories.TorchSharp,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The code runs on every machine, because it checks or chooses, but it never asks for another vendor's accelerator. "
        + "On an Apple machine, for instance, the work stays on the CPU.",
        HelpLinks.For(RuleIds.SingleVendorDevice));

    public static readonly DiagnosticDescriptor VendorCallWithoutEffect = new(
        RuleIds.VendorCallWithoutEffect,
        "A vendor's call has no effect elsewhere",
        "'{0}' is for {2}'s {3} alone and does nothing on other hardware ({4}). Do not rely on it.",
        RuleCategories.TorchSharp,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        "Such a call is harmless: where the accelerator is missing it does nothing. What it was meant for does not happen there either: "
        + "seeding one vendor's generators, for instance, seeds neither the CPU's nor another accelerator's.",
        HelpLinks.For(RuleIds.VendorCallWithoutEffect));

    public static readonly DiagnosticDescriptor VendorDeviceTest = new(
        RuleIds.VendorDeviceTest,
        "Test for an accelerator, not for one vendor's",
        "'{0}' asks for {2}'s {3} alone: another accelerator is treated as the CPU is. Ask whether the device is not the CPU.",
        RuleCategories.TorchSharp,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Code that asks whether a device is one vendor's mostly wants to know whether it is an accelerator at all. On another accelerator "
        + "the answer is no, and the code does what it does on the CPU.",
        HelpLinks.For(RuleIds.VendorDeviceTest));
}
