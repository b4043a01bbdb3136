namespace PortableML.Analyzers.Descriptors;

/// <summary>The categories of the rules: the area of the library, or where the rule looks.</summary>
internal static class RuleCategories
{
    public const string TorchSharp = "TorchSharp";
    public const string OnnxRuntime = "OnnxRuntime";
    public const string MachineLearning = "MachineLearning";
    public const string Build = "Build";
    public const string Interop = "Interop";
}
