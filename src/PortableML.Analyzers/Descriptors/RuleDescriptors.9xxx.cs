using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Descriptors;

/// <summary>PML9001. {0} says what cannot be used and what can.</summary>
internal static partial class RuleDescriptors
{
    public static readonly DiagnosticDescriptor UnusableConfiguration = new(
        RuleIds.UnusableConfiguration,
        "A PortableML configuration or catalogue entry cannot be used",
        "{0}. It has no effect.",
        RuleCategories.Build,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A setting that cannot be used has no effect: the default applies. A catalogue line that cannot be used is left out, and the others count.",
        HelpLinks.For(RuleIds.UnusableConfiguration),
        WellKnownDiagnosticTags.CompilationEnd);
}
