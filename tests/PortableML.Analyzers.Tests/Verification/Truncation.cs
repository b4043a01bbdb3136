using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>
/// Code that is being typed: a source that ends after any of its tokens makes no rule and no fix throw. Every source of every rule's
/// tests is tried, ending at one token in <see cref="s_step"/>, another one for every source; <c>PORTABLEML_EVERY_TOKEN=1</c> tries
/// all of them, which takes about half an hour.
/// </summary>
internal static class Truncation
{
    private static readonly int s_step = Environment.GetEnvironmentVariable("PORTABLEML_EVERY_TOKEN") == "1" ? 1 : 48;

    /// <summary>Every rule, also those that are off by default.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Rules { get; } = [.. InstancesOf<DiagnosticAnalyzer>("PortableML.Analyzers")];

    /// <summary>Every fix.</summary>
    public static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. InstancesOf<CodeFixProvider>("PortableML.CodeFixes")];

    private static readonly ImmutableDictionary<string, ReportDiagnostic> s_allOn = Rules
        .SelectMany(rule => rule.SupportedDiagnostics).Select(descriptor => descriptor.Id).Distinct()
        .ToImmutableDictionary(id => id, _ => ReportDiagnostic.Warn);

    /// <summary>Lets <paramref name="source"/>, with its markup, end at some of its tokens.</summary>
    /// <exception cref="InvalidOperationException">A rule or a fix has thrown; the message holds the source up to there.</exception>
    public static Task VerifyAsync(string source, SourceOptions options) => VerifyAsync(source, options, Rules, Fixes, s_step);

    /// <summary>The same with the rules, the fixes and one in how many tokens of the caller's choice.</summary>
    public static async Task VerifyAsync(
        string source, SourceOptions options, ImmutableArray<DiagnosticAnalyzer> rules, ImmutableArray<CodeFixProvider> fixes, int step)
    {
        IEnumerable<string> others = options.Files.Where(file => Path.GetExtension(file.Name) == ".cs").Select(file => file.Text);
        CSharpCompilation whole = options.Compile(others.Prepend(source).Select(text => SourceText.From(text)));
        whole = whole.WithOptions(whole.Options.WithSpecificDiagnosticOptions(s_allOn));
        SyntaxTree tree = whole.SyntaxTrees[0];
        string text = tree.ToString();
        int index = text.Length % step;
        foreach (SyntaxToken token in (await tree.GetRootAsync()).DescendantTokens())
        {
            if (index++ % step != 0)
            {
                continue;
            }

            SyntaxTree cut = tree.WithChangedText(SourceText.From(text[..token.Span.End]));
            try
            {
                await VerifyAsync(whole.ReplaceSyntaxTree(tree, cut), cut, rules, fixes);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{e.GetBaseException().Message} in a source that ends so:{Environment.NewLine}{cut}{Environment.NewLine}{e}", e);
            }
        }
    }

    private static async Task VerifyAsync(CSharpCompilation compilation, SyntaxTree cut, ImmutableArray<DiagnosticAnalyzer> rules, ImmutableArray<CodeFixProvider> fixes)
    {
        ConcurrentQueue<Exception> thrown = new();
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers(rules, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (e, _, _) => thrown.Enqueue(e), concurrentAnalysis: false, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync();
        if (!thrown.IsEmpty)
        {
            throw new AggregateException(thrown);
        }

        if (!found.Any(diagnostic => diagnostic.Location.SourceTree == cut))
        {
            return;
        }

        using AdhocWorkspace workspace = new();
        Document document = ProjectOf(compilation, workspace).Documents.First();
        foreach (Diagnostic diagnostic in found.Where(diagnostic => diagnostic.Location.SourceTree == cut))
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

    private static Project ProjectOf(CSharpCompilation compilation, AdhocWorkspace workspace)
    {
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Cut", "Cut", LanguageNames.CSharp,
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
