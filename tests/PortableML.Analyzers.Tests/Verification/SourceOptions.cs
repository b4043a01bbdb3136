using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>What surrounds a test source, where the usual does not do: newest language, nullable on, a library, both packages.</summary>
internal record SourceOptions
{
    /// <summary>The language version of all files.</summary>
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    /// <summary>The nullable context; on by default from C# 8.</summary>
    public NullableContextOptions? Nullable { get; init; }

    /// <summary>The kind of output; <see cref="OutputKind.ConsoleApplication"/> for top-level statements.</summary>
    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The name of the project's assembly; the test framework's own without one.</summary>
    public string? AssemblyName { get; init; }

    /// <summary>What is referenced beside the framework; empty is a project without any known library.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = LibraryReferences.All;

    /// <summary>The symbols that are defined for <c>#if</c>.</summary>
    public ImmutableArray<string> PreprocessorSymbols { get; init; } = [];

    /// <summary>Lines of an <c>.editorconfig</c> for all C# files.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>
    /// More files. The name says what they are: <c>Other.cs</c> (a source, with markup), <c>.globalconfig</c>,
    /// <c>Folder/.editorconfig</c> (with its sections), anything else an additional file.
    /// </summary>
    public ImmutableArray<(string Name, string Text)> Files { get; init; } = [];

    /// <summary>Diagnostics that markup cannot say: arguments, severity, more locations.</summary>
    public ImmutableArray<DiagnosticResult> Expected { get; init; } = [];

    /// <summary>Anything else of the test framework.</summary>
    public Action<AnalyzerTest<DefaultVerifier>>? Configure { get; init; }

    private bool HasNullable => LanguageVersion.MapSpecifiedToEffectiveVersion() >= LanguageVersion.CSharp8;

    /// <summary>Puts <paramref name="source"/> and all this into <paramref name="test"/>.</summary>
    internal void ApplyTo(AnalyzerTest<DefaultVerifier> test, string source)
    {
        // The references are files that are already there. With a package here the framework would ask NuGet while testing.
        test.ReferenceAssemblies = new ReferenceAssemblies("net8.0");
        test.MarkupOptions = MarkupOptions.UseFirstDescriptor;
        test.SolutionTransforms.Add(Transform);

        SolutionState state = test.TestState;
        state.Sources.Add(source);
        state.OutputKind = OutputKind;
        state.AdditionalReferences.AddRange(LibraryReferences.FrameworkFor(References));
        state.AdditionalReferences.AddRange(References);
        state.ExpectedDiagnostics.AddRange(Expected);
        if (EditorConfig is not null)
        {
            state.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n\n[*.cs]\n" + EditorConfig));
        }

        foreach ((string name, string text) in Files)
        {
            FilesLike(state, name).Add(("/0/" + name, SourceText.From(text)));
        }

        Configure?.Invoke(test);
    }

    /// <summary>The compilation of <paramref name="sources"/> without markup and without analyzers.</summary>
    internal CSharpCompilation Compile(IEnumerable<SourceText> sources) => CSharpCompilation.Create(
        AssemblyName ?? "TestProject",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(WithoutMarkup(source), With(CSharpParseOptions.Default), $"/0/Test{index}.cs")),
        [.. LibraryReferences.FrameworkFor(References), .. References],
        With(new CSharpCompilationOptions(OutputKind, allowUnsafe: true)));

    private static SourceFileCollection FilesLike(SolutionState state, string name) => Path.GetExtension(name) switch
    {
        ".cs" => state.Sources,
        ".editorconfig" or ".globalconfig" => state.AnalyzerConfigFiles,
        _ => state.AdditionalFiles,
    };

    private static string WithoutMarkup(SourceText source)
    {
        TestFileMarkupParser.GetSpans(source.ToString(), out string output, out ImmutableArray<TextSpan> _);
        return output;
    }

    private Solution Transform(Solution solution, ProjectId id)
    {
        Project project = solution.GetProject(id)!;
        return solution
            .WithProjectAssemblyName(id, AssemblyName ?? project.AssemblyName)
            .WithProjectParseOptions(id, With((CSharpParseOptions)project.ParseOptions!))
            .WithProjectCompilationOptions(id, With((CSharpCompilationOptions)project.CompilationOptions!));
    }

    private CSharpParseOptions With(CSharpParseOptions options) =>
        options.WithLanguageVersion(LanguageVersion).WithPreprocessorSymbols(PreprocessorSymbols);

    private CSharpCompilationOptions With(CSharpCompilationOptions options) =>
        options.WithNullableContextOptions(Nullable ?? (HasNullable ? NullableContextOptions.Enable : NullableContextOptions.Disable));
}
