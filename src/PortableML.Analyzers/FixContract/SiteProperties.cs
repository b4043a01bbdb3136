using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.FixContract;

/// <summary>
/// What a diagnostic tells its fix, and a SARIF reader, about the site. The keys are part of the package's contract:
/// <c>vendor</c>, <c>accelerator</c>, <c>library</c>, <c>classification</c>, <c>reason</c>, <c>form</c>, <c>index</c>, <c>shape</c>, <c>api</c>.
/// </summary>
/// <param name="Vendor">The vendor, as in <c>portable_ml.allowed_vendors</c>.</param>
/// <param name="Accelerator">The library's name of the accelerator: <c>CUDA</c>, <c>TensorRT</c>.</param>
/// <param name="Library">The library's name.</param>
/// <param name="Classification"><c>hard-coded</c>, <c>single-vendor</c> or <c>dead</c>.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Form">How the device is written at the reported place.</param>
/// <param name="Index">The device's index where it is a constant; null where the code computes it or names none.</param>
/// <param name="Shape">The replacement shape of the API, one of the catalogue's.</param>
/// <param name="Api">The documentation-comment id of the API, or the text's catalogue id.</param>
internal sealed record SiteProperties(
    string Vendor, string Accelerator, string Library, string Classification, string Reason, DeviceForm Form, int? Index, string Shape, string Api)
{
    /// <summary>Packs the properties for <see cref="Diagnostic.Properties"/>.</summary>
    public ImmutableDictionary<string, string?> ToProperties()
    {
        ImmutableDictionary<string, string?>.Builder builder = ResultProperties.Of(Vendor, Accelerator, Library, Classification, Reason).ToBuilder();
        builder["form"] = Form.ToString();
        builder["index"] = Index?.ToString(CultureInfo.InvariantCulture);
        builder["shape"] = Shape;
        builder["api"] = Api;
        return builder.ToImmutable();
    }

    /// <summary>Unpacks the properties of <paramref name="diagnostic"/>; null where one is missing or cannot be used.</summary>
    public static SiteProperties? From(Diagnostic diagnostic)
    {
        ImmutableDictionary<string, string?> all = diagnostic.Properties;
        return all.TryGetValue("vendor", out string? vendor) && vendor is not null
            && all.TryGetValue("accelerator", out string? accelerator) && accelerator is not null
            && all.TryGetValue("library", out string? library) && library is not null
            && all.TryGetValue("classification", out string? classification) && classification is not null
            && all.TryGetValue("reason", out string? reason) && reason is not null
            && all.TryGetValue("form", out string? form) && Enum.TryParse(form, out DeviceForm parsed)
            && all.TryGetValue("shape", out string? shape) && shape is not null
            && all.TryGetValue("api", out string? api) && api is not null
            ? new SiteProperties(vendor, accelerator, library, classification, reason, parsed, ParseIndex(all), shape, api)
            : null;
    }

    private static int? ParseIndex(ImmutableDictionary<string, string?> all) =>
        all.TryGetValue("index", out string? text) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int index) ? index : null;
}
