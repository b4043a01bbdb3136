using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Rules.OnnxRuntime;
using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Robustness;

/// <summary>The rules and fixes over code that is being typed, and over one file at a time, as an editor asks.</summary>
public sealed class RobustnessTests
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = [new HardCodedDeviceAnalyzer(), new HardCodedExecutionProviderAnalyzer()];

    public static TheoryData<string> SampleFiles => [.. SampleNames];

    private static IEnumerable<string> SampleNames =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "samples", "HardCodedCuda"), "*.cs").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(SampleFiles))]
    public async Task Source_that_ends_at_any_token_makes_no_rule_and_no_fix_throw(string file)
    {
        string source = SampleText(file);
        SyntaxNode root = await CSharpSyntaxTree.ParseText(source).GetRootAsync();
        using AdhocWorkspace workspace = new();
        CodeFixProvider[] fixes = Fixes();
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            Document document = Project(workspace, (file, source[..token.Span.End])).Documents.Single();
            ImmutableArray<Diagnostic> found = await DiagnoseAsync(document.Project);
            // Fixing is the dear part: after a whole statement is where a fix has most to read.
            if (token.IsKind(SyntaxKind.SemicolonToken) || token.IsKind(SyntaxKind.CloseBraceToken))
            {
                foreach (Diagnostic diagnostic in found)
                {
                    await FixAsync(document, diagnostic, fixes);
                }
            }
        }
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
    public async Task A_member_of_a_referenced_project_is_not_looked_into_and_makes_nothing_throw()
    {
        using AdhocWorkspace workspace = new();
        Project library = Project(workspace, ("Library.cs", "using TorchSharp; public static class Gpu { public static bool IsGpuReady() => torch.cuda.is_available(); public static torch.Tensor Move(torch.Tensor x, string where) => x.to(where); }"));
        Project user = Project(workspace, ("User.cs", "using TorchSharp; class User { torch.Tensor A(torch.Tensor x) => Gpu.IsGpuReady() ? x.cuda() : x; torch.Tensor B(torch.Tensor x) => Gpu.Move(x, \"cuda\"); }"));
        Compilation compilation = (await user.GetCompilationAsync())!.AddReferences((await library.GetCompilationAsync())!.ToMetadataReference());

        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers(s_analyzers, new CompilationWithAnalyzersOptions(user.AnalyzerOptions, OnException, true, false)).GetAnalyzerDiagnosticsAsync();

        // The check is in the other project; its name says that it chooses hardware.
        Assert.Equal(["PML1002"], found.Select(diagnostic => diagnostic.Id));
    }

    private static string SampleText(string file) => File.ReadAllText(Path.Combine(Repository.Root, "docs", "samples", "HardCodedCuda", file));

    private static Project Project(AdhocWorkspace workspace, params (string Name, string Text)[] files)
    {
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "P" + id.Id.ToString("N"), "P" + id.Id.ToString("N"), LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: [.. LibraryReferences.Framework, .. LibraryReferences.All]));
        string usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";
        foreach ((string name, string text) in files.Prepend(("Usings.g.cs", usings)).Where(file => files.Length > 1 || file.Item1 != "Usings.g.cs"))
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

    private static async Task FixAsync(Document document, Diagnostic diagnostic, CodeFixProvider[] fixes)
    {
        foreach (CodeFixProvider fix in fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            List<CodeAction> actions = [];
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
            foreach (CodeAction action in actions)
            {
                Assert.NotEmpty(await action.GetOperationsAsync(default));
            }
        }
    }

    private static CodeFixProvider[] Fixes()
    {
        CodeFixProvider[] fixes =
        [
            .. typeof(PortableML.CodeFixes.Rules.TorchSharp.HardCodedDeviceCodeFix).Assembly.GetTypes()
                .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type)).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
        ];
        Assert.NotEmpty(fixes);
        return fixes;
    }

    private static string[] Lines(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal)];
}
