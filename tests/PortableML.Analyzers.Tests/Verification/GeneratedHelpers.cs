using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PortableML.Analyzers.Helpers;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>A project that the generator has run over.</summary>
internal sealed class GeneratedHelpers
{
    private GeneratedHelpers(CSharpCompilation compilation, GeneratorDriver driver)
    {
        (Compilation, Driver) = (compilation, driver);
        Files = [.. driver.GetRunResult().Results.Single().GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString()))];
    }

    /// <summary>The project's sources with those that were generated.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The driver, to be run again.</summary>
    public GeneratorDriver Driver { get; }

    /// <summary>The generated files.</summary>
    public ImmutableArray<(string Name, string Text)> Files { get; }

    /// <summary>The names of the helpers that are generated: the attribute that hides them is left out.</summary>
    public IEnumerable<string> Types =>
        Files.Select(file => file.Name.Split('.')[1]).Where(name => name != "EmbeddedAttribute").Distinct();

    /// <summary>Runs the generator over a project.</summary>
    public static GeneratedHelpers In(
        IEnumerable<MetadataReference> references,
        string source = "",
        LanguageVersion language = LanguageVersion.Latest,
        NullableContextOptions nullable = NullableContextOptions.Disable,
        string? property = null,
        string assemblyName = "Consumer")
    {
        CSharpParseOptions options = new(language);
        CSharpCompilation compilation = CSharpCompilation.Create(
            assemblyName,
            [CSharpSyntaxTree.ParseText(source, options, "Own.cs")],
            [.. LibraryReferences.Framework, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable, warningLevel: 9999));
        Dictionary<string, string> values = property is null ? [] : new() { ["build_property.PortableMLGenerateHelpers"] = property };
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new HelperGenerator().AsSourceGenerator()],
            parseOptions: options,
            optionsProvider: new SharedOptions(values),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        return new GeneratedHelpers((CSharpCompilation)output, driver);
    }

    /// <summary>The errors and warnings of the project, those in generated code too.</summary>
    public IEnumerable<Diagnostic> Problems() =>
        Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not ("CS1701" or "CS1702"));

    /// <summary>The project's assembly.</summary>
    public byte[] Emit()
    {
        using MemoryStream image = new();
        ImmutableArray<Diagnostic> diagnostics = Compilation.Emit(image).Diagnostics;
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return image.ToArray();
    }

    /// <summary>Loads a stand-in for a library and a project that uses it; each load has statics of its own.</summary>
    public static (Assembly Library, Assembly Project) Load(byte[] library, byte[] project)
    {
        AssemblyLoadContext context = new(null, isCollectible: true);
        Assembly loaded = context.LoadFromStream(new MemoryStream(library));
        return (loaded, context.LoadFromStream(new MemoryStream(project)));
    }
}
