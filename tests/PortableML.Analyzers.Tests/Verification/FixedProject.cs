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
    private const int MaximumSteps = 100;

    private readonly AdhocWorkspace _workspace = new();
    private readonly DiagnosticAnalyzer _analyzer;
    private readonly CodeFixProvider _fix;
    private readonly string? _key;
    private Document _document;

    /// <summary>The project of <paramref name="source"/>, with its markup, and the other files of <paramref name="options"/>.</summary>
    public FixedProject(string source, FixOptions options, DiagnosticAnalyzer analyzer, CodeFixProvider fix)
    {
        (_analyzer, _fix, _key) = (analyzer, fix, options.EquivalenceKey);
        IEnumerable<string> others = options.Files.Where(file => Path.GetExtension(file.Name) == ".cs").Select(file => file.Text);
        CSharpCompilation compilation = options.Compile(others.Prepend(source).Select(text => SourceText.From(text)));
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            analyzer.SupportedDiagnostics.Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn))));
        Project project = EveryRule.ProjectOf(compilation, _workspace);
        if (options.EditorConfig is { } config)
        {
            project = project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From("root = true\n\n[*.cs]\n" + config), filePath: "/.editorconfig").Project;
        }

        _document = project.Documents.First();
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    /// <summary>The fixes at every place, in the order of the places and as they are offered.</summary>
    public async Task<List<CodeAction>> OfferedAsync()
    {
        List<CodeAction> all = [];
        foreach (Diagnostic place in await PlacesAsync())
        {
            all.AddRange(await OfferedAtAsync(place));
        }

        return all;
    }

    /// <summary>
    /// Takes the wanted fix at a place until none has it: each time at the first that has it when the places are in <paramref name="order"/>.
    /// </summary>
    public async Task<string> FixOneByOneAsync(Action<Diagnostic[]> order)
    {
        for (int i = 0; i < MaximumSteps; i++)
        {
            Diagnostic[] places = await PlacesAsync();
            order(places);
            if (await FirstAsync(places) is not { } action)
            {
                return await TextAsync();
            }

            await ApplyAsync(action);
        }

        throw new InvalidOperationException($"There is still a fix to be had after {MaximumSteps}:{Environment.NewLine}{await TextAsync()}");
    }

    /// <summary>Fixes all at once as the first place is fixed; null where nothing is offered.</summary>
    public async Task<string?> FixAllAsync()
    {
        Diagnostic[] places = await PlacesAsync();
        if ((await FirstAsync(places))?.EquivalenceKey is not { } key)
        {
            return null;
        }

        FixAllContext context = new(_document, _fix, FixAllScope.Document, key, _fix.FixableDiagnosticIds, new Known(places), CancellationToken.None);
        await ApplyAsync((await _fix.GetFixAllProvider()!.GetFixAsync(context))!);
        return await TextAsync();
    }

    private async Task<string> TextAsync() => (await _document.GetTextAsync()).ToString();

    private async Task<CodeAction?> FirstAsync(IEnumerable<Diagnostic> places)
    {
        foreach (Diagnostic place in places)
        {
            if ((await OfferedAtAsync(place)).Find(action => _key is null || action.EquivalenceKey == _key) is { } wanted)
            {
                return wanted;
            }
        }

        return null;
    }

    private async Task<List<CodeAction>> OfferedAtAsync(Diagnostic place)
    {
        List<CodeAction> actions = [];
        await _fix.RegisterCodeFixesAsync(new CodeFixContext(_document, place, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>The places in the file that are of a rule with a fix, from the first to the last.</summary>
    private async Task<Diagnostic[]> PlacesAsync()
    {
        SemanticModel model = (await _document.GetSemanticModelAsync())!;
        ImmutableArray<Diagnostic> found = await model.Compilation.WithAnalyzers([_analyzer], _document.Project.AnalyzerOptions)
            .GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None);
        return [.. found.Where(place => _fix.FixableDiagnosticIds.Contains(place.Id)).OrderBy(place => place.Location.SourceSpan.Start)];
    }

    private async Task ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Document changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(_document.Id)!;
        _document = _document.WithText(SourceText.From((await changed.GetTextAsync()).ToString()));
    }

    private sealed class Known(IEnumerable<Diagnostic> places) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(places);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(project, cancellationToken);
    }
}
