namespace PortableML.CodeFixes.Shared;

/// <summary>
/// The names in ONNX Runtime's API that generated code needs or that tell what a statement does. They stand here, and only here,
/// because the catalogue lists what ties code to a vendor, not what a replacement is made of.
/// </summary>
internal static class ProviderNames
{
    /// <summary>The namespace of the library.</summary>
    public const string Namespace = "Microsoft.ML.OnnxRuntime";

    /// <summary>The options that providers are appended to.</summary>
    public const string SessionOptions = "SessionOptions";

    /// <summary>What fails where the options hold a provider that does not work.</summary>
    public const string InferenceSession = "InferenceSession";

    /// <summary>The beginning of the name of every method that appends a provider.</summary>
    public const string Append = "AppendExecutionProvider";

    /// <summary>The provider that is always there.</summary>
    public const string AppendCpu = "AppendExecutionProvider_CPU";

    /// <summary>The options of one provider: making them fails where the package does not hold the provider.</summary>
    public static readonly IReadOnlyList<string> ProviderOptions = ["OrtCUDAProviderOptions", "OrtTensorRTProviderOptions", "OrtROCMProviderOptions"];
}
