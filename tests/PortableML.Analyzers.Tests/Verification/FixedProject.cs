using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>A project whose first file is fixed step by step, as a person at an IDE does it.</summary>
internal sealed class FixedProject : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly DiagnosticAnalyzer _analyzer;
    private readonly CodeFixProvider _fix;

    /// <summary>The project of <paramref name="source"/>, with its markup, and the other files of <paramref name="options"/>.</summary>
    public FixedProject(string source, SourceOptions options, DiagnosticAnalyzer analyzer, CodeFixProvider fix)
    {
        (_analyzer, _fix) = (analyzer, fix);
        IEnumerable<string> others = options.Files.Where(file => Path.GetExtension(file.Name) == ".cs").Select(file => file.Text);
        CSharpCompilation compilation = options.Compile(others.Prepend(source).Select(text => SourceText.From(text)));
        Document = EveryRule.ProjectOf(compilation, _workspace).Documents.First();
    }

    /// <summary>The file as it stands.</summary>
    public Document Document { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    /// <summary>The text as it stands.</summary>
    public async Task<string> TextAsync() => (await Document.GetTextAsync()).ToString();

    /// <summary>The actions at every place, in the order of the places and as they are offered.</summary>
    public async Task<List<CodeAction>> OfferedAsync(Random? order = null)
    {
        Diagnostic[] diagnostics = [.. await DiagnosticsAsync()];
        order?.Shuffle(diagnostics);
        List<CodeAction> actions = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            await _fix.RegisterCodeFixesAsync(new CodeFixContext(Document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    /// <summary>Takes the first action of a place of random choice until none is offered.</summary>
    public async Task<string> FixOneByOneAsync(Random order)
    {
        for (int i = 0; i < 100 && (await OfferedAsync(order)).FirstOrDefault() is { } action; i++)
        {
            await ApplyAsync(action);
        }

        return await TextAsync();
    }

    /// <summary>Fixes all at once, with the key of the first action.</summary>
    public async Task<string> FixAllAsync()
    {
        if ((await OfferedAsync()).FirstOrDefault()?.EquivalenceKey is { } key)
        {
            FixAllContext context = new(Document, _fix, FixAllScope.Document, key, _fix.FixableDiagnosticIds, new Known(await DiagnosticsAsync()), CancellationToken.None);
            await ApplyAsync((await _fix.GetFixAllProvider()!.GetFixAsync(context))!);
        }

        return await TextAsync();
    }

    private async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        Compilation compilation = (await Document.Project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> all = await compilation.WithAnalyzers([_analyzer]).GetAnalyzerDiagnosticsAsync();
        SyntaxTree tree = (await Document.GetSyntaxTreeAsync())!;
        return [.. all.Where(diagnostic => diagnostic.Location.SourceTree == tree && _fix.FixableDiagnosticIds.Contains(diagnostic.Id)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private async Task ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Document changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(Document.Id)!;
        Document = Document.WithText(SourceText.From((await changed.GetTextAsync()).ToString()));
    }

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(project, cancellationToken);
    }
}
