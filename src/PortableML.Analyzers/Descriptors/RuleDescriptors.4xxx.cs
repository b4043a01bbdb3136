using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Descriptors;

internal static partial class RuleDescriptors
{
    public static readonly DiagnosticDescriptor VendorNativeLibrary = new(
        RuleIds.VendorNativeLibrary,
        "Do not bind to a vendor's native library",
        "'{0}' binds to {2}'s native library: on a machine without {3} it cannot be loaded ({4}). Load it only where it is there, or use a portable library.",
        RuleCategories.Interop,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A native library of one vendor is only there where that vendor's driver or toolkit is installed. The first call of a function that "
        + "is declared with it throws DllNotFoundException elsewhere. A type is reported once for each library.",
        HelpLinks.For(RuleIds.VendorNativeLibrary),
        RuleTags.Throws);

    public static readonly DiagnosticDescriptor VendorEnvironmentVariable = new(
        RuleIds.VendorEnvironmentVariable,
        "Do not depend on a vendor's environment variable",
        "'{0}' is a variable of {2}'s {3}: it says nothing on other hardware. Use a setting of your own.",
        RuleCategories.Interop,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        "A variable of one vendor's driver or toolkit has no effect and no meaning where other hardware is used. What depends on it does "
        + "something else there.",
        HelpLinks.For(RuleIds.VendorEnvironmentVariable));
}
