using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;
using PortableML.CodeFixes.Rules.TorchSharp;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>All at once, one by one in any order and in linked files it comes to the same.</summary>
public class DeviceFixAllTests
{
    [Fact]
    public async Task Fixing_one_by_one_in_any_order_gives_what_fixing_all_gives_and_a_second_run_changes_nothing()
    {
        string source = Sources.TorchMembers(ManySites);
        string all = await FixAllAsync(source);
        Random random = new(20261122);
        for (int run = 0; run < 6; run++)
        {
            Assert.Equal(all, await FixOneByOneAsync(source, random));
        }

        Assert.Equal(all, await FixAllAsync(all));
        Assert.Empty(await ReportedAsync(Document(all)));
    }

    [Fact]
    public async Task Fixes_of_a_file_in_two_projects_are_offered_only_where_both_want_the_same_text()
    {
        const string Source =
            """
            using TorchSharp;

            class Sample
            {
                void Same(torch.Tensor x) { x.cuda(); }
            #if FIRST
                void Only(torch.Tensor x, torch.Device device) { x.cuda(); }
            #endif
                void Differs(torch.Tensor x, Holder holder) { x.cuda(); }
            }
            """;
        Document first = Document(Source, "FIRST");
        Project second = first.Project.Solution.AddProject("Second", "Second", LanguageNames.CSharp)
            .WithMetadataReferences(first.Project.MetadataReferences).WithParseOptions(first.Project.ParseOptions!)
            .WithCompilationOptions(first.Project.CompilationOptions!);
        second = second.WithParseOptions(((CSharpParseOptions)second.ParseOptions!).WithPreprocessorSymbols());
        second = second.AddDocument("Sample.cs", Source, filePath: first.FilePath).Project;
        second = second.AddDocument("Holder.cs", "class Holder { public TorchSharp.torch.Device Device = TorchSharp.torch.get_default_device(); }").Project;
        Project last = second.Solution.GetProject(first.Project.Id)!.AddDocument("Holder.cs", "class Holder { }").Project;
        Document document = last.GetDocument(first.Id)!;

        List<string> titles = [];
        foreach (Diagnostic diagnostic in await ReportedAsync(document))
        {
            titles.Add((await ActionAsync(document, diagnostic))?.Title ?? "none");
        }

        Assert.Equal(["none", "Use 'device'", "none"], titles);
    }

    /// <summary>Every kind of fix, members that share, members that do not, and sites inside sites.</summary>
    private const string ManySites =
        """
        private readonly Device _chosen = CUDA;
        private readonly Tensor _weights = zeros(3, device: CUDA);

        public Sample()
        {
            _weights = _weights.cuda();
            InitializeDeviceType(DeviceType.CUDA);
        }

        public Tensor Field(Tensor x) => x.to(_chosen).cuda();

        public static Tensor Shared(Tensor x) => x.cuda();

        public static Tensor Mixed(Tensor x, int rank)
        {
            var a = x.cuda();
            var d = get_default_device();
            var b = x.to(d).to("cuda").to("cuda:1");
            a.add_(b);
            Func<Tensor, Tensor> move = t => t.cuda(CUDA, true);
            Func<Tensor, Tensor> fixedMove = static t => t.to(DeviceType.CUDA, 0, true);
            static Tensor Local(Tensor t)
            {
                return t.to(device("cuda"));
            }

            return Local(move(fixedMove(a.to("cuda:" + rank))));
        }

        public static void Texts(Tensor x)
        {
            const string name = "cuda";
            string other = "cuda:0";
            x.to(name).to(other).to("cuda");
            DeviceType type = DeviceType.CUDA;
            x.to(type);
        }
        """;

    private static Document Document(string source, params string[] symbols)
    {
        AdhocWorkspace workspace = new();
        ProjectId project = ProjectId.CreateNewId();
        DocumentId document = DocumentId.CreateNewId(project);
        Solution solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, "Sample", "Sample", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: symbols),
                metadataReferences: [.. LibraryReferences.Framework, LibraryReferences.TorchSharp]))
            .AddDocument(document, "Sample.cs", SourceText.From(source), filePath: "/0/Sample.cs");
        return solution.GetDocument(document)!;
    }

    private static async Task<ImmutableArray<Diagnostic>> ReportedAsync(Document document)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> all = await compilation.WithAnalyzers([new HardCodedDeviceAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. all.Where(diagnostic => diagnostic.Id == "PML1001").OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static async Task<CodeAction?> ActionAsync(Document document, Diagnostic diagnostic)
    {
        CodeAction? first = null;
        await new HardCodedDeviceCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => first ??= action, default));
        return first;
    }

    private static async Task<string> ApplyAsync(Document document, CodeAction action)
    {
        ApplyChangesOperation operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(default)));
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private static async Task<string> FixOneByOneAsync(string source, Random random)
    {
        while (true)
        {
            Document document = Document(source);
            Diagnostic[] reported = [.. await ReportedAsync(document)];
            if (reported.Length == 0)
            {
                return source;
            }

            source = await ApplyAsync(document, Assert.IsAssignableFrom<CodeAction>(await ActionAsync(document, reported[random.Next(reported.Length)])));
        }
    }

    private static async Task<string> FixAllAsync(string source)
    {
        Document document = Document(source);
        HardCodedDeviceCodeFix fix = new();
        FixAllContext context = new(document, fix, FixAllScope.Document, "PML1001.InPlace", ["PML1001"], new Provider(), default);
        return await fix.GetFixAllProvider().GetFixAsync(context) is { } action ? await ApplyAsync(document, action) : source;
    }

    private sealed class Provider : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await ReportedAsync(project.Documents.Single());

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await ReportedAsync(document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
