using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Helpers;

/// <summary>The APIs that each feature of the generated helpers calls, so that none is generated for a version that lacks it.</summary>
internal static class HelperApis
{
    private const string Torch = "TorchSharp.torch";
    private const string Cuda = "TorchSharp.torch+cuda";
    private const string Options = "Microsoft.ML.OnnxRuntime.SessionOptions";
    private const string Session = "Microsoft.ML.OnnxRuntime.InferenceSession";
    private const string Environment = "Microsoft.ML.OnnxRuntime.OrtEnv";
    private const string Constructor = ".ctor";
    private const string Itself = "";

    private static readonly Helper[] s_helpers =
    [
        new(
            "TorchSharp",
            HelperFeatures.TorchDevice,
            [new(Torch, "CUDA"), new(Torch, "CPU"), new(Torch, "device", "String"), new(Cuda, "is_available"), new(Cuda, "device_count")],
            [new(HelperFeatures.Mps, [new(Torch, "mps_is_available"), new(Torch, "MPS")])]),
        new(
            "Microsoft.ML.OnnxRuntime",
            HelperFeatures.OnnxExecutionProviders,
            [
                new(Options, Constructor),
                new(Options, "EnableMemoryPattern"),
                new(Options, "ExecutionMode"),
                new(Session, Constructor, "Byte[]", "SessionOptions"),
                new(Environment, "Instance"),
                new(Environment, "GetAvailableProviders"),
                new("Microsoft.ML.OnnxRuntime.OnnxRuntimeException", Itself),
            ],
            [
                new(HelperFeatures.Cuda, [new(Options, "AppendExecutionProvider_CUDA", "Int32")]),
                new(HelperFeatures.TensorRt, [new(Options, "AppendExecutionProvider_Tensorrt", "Int32")]),
                new(HelperFeatures.Rocm, [new(Options, "AppendExecutionProvider_ROCm", "Int32")]),
                new(HelperFeatures.MIGraphX, [new(Options, "AppendExecutionProvider_MIGraphX", "Int32")]),
                new(HelperFeatures.DirectML, [new(Options, "AppendExecutionProvider_DML", "Int32")]),
                new(HelperFeatures.CoreML, [new(Options, "AppendExecutionProvider_CoreML")]),
                new(HelperFeatures.OpenVino, [new(Options, "AppendExecutionProvider_OpenVINO")]),
                new(HelperFeatures.ByName, [new(Options, "AppendExecutionProvider", "String")]),
                new(
                    HelperFeatures.EpDevices,
                    [
                        new(Environment, "GetEpDevices"),
                        new("Microsoft.ML.OnnxRuntime.OrtEpDevice", "EpName"),
                        new("Microsoft.ML.OnnxRuntime.OrtHardwareDevice", "Type"),
                        new(Options, "AppendExecutionProvider", "OrtEnv", "IReadOnlyList", "IReadOnlyDictionary"),
                    ]),
            ]),
    ];

    /// <summary>The features that <paramref name="assembly"/> supports; none for any other library.</summary>
    public static HelperFeatures In(IAssemblySymbol assembly)
    {
        foreach (Helper helper in s_helpers)
        {
            if (assembly.Name == helper.Assembly && Has(assembly, helper.Needed))
            {
                HelperFeatures features = helper.Feature;
                foreach (Part part in helper.Parts)
                {
                    features |= Has(assembly, part.Needed) ? part.Feature : HelperFeatures.None;
                }

                return features == HelperFeatures.TorchDevice ? features | HelperFeatures.NoMps : features;
            }
        }

        return HelperFeatures.None;
    }

    private static bool Has(IAssemblySymbol assembly, Api[] apis)
    {
        foreach (Api api in apis)
        {
            if (assembly.GetTypeByMetadataName(api.Type) is not { DeclaredAccessibility: Accessibility.Public } type
                || !(api.Member == Itself || type.GetMembers(api.Member).Any(member => Fits(member, api.Parameters))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A method can be called with arguments of these types alone.</summary>
    private static bool Fits(ISymbol member, string[] parameters)
    {
        if (member.DeclaredAccessibility != Accessibility.Public)
        {
            return false;
        }

        if (member is not IMethodSymbol method)
        {
            return true;
        }

        for (int i = 0; i < method.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            if (i < parameters.Length ? NameOf(parameter.Type) != parameters[i] : !parameter.IsOptional)
            {
                return false;
            }
        }

        return method.Parameters.Length >= parameters.Length;
    }

    private static string NameOf(ITypeSymbol type) => type is IArrayTypeSymbol array ? array.ElementType.Name + "[]" : type.Name;

    /// <summary>A generated type and the library that it is for.</summary>
    private sealed record Helper(string Assembly, HelperFeatures Feature, Api[] Needed, Part[] Parts);

    /// <summary>A part of it that not every version of the library supports.</summary>
    private sealed record Part(HelperFeatures Feature, Api[] Needed);

    /// <summary>A member of a type, or the type itself, with the names of the types of its arguments.</summary>
    private sealed record Api(string Type, string Member, params string[] Parameters);
}
