using Microsoft.CodeAnalysis.Diagnostics;

namespace PortableML.Analyzers.Options;

/// <summary>One setting of <c>.editorconfig</c> or <c>.globalconfig</c>.</summary>
/// <param name="Key">The whole key, such as <c>portable_ml.allowed_vendors</c>.</param>
/// <param name="Allowed">The values that can be used, in words, for whoever wrote another.</param>
internal abstract record OptionDefinition(string Key, string Allowed)
{
    private const string BuildProperty = "build_property.";

    /// <summary>The setting as people write it: of an MSBuild property the name alone.</summary>
    public string Name => Key.StartsWith(BuildProperty, StringComparison.Ordinal) ? Key.Substring(BuildProperty.Length) : Key;

    /// <summary>Tells whether <paramref name="value"/> can be used.</summary>
    public abstract bool Accepts(string value);
}

/// <summary>A setting whose value is a <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal sealed record OptionDefinition<T>(string Key, string Allowed, T Default, Func<string, (bool IsUsable, T Value)> Parse)
    : OptionDefinition(Key, Allowed)
{
    /// <inheritdoc/>
    public override bool Accepts(string value) => Parse(value).IsUsable;

    /// <summary>The value in <paramref name="options"/>; the default where there is none or it cannot be used, which PML9001 reports.</summary>
    public T Read(AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out string? value) && Parse(value) is { IsUsable: true, Value: var parsed } ? parsed : Default;
}
