using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>Runs every rule over a compilation and every fix over what the rules report, where only that none throws is of interest.</summary>
internal static class EveryRule
{
    /// <summary>Every rule, also those that are off by default.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Rules { get; } = [.. InstancesOf<DiagnosticAnalyzer>("PortableML.Analyzers")];

    /// <summary>Every fix.</summary>
    public static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. InstancesOf<CodeFixProvider>("PortableML.CodeFixes")];

    private static readonly ImmutableDictionary<string, ReportDiagnostic> s_allOn = Rules
        .SelectMany(rule => rule.SupportedDiagnostics).Select(descriptor => descriptor.Id).Distinct()
        .ToImmutableDictionary(id => id, _ => ReportDiagnostic.Warn);

    /// <summary>What all rules report in <paramref name="compilation"/>.</summary>
    /// <exception cref="AggregateException">A rule has thrown.</exception>
    public static Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Compilation compilation, CancellationToken cancellation = default) =>
        AnalyzeAsync(compilation, Rules, (analysis, _) => analysis.GetAnalyzerDiagnosticsAsync(cancellation));

    /// <summary>Runs <paramref name="rules"/> over <paramref name="compilation"/> and makes every action of <paramref name="fixes"/> in <paramref name="tree"/>.</summary>
    /// <exception cref="AggregateException">A rule has thrown.</exception>
    public static async Task RunAsync(CSharpCompilation compilation, SyntaxTree tree, ImmutableArray<DiagnosticAnalyzer> rules, ImmutableArray<CodeFixProvider> fixes)
    {
        // As an editor does: the other files are seen and not judged.
        ImmutableArray<Diagnostic> found = await AnalyzeAsync(compilation, rules, (analysis, allOn) => analysis.GetAnalyzerSemanticDiagnosticsAsync(allOn.GetSemanticModel(tree), null, default));
        if (found.IsEmpty)
        {
            return;
        }

        using AdhocWorkspace workspace = new();
        Project project = ProjectOf(compilation, workspace);
        Document document = project.Documents.ElementAt(compilation.SyntaxTrees.IndexOf(tree));
        foreach (Diagnostic diagnostic in found)
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
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> rules, Func<CompilationWithAnalyzers, Compilation, Task<ImmutableArray<Diagnostic>>> analyze)
    {
        ConcurrentQueue<Exception> thrown = new();
        Compilation allOn = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(s_allOn));
        CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), (e, _, _) => thrown.Enqueue(e), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = await analyze(allOn.WithAnalyzers(rules, options), allOn);
        return thrown.IsEmpty ? found : throw new AggregateException(thrown);
    }

    /// <summary>The project that <paramref name="compilation"/> is of, in <paramref name="workspace"/>.</summary>
    public static Project ProjectOf(CSharpCompilation compilation, AdhocWorkspace workspace)
    {
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Broken", "Broken", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees[0].Options, metadataReferences: compilation.References));
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(tree.FilePath), tree.GetText(), filePath: tree.FilePath);
        }

        return solution.GetProject(id)!;
    }

    private static T[] InstancesOf<T>(string assembly)
    {
        T[] instances = [.. System.Reflection.Assembly.Load(assembly).GetTypes()
            .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type)).Select(type => (T)Activator.CreateInstance(type)!)];
        Assert.NotEmpty(instances);
        return instances;
    }
}
