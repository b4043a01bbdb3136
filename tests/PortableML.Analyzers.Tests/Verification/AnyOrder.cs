using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>
/// Fixes the places of a source from the last to the first, which the test framework does not: it begins with the first. What comes out must
/// be the same, and nothing more may be offered then.
/// </summary>
internal static class AnyOrder
{
    private const int Most = 40;

    /// <summary>Checks that the places of <paramref name="source"/>, where there are several, become <paramref name="fixedSource"/> from the last on too.</summary>
    public static async Task VerifyAsync<TAnalyzer, TCodeFix>(string source, string fixedSource, FixOptions options)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TCodeFix : CodeFixProvider, new()
    {
        TestFileMarkupParser.GetPositionsAndSpans(source, out string text, out _, out ImmutableDictionary<string, ImmutableArray<TextSpan>> places);
        if (places.Sum(named => named.Value.Length) < 2 || !options.Files.IsEmpty)
        {
            return;
        }

        TestFileMarkupParser.GetSpans(fixedSource, out string expected, out ImmutableArray<TextSpan> _);
        TCodeFix fix = new();
        for (int step = 0; step < Most; step++)
        {
            using AdhocWorkspace workspace = new();
            Document document = Open(workspace, text, options);
            if (await LastAsync<TAnalyzer>(document, fix, options) is not { } action)
            {
                new DefaultVerifier().EqualOrDiff(expected, text, "Fixed from the last place to the first, it is another text.");
                return;
            }

            ApplyChangesOperation operation = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single();
            text = (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
        }

        new DefaultVerifier().Fail($"There is still a fix to be had after {Most}:{Environment.NewLine}{text}");
    }

    private static Document Open(AdhocWorkspace workspace, string text, FixOptions options)
    {
        CSharpCompilation compilation = options.Compile([SourceText.From(text)]);
        ProjectId project = ProjectId.CreateNewId();
        DocumentId document = DocumentId.CreateNewId(project);
        Solution solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, "TestProject", "TestProject", LanguageNames.CSharp,
                compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees.Single().Options, metadataReferences: compilation.References))
            .AddDocument(document, "Test0.cs", SourceText.From(text), filePath: "/0/Test0.cs");
        if (options.EditorConfig is not null)
        {
            solution = solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(project), ".editorconfig", SourceText.From("root = true\n\n[*.cs]\n" + options.EditorConfig), filePath: "/.editorconfig");
        }

        return solution.GetDocument(document)!;
    }

    /// <summary>The wanted action at the last place that has one.</summary>
    private static async Task<CodeAction?> LastAsync<TAnalyzer>(Document document, CodeFixProvider fix, FixOptions options)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        TAnalyzer analyzer = new();
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            analyzer.SupportedDiagnostics.Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn))));
        ImmutableArray<Diagnostic> reported = await compilation.WithAnalyzers([analyzer], document.Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        foreach (Diagnostic diagnostic in reported.Where(one => fix.FixableDiagnosticIds.Contains(one.Id)).OrderByDescending(one => one.Location.SourceSpan.Start))
        {
            List<CodeAction> actions = [];
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
            if (actions.Find(action => options.EquivalenceKey is null || action.EquivalenceKey == options.EquivalenceKey) is { } wanted)
            {
                return wanted;
            }
        }

        return null;
    }
}
