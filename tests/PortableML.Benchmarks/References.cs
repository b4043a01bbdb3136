using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace PortableML.Benchmarks;

/// <summary>What the measured sources are compiled against. The project file says where the packages are.</summary>
internal static class References
{
    /// <summary>The framework that runs this program.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } =
    [
        .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "Microsoft.CSharp.dll"))
            .Where(IsManaged)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>TorchSharp and ONNX Runtime, by their namespace.</summary>
    public static ImmutableArray<(string Namespace, MetadataReference Reference)> Libraries { get; } =
    [
        ("TorchSharp", MetadataReference.CreateFromFile(PathOf("TorchSharp"))),
        ("Microsoft.ML.OnnxRuntime", MetadataReference.CreateFromFile(PathOf("OnnxRuntime"))),
    ];

    /// <summary>Where the project file says that a package's assembly is.</summary>
    public static string PathOf(string name)
    {
        string path = typeof(References).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Package." + name).Value!;
        return Path.Exists(path) ? path : throw new FileNotFoundException($"'{path}' is not there: restore the project.");
    }

    private static bool IsManaged(string path)
    {
        using System.Reflection.PortableExecutable.PEReader reader = new(File.OpenRead(path));
        return reader.HasMetadata;
    }
}
