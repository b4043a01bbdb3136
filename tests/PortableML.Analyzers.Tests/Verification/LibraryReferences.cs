using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>
/// The assemblies that test sources are compiled against. The project file says where the packages are; nothing is
/// fetched and nothing is loaded into the test process.
/// </summary>
internal static class LibraryReferences
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_newestFramework = new(() => FilesOf("NewestFramework"));

    /// <summary>.NET 8, the oldest framework that TorchSharp and ONNX Runtime are built for.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } = FilesOf("Framework");

    /// <summary>TorchSharp, without a native library.</summary>
    public static MetadataReference TorchSharp { get; } = MetadataReference.CreateFromFile(PathOf("TorchSharp"));

    /// <summary>The managed part of ONNX Runtime.</summary>
    public static MetadataReference OnnxRuntime { get; } = MetadataReference.CreateFromFile(PathOf("OnnxRuntime"));

    /// <summary>ILGPU.</summary>
    public static MetadataReference ILGPU { get; } = MetadataReference.CreateFromFile(PathOf("ILGPU"));

    /// <summary>ML.NET with its ONNX transformer.</summary>
    public static ImmutableArray<MetadataReference> MLNet { get; } =
    [
        .. Directory.GetFiles(PathOf("MLNet"), "*.dll").Append(PathOf("MLNetDataView")).Append(PathOf("MLNetOnnx"))
            .Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The managed part of ONNX Runtime GenAI.</summary>
    public static MetadataReference OnnxRuntimeGenAI { get; } = MetadataReference.CreateFromFile(PathOf("GenAI"));

    /// <summary>LLamaSharp, in the build for <see cref="s_newestFramework"/>: the one for .NET Standard has no choice of native libraries.</summary>
    public static MetadataReference LLamaSharp { get; } = MetadataReference.CreateFromFile(PathOf("LLamaSharp"));

    /// <summary>Whisper.net.</summary>
    public static MetadataReference WhisperNet { get; } = MetadataReference.CreateFromFile(PathOf("WhisperNet"));

    /// <summary>Both libraries: what a test source references unless it says otherwise.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = [TorchSharp, OnnxRuntime];

    /// <summary>Every library that the catalogue knows: packages, and <see cref="LibraryStubs"/> where no package is served.</summary>
    public static ImmutableArray<MetadataReference> Catalogued => [.. All, ILGPU, .. MLNet, OnnxRuntimeGenAI, LLamaSharp, WhisperNet, .. LibraryStubs.All];

    /// <summary>
    /// Compiles a stand-in for a library that no registry serves, or for another version of one. The version comes from
    /// an <c>[assembly: System.Reflection.AssemblyVersion("…")]</c> in <paramref name="source"/>.
    /// </summary>
    public static MetadataReference Compile(string assemblyName, string source, params IEnumerable<MetadataReference> references) =>
        MetadataReference.CreateFromImage(CompileImage(assemblyName, source, references));

    /// <summary>The same as an assembly that can be loaded and run.</summary>
    public static byte[] CompileImage(string assemblyName, string source, params IEnumerable<MetadataReference> references)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            assemblyName,
            [CSharpSyntaxTree.ParseText(source)],
            [.. Framework, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream image = new();
        ImmutableArray<Diagnostic> errors = [.. compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        return errors.IsEmpty
            ? image.ToArray()
            : throw new ArgumentException(string.Join(Environment.NewLine, errors), nameof(source));
    }

    /// <summary>A compilation of the framework and <paramref name="references"/> alone, to look symbols up in.</summary>
    public static CSharpCompilation Compilation(params IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create("Symbols", references: [.. FrameworkFor(references), .. references]);

    /// <summary>The framework that <paramref name="references"/> need: .NET 8 for all but LLamaSharp.</summary>
    public static ImmutableArray<MetadataReference> FrameworkFor(IEnumerable<MetadataReference> references) =>
        references.Contains(LLamaSharp) ? s_newestFramework.Value : Framework;

    private static ImmutableArray<MetadataReference> FilesOf(string folder) =>
        [.. Directory.GetFiles(PathOf(folder), "*.dll").Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path))];

    private static string PathOf(string name)
    {
        string path = typeof(LibraryReferences).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "TestSources." + name).Value!;
        return Path.Exists(path) ? path : throw new FileNotFoundException($"'{path}' is not there: restore the test project.");
    }
}
