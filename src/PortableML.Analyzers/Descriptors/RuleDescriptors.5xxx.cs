using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Descriptors;

/// <summary>PML5001 to PML5003. {0} the package, {1} the vendor, {2} the accelerator, {3} the managed package; of PML5003 {1} is the other package.</summary>
internal static partial class RuleDescriptors
{
    public static readonly DiagnosticDescriptor NativePackageInLibrary = new(
        RuleIds.NativePackageInLibrary,
        "A library should not pin a native runtime package",
        "'{0}' brings {1}'s {2} to every application that uses this package. Reference '{3}' and leave the native package to the application.",
        RuleCategories.Build,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A library needs only the managed API to compile. A native package that it references reaches every application, also those on other "
        + "hardware, and clashes with the one that they chose.",
        HelpLinks.For(RuleIds.NativePackageInLibrary));

    public static readonly DiagnosticDescriptor NativePackageInApplication = new(
        RuleIds.NativePackageInApplication,
        "The package ties the application to one vendor",
        "'{0}' is made for {1}'s {2} only, whatever machine the application is built for. Put a condition on the reference, or build a variant for each kind of hardware.",
        RuleCategories.Build,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        "An unconditional reference to a vendor's native package decides at build time on which hardware the accelerator is used.",
        HelpLinks.For(RuleIds.NativePackageInApplication));

    public static readonly DiagnosticDescriptor TwoNativePackages = new(
        RuleIds.TwoNativePackages,
        "Two native packages of the same runtime",
        "'{0}' and '{1}' bring native files of the same names, and the build keeps one of each by chance. Reference one of them, or put conditions on both.",
        RuleCategories.Build,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Packages of one runtime for different hardware hold the same file names. Which files reach the output depends on the order of restoring, "
        + "so that the accelerator is missing on some machines without an error in the build.",
        HelpLinks.For(RuleIds.TwoNativePackages));
}
