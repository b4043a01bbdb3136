namespace PortableML.Analyzers.Catalog;

/// <summary>One vendor's accelerator as one library knows it: <c>nvidia/CUDA</c>, <c>nvidia/TensorRT</c>.</summary>
/// <param name="Vendor">The vendor, in lower case, as in <c>portable_ml.allowed_vendors</c>.</param>
/// <param name="Name">The library's own name of the accelerator; two of one vendor are two accelerators.</param>
internal sealed record Accelerator(string Vendor, string Name)
{
    /// <summary>The vendors that a catalogue line may name.</summary>
    public static readonly IReadOnlyList<string> Vendors =
        ["nvidia", "amd", "apple", "intel", "microsoft", "qualcomm", "google", "aws", "huawei", "android"];

    /// <summary>Stands where a vendor would in a line about an operating system; no rule reports it.</summary>
    public const string Platform = "platform";

    /// <summary>The operating systems that a line may bind an accelerator to: those that code can ask for.</summary>
    public static readonly IReadOnlyList<string> OperatingSystems = ["windows", "macos", "ios", "maccatalyst", "android"];

    /// <summary>The vendor as a person writes it.</summary>
    public string VendorDisplayName => Vendor switch
    {
        "nvidia" => "NVIDIA",
        "amd" => "AMD",
        "aws" => "AWS",
        _ => char.ToUpperInvariant(Vendor[0]) + Vendor.Substring(1),
    };
}
