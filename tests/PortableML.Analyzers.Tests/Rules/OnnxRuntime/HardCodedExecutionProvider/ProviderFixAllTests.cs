using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Rules.OnnxRuntime;
using PortableML.Analyzers.Tests.Verification;
using PortableML.CodeFixes.Rules.OnnxRuntime;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>All at once, one by one in any order and in linked files it comes to the same.</summary>
public class ProviderFixAllTests : ProviderCodeFixTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Line_ends_are_kept(string lineEnd)
    {
        using FixedFile file = new(s_scenario.ReplaceLineEndings(lineEnd), LanguageVersion.Latest);

        string text = await file.FixAllAsync();

        Assert.Contains(Caught, text, StringComparison.Ordinal);
        Assert.Equal(text.ReplaceLineEndings(lineEnd), text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Fixing_all_gives_the_same_as_one_by_one_in_any_order(int seed)
    {
        using FixedFile file = new(s_scenario, LanguageVersion.Latest);
        string all = await file.FixAllAsync();

        using FixedFile single = new(s_scenario, LanguageVersion.Latest);
        Assert.Equal(all, await single.FixOneByOneAsync(new Random(seed)));
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        using FixedFile file = new(s_scenario, LanguageVersion.Latest);
        string once = await file.FixAllAsync();

        Assert.Empty(await file.DiagnosticsAsync());
        Assert.Equal(once, await file.FixAllAsync());
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12, true)]
    [InlineData(LanguageVersion.CSharp8, false)]
    public async Task A_file_of_two_projects_is_fixed_where_both_get_the_same_text(LanguageVersion other, bool isFixed)
    {
        using FixedFile file = new(s_scenario, LanguageVersion.Latest, other);

        Assert.Equal(isFixed, await file.FixAllAsync() != s_scenario);
        Assert.Equal(isFixed, await file.FixOneByOneAsync(new Random(0)) != s_scenario);
    }

    /// <summary>Every kind of place, several in one member, some within what another place moves.</summary>
    private static readonly string s_scenario = Sources.OnnxMembers(
        """
        private readonly InferenceSession _session;

        public Sample(string path)
        {
            _session = new InferenceSession(path, SessionOptions.MakeSessionOptionWithCudaProvider(0));
        }

        public static SessionOptions Create()
        {
            var options = new SessionOptions();
            options.AppendExecutionProvider_Tensorrt(0);
            options.AppendExecutionProvider_CUDA(0);
            return options;
        }

        public static int Count(string path)
        {
            using var first = new SessionOptions();
            using var second = SessionOptions.MakeSessionOptionWithCudaProvider(1);
            first.AppendExecutionProvider_CUDA(0);
            using var encoder = new InferenceSession(path, first);
            using var decoder = new InferenceSession(path, second);
            using (var inner = new InferenceSession(path, SessionOptions.MakeSessionOptionWithTensorrtProvider(0)))
            {
                Action<SessionOptions> configure = options => options.AppendExecutionProvider_CUDA(0);
                using var third = new SessionOptions();
                configure(third);
                third.AppendExecutionProvider_CUDA(0);
                return encoder.InputMetadata.Count + decoder.InputMetadata.Count + inner.InputMetadata.Count + third.LogId.Length;
            }
        }
        """);

    /// <summary>A file, of one project or of several, that is fixed step by step.</summary>
    private sealed class FixedFile : IDisposable
    {
        private readonly AdhocWorkspace _workspace = new();
        private readonly HardCodedExecutionProviderCodeFix _fix = new();
        private readonly DocumentId _id;
        private Solution _solution;

        public FixedFile(string source, params LanguageVersion[] languages)
        {
            _solution = _workspace.CurrentSolution;
            foreach (LanguageVersion language in languages)
            {
                ProjectId project = ProjectId.CreateNewId();
                _solution = _solution
                    .AddProject(ProjectInfo.Create(
                        project,
                        VersionStamp.Default,
                        $"Test{language}",
                        $"Test{language}",
                        LanguageNames.CSharp,
                        compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                        parseOptions: new CSharpParseOptions(language),
                        metadataReferences: [.. LibraryReferences.Framework, .. LibraryReferences.All]))
                    .AddDocument(DocumentId.CreateNewId(project), "Sample.cs", source, filePath: "/Sample.cs");
            }

            _id = _solution.Projects.First().DocumentIds[0];
        }

        private Document Document => _solution.GetDocument(_id)!;

        public void Dispose() => _workspace.Dispose();

        public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
        {
            Compilation compilation = (await Document.Project.GetCompilationAsync())!;
            ImmutableArray<Diagnostic> all = await compilation.WithAnalyzers([new HardCodedExecutionProviderAnalyzer()]).GetAnalyzerDiagnosticsAsync();
            return [.. all.Where(diagnostic => _fix.FixableDiagnosticIds.Contains(diagnostic.Id))];
        }

        public async Task<string> FixAllAsync()
        {
            FixAllContext context = new(
                Document, _fix, FixAllScope.Document, "PML2001.FallBackToCpu", _fix.FixableDiagnosticIds, new KnownDiagnostics(await DiagnosticsAsync()), CancellationToken.None);
            await ApplyAsync(await _fix.GetFixAllProvider().GetFixAsync(context));
            return await TextAsync();
        }

        public async Task<string> FixOneByOneAsync(Random order)
        {
            while (await FirstActionAsync(order) is { } action)
            {
                await ApplyAsync(action);
            }

            return await TextAsync();
        }

        private async Task<CodeAction?> FirstActionAsync(Random order)
        {
            Diagnostic[] diagnostics = [.. await DiagnosticsAsync()];
            order.Shuffle(diagnostics);
            List<CodeAction> actions = [];
            foreach (Diagnostic diagnostic in diagnostics)
            {
                await _fix.RegisterCodeFixesAsync(new CodeFixContext(Document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
            }

            return actions.FirstOrDefault();
        }

        private async Task ApplyAsync(CodeAction? action)
        {
            if (action is not null)
            {
                ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
                Document changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(_id)!;
                SourceText text = SourceText.From((await changed.GetTextAsync()).ToString());
                foreach (DocumentId id in _solution.GetDocumentIdsWithFilePath("/Sample.cs"))
                {
                    _solution = _solution.WithDocumentText(id, text);
                }
            }
        }

        private async Task<string> TextAsync() => (await Document.GetTextAsync()).ToString();
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            GetAllDiagnosticsAsync(project, cancellationToken);
    }
}
