using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.Benchmarks;

/// <summary>Sources and what they are compiled against. Every measured run parses and compiles them anew, so that no cache is warm.</summary>
internal sealed record SourceSet(string Name, ImmutableArray<(string Path, SourceText Text)> Files, ImmutableArray<MetadataReference> Libraries)
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview, DocumentationMode.Parse, preprocessorSymbols: ["NET", "NET8_0_OR_GREATER", "NET6_0_OR_GREATER"]);

    /// <summary>The usings that a project with <c>ImplicitUsings</c> has.</summary>
    private static readonly (string Path, SourceText Text) s_implicitUsings = ("ImplicitUsings.cs", SourceText.From(
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;"));

    /// <summary>Whether errors of the compiler are a mistake: generated code compiles, a folder may lack references.</summary>
    public bool MustCompile { get; private init; }

    /// <summary>All C# files under <paramref name="folder"/>.</summary>
    public static SourceSet FromFolder(string folder, IEnumerable<string> references) => Of(
        Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)),
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal)
                .Select(path => (path, SourceText.From(File.ReadAllText(path)))),
        ],
        references.Select(path => MetadataReference.CreateFromFile(path)));

    /// <summary>Generated sources.</summary>
    public static SourceSet FromTexts(string name, IEnumerable<string> texts) =>
        Of(name, [.. texts.Select((text, index) => ($"{name}{index}.cs", SourceText.From(text)))], []) with { MustCompile = true };

    /// <summary>The number of lines.</summary>
    public int Lines => Files.Sum(file => file.Text.Lines.Count);

    /// <summary>The same sources where no catalogued library is referenced.</summary>
    public SourceSet WithoutLibraries() => this with { Name = Name + " without libraries", Libraries = [], MustCompile = false };

    /// <summary>
    /// A new compilation of newly parsed trees. Its references are bound: the first who asks for them would pay for all.
    /// </summary>
    public CSharpCompilation Compile()
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Measured",
            Files.Add(s_implicitUsings).Select(file => CSharpSyntaxTree.ParseText(file.Text, s_parse, file.Path)),
            [.. References.Framework, .. Libraries],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        _ = compilation.ReferencedAssemblyNames.Count();
        return compilation;
    }

    /// <summary>References the libraries that the sources name.</summary>
    private static SourceSet Of(string name, ImmutableArray<(string Path, SourceText Text)> files, IEnumerable<MetadataReference> references) => new(
        name,
        files,
        [
            .. References.Libraries
                .Where(library => files.Any(file => file.Text.ToString().Contains(library.Namespace, StringComparison.Ordinal)))
                .Select(library => library.Reference),
            .. references,
        ]);
}
