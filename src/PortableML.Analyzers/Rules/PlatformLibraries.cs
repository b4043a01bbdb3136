using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Rules;

/// <summary>
/// Base libraries that exist on one platform only. A project of the older kind says its platform by nothing else: no attribute, no target
/// that the compiler sees.
/// </summary>
internal static class PlatformLibraries
{
    private static readonly ImmutableDictionary<string, string> _platforms = ImmutableDictionary.CreateRange(StringComparer.OrdinalIgnoreCase,
    [
        new KeyValuePair<string, string>("Xamarin.iOS", "ios"),
        new KeyValuePair<string, string>("Microsoft.iOS", "ios"),
        new KeyValuePair<string, string>("Xamarin.Mac", "macos"),
        new KeyValuePair<string, string>("Microsoft.macOS", "macos"),
        new KeyValuePair<string, string>("Microsoft.MacCatalyst", "maccatalyst"),
        new KeyValuePair<string, string>("Mono.Android", "android"),
    ]);

    /// <summary>Tells whether <paramref name="assembly"/> is built on the base library of one of <paramref name="platforms"/>.</summary>
    public static bool AreBelow(IAssemblySymbol assembly, IReadOnlyList<string> platforms) => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(
        reference => _platforms.TryGetValue(reference.Name, out string? platform) && platforms.Contains(platform, StringComparer.OrdinalIgnoreCase)));
}
