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

    /// <summary>Makes the environment with options of the program's own, which fails once something else has asked for it.</summary>
    public const string CreateEnvironment = "CreateInstanceWithOptions";

    /// <summary>The type that the generator adds, and what fixes call of it.</summary>
    public const string Helper = "PortableML.OnnxExecutionProviders";

    /// <summary>The extension method of the options that appends the first provider which works.</summary>
    public const string HelperAppend = "AppendAvailableExecutionProvider";

    /// <summary>The method that makes options with the first provider which works.</summary>
    public const string HelperCreate = "CreateSessionOptions";

    /// <summary>The method that tells whether a provider works.</summary>
    public const string HelperAsk = "IsAvailable";

    /// <summary>The parameter that says which provider is tried first.</summary>
    public const string HelperPrefer = "prefer";

    /// <summary>The method of the options that lets the library choose among registered providers.</summary>
    public const string SetPolicy = "SetEpSelectionPolicy";

    /// <summary>The policy that takes a GPU where one is registered.</summary>
    public const string PreferGpu = "PREFER_GPU";

    /// <summary>The method of a provider's options that takes them as texts.</summary>
    public const string UpdateOptions = "UpdateOptions";
}
