using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Options;

/// <summary>
/// The settings of <c>.editorconfig</c> and <c>.globalconfig</c>. Roslyn ends a value at <c>#</c> and <c>;</c>, so none holds one.
/// </summary>
internal static class RuleOptions
{
    private static readonly char[] s_separators = [',', ' ', '|'];
    private static readonly string[] s_torchDevices = ["cuda", "mps", "cpu"];

    private static readonly OptionDefinition<ImmutableHashSet<string>> s_allowedVendors = new(
        "portable_ml.allowed_vendors",
        $"a list of {string.Join(", ", Accelerator.Vendors)}",
        ImmutableHashSet<string>.Empty,
        value => Words(value).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase) is var vendors
            && vendors.All(vendor => Accelerator.Vendors.Contains(vendor, StringComparer.OrdinalIgnoreCase))
                ? (true, vendors)
                : (false, vendors));

    private static readonly OptionDefinition<ImmutableArray<string>> s_guardMembers = new(
        "portable_ml.guard_members",
        "documentation-comment ids of methods, properties or fields with '|' between them, such as M:My.Gpu.HasCuda|P:My.Gpu.IsReady",
        ImmutableArray<string>.Empty,
        value => (Ids(value) is var ids && ids.All(IsMemberId), ids));

    private static readonly OptionDefinition<string?> s_deviceExpression = new(
        "portable_ml.device_expression", "a member access, such as My.Devices.Default", null, value => (IsMemberAccess(value), value));

    private static readonly OptionDefinition<string?> s_appendProviderMethod = new(
        "portable_ml.append_provider_method", "a static method that takes the session options, such as My.Onnx.AppendBest", null, value => (IsMemberAccess(value), value));

    private static readonly OptionDefinition<ImmutableArray<string>> s_usedTorchDevices = new(
        "portable_ml.torch_devices",
        "cuda, mps or both in the order in which they are tried, and then cpu",
        ImmutableArray.Create("cuda", "mps", "cpu"),
        value => (ImmutableArray.CreateRange(Words(value.ToLowerInvariant())) is { Length: > 1 } devices && devices.All(s_torchDevices.Contains)
            && devices.Distinct().Count() == devices.Length && devices[devices.Length - 1] == "cpu", ImmutableArray.CreateRange(Words(value.ToLowerInvariant()))));

    /// <summary>Every setting.</summary>
    public static IReadOnlyList<OptionDefinition> All { get; } = [s_allowedVendors, s_guardMembers, s_deviceExpression, s_appendProviderMethod, s_usedTorchDevices];

    /// <summary>The MSBuild property that says whether helpers are generated; the generator reads it.</summary>
    public static OptionDefinition GenerateHelpers { get; } = new OptionDefinition<bool>(
        "build_property.PortableMLGenerateHelpers", "true or false", true, value => value.Trim().Length == 0 ? (true, true) : (bool.TryParse(value, out bool isOn), isOn));

    /// <summary>Tells whether <paramref name="key"/> is one of these by its beginning, and none by its name.</summary>
    public static bool IsUnknown(string key) =>
        key.StartsWith("portable_ml", StringComparison.OrdinalIgnoreCase) && !All.Any(option => string.Equals(option.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>The vendors that the file may depend on: <c>portable_ml.allowed_vendors = nvidia, apple</c>.</summary>
    public static ImmutableHashSet<string> AllowedVendors(AnalyzerOptions options, SyntaxTree tree) =>
        s_allowedVendors.Read(options.AnalyzerConfigOptionsProvider.GetOptions(tree));

    /// <summary>The same for an additional file, such as a project file.</summary>
    public static ImmutableHashSet<string> AllowedVendors(AnalyzerOptions options, AdditionalText file) =>
        s_allowedVendors.Read(options.AnalyzerConfigOptionsProvider.GetOptions(file));

    /// <summary>The ids of the members that the project's own code asks for an accelerator: <c>portable_ml.guard_members</c> of all files.</summary>
    public static ImmutableHashSet<string> GuardMembers(AnalyzerOptions options, IEnumerable<SyntaxTree> trees) =>
        trees.SelectMany(tree => s_guardMembers.Read(options.AnalyzerConfigOptionsProvider.GetOptions(tree))).ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>What a fix writes for a device: <c>portable_ml.device_expression = My.Devices.Default</c>; null where the file sets none.</summary>
    public static string? DeviceExpression(AnalyzerOptions options, SyntaxTree tree) =>
        s_deviceExpression.Read(options.AnalyzerConfigOptionsProvider.GetOptions(tree));

    /// <summary>What a fix calls to append a provider: <c>portable_ml.append_provider_method = My.Onnx.AppendBest</c>; null where the file sets none.</summary>
    public static string? AppendProviderMethod(AnalyzerOptions options, SyntaxTree tree) =>
        s_appendProviderMethod.Read(options.AnalyzerConfigOptionsProvider.GetOptions(tree));

    /// <summary>The devices that a fix of TorchSharp code tries: <c>portable_ml.torch_devices = cuda, mps, cpu</c>.</summary>
    public static ImmutableArray<string> TorchDevices(AnalyzerOptions options, SyntaxTree tree) =>
        s_usedTorchDevices.Read(options.AnalyzerConfigOptionsProvider.GetOptions(tree));

    private static string[] Words(string value) => value.Split(s_separators, StringSplitOptions.RemoveEmptyEntries);

    private static ImmutableArray<string> Ids(string value) =>
        ImmutableArray.CreateRange(value.Split('|').Select(id => id.Trim()).Where(id => id.Length > 0));

    private static bool IsMemberId(string id) => id.Length > 2 && id[1] == ':' && "MPF".IndexOf(id[0]) >= 0 && id.IndexOf(' ') < 0;

    private static bool IsMemberAccess(string value)
    {
        string[] names = (value.StartsWith("global::", StringComparison.Ordinal) ? value.Substring("global::".Length) : value).Split('.');
        return names.Length > 1 && names.All(SyntaxFacts.IsValidIdentifier);
    }
}
