using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Robustness;

/// <summary>The rules and fixes over code that is being typed, and over one file at a time, as an editor asks.</summary>
public sealed class RobustnessTests
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = EveryRule.Rules;

    public static TheoryData<string> SampleFiles => [.. SampleNames];

    private static IEnumerable<string> SampleNames =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "samples", "HardCodedCuda"), "*.cs").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(SampleFiles))]
    public Task Source_that_ends_at_any_token_makes_no_rule_and_no_fix_throw(string file) =>
        BrokenSource.VerifyAsync(ImplicitUsings + SampleText(file), new SourceOptions());

    [Fact]
    public async Task A_rule_that_throws_where_source_ends_early_is_seen()
    {
        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => BrokenSource.VerifyAsync(
            "class Sample { int Value => 1; }", new SourceOptions(), [new ThrowingAnalyzer()], [], step: 1, changes: 0));

        Assert.Contains("nothing follows", thrown.Message);
    }

    [Fact]
    public async Task A_fix_that_throws_is_seen()
    {
        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => BrokenSource.VerifyAsync(
            Sources.TorchStatements("var x = torch.ones(3).cuda();"), new SourceOptions(), EveryRule.Rules, [new ThrowingCodeFix()], step: 1, changes: 0));

        Assert.Contains("no fix", thrown.Message);
    }

    [Fact]
    public async Task One_file_alone_gives_what_the_whole_compilation_gives_in_any_order_and_concurrently()
    {
        using AdhocWorkspace workspace = new();
        (string, string)[] files =
        [
            .. SampleNames.Select(file => (file, SampleText(file))),
            ("Helper.cs", "using TorchSharp; static class Gpu { public static bool Ready => torch.cuda.is_available(); public const string Name = \"cuda\"; public static torch.Tensor Move(torch.Tensor x, string where) => x.to(where); }"),
            ("User.cs", "using TorchSharp; class User { torch.Tensor A(torch.Tensor x) => Gpu.Ready ? x.cuda() : x; torch.Tensor B(torch.Tensor x) => x.to(Gpu.Name); torch.Tensor C(torch.Tensor x) => Gpu.Move(x, \"cuda:1\"); }"),
        ];
        Project project = Project(workspace, files);
        string[] whole = Lines(await DiagnoseAsync(project));
        Assert.NotEmpty(whole);

        Random random = new(20261122);
        for (int run = 0; run < 100; run++)
        {
            // A new compilation each time, so that nothing is remembered; its files in another order, all at once.
            Compilation compilation = (await project.GetCompilationAsync())!.Clone();
            CompilationWithAnalyzers analysis = compilation.WithAnalyzers(s_analyzers, new CompilationWithAnalyzersOptions(project.AnalyzerOptions, OnException, true, false));
            SyntaxTree[] trees = [.. compilation.SyntaxTrees];
            random.Shuffle(trees);

            ImmutableArray<Diagnostic>[] parts = await Task.WhenAll(trees.Select<SyntaxTree, Task<ImmutableArray<Diagnostic>>>(tree =>
                Task.Run(() => analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, default))));

            Assert.Equal(whole, Lines(parts.SelectMany<ImmutableArray<Diagnostic>, Diagnostic>(part => part)));
        }
    }

    [Fact]
    public async Task Many_compilations_at_once_give_what_each_gives_alone()
    {
        // The same names mean something else in each, so that whatever one left behind would show in another.
        string[] guards = ["torch.cuda.is_available()", "torch.cuda.is_available() || true", "true", "torch.mps_is_available()"];
        using AdhocWorkspace workspace = new();
        Project[] projects = [.. guards.Select(guard => Project(
            workspace,
            ("Helper.cs", $"using TorchSharp; static class Gpu {{ public static bool Ready => {guard}; }}"),
            ("User.cs", "using TorchSharp; class User { torch.Tensor A(torch.Tensor x) => Gpu.Ready ? x.cuda() : x; torch.Tensor B(torch.Tensor x) { if (!Gpu.Ready) return x; return x.to(torch.CUDA); } }")))];
        string[][] alone = await Task.WhenAll(projects.Select<Project, Task<string[]>>(async project => Lines(await DiagnoseAsync(project))));
        Assert.Equal([false, true, true, true], alone.Select<string[], bool>(lines => lines.Any(line => line.Contains("PML1001", StringComparison.Ordinal))));

        for (int run = 0; run < 100; run++)
        {
            string[][] together = await Task.WhenAll(projects.Select<Project, Task<string[]>>(project => Task.Run(async () =>
            {
                Compilation compilation = (await project.GetCompilationAsync())!.Clone();
                return Lines(await compilation.WithAnalyzers(s_analyzers, new CompilationWithAnalyzersOptions(project.AnalyzerOptions, OnException, true, false)).GetAnalyzerDiagnosticsAsync());
            })));

            Assert.Equal(alone, together);
        }
    }

    private static string SampleText(string file) => File.ReadAllText(Path.Combine(Repository.Root, "docs", "samples", "HardCodedCuda", file));

    private static Project Project(AdhocWorkspace workspace, params (string Name, string Text)[] files)
    {
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "P" + id.Id.ToString("N"), "P" + id.Id.ToString("N"), LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: [.. LibraryReferences.Framework, .. LibraryReferences.All]));
        foreach ((string name, string text) in files.Prepend(("Usings.g.cs", ImplicitUsings)).Where(file => files.Length > 1 || file.Item1 != "Usings.g.cs"))
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), name, SourceText.From(text));
        }

        return solution.GetProject(id)!;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Project project) =>
        await (await project.GetCompilationAsync())!
            .WithAnalyzers(s_analyzers, new CompilationWithAnalyzersOptions(project.AnalyzerOptions, OnException, true, false)).GetAnalyzerDiagnosticsAsync();

    private static void OnException(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) =>
        throw new InvalidOperationException($"{analyzer.GetType().Name} threw", exception);

    private static string[] Lines(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal)];
}
