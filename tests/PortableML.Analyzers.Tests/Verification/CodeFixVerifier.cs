using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using PortableML.CodeFixes;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>Checks what a code fix makes of the places that its analyzer reports.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TCodeFix">The code fix.</typeparam>
internal static class CodeFixVerifier<TAnalyzer, TCodeFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    /// <summary>
    /// Checks that the marked places of <paramref name="source"/> are reported and that fixing them, one by one and all
    /// at once in the document, project and solution, gives <paramref name="fixedSource"/>. Markup there marks what
    /// is still reported. The fixed source must compile, with no compiler warning that the source did not have.
    /// </summary>
    public static async Task VerifyAsync(
        [StringSyntax("C#-test")] string source, [StringSyntax("C#-test")] string fixedSource, FixOptions? options = null)
    {
        options ??= new();
        CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier> test = Create(source, fixedSource, options);
        if (options.Title is not null)
        {
            test.CodeActionVerifier = (action, verifier) => verifier.Equal(options.Title, action.Title, "The fix has another title.");
        }

        await BrokenSource.VerifyAsync(source, options);
        await test.RunAsync();
        VerifyNoNewWarnings(test, options);
        if (options.EditorConfig is null && typeof(ProviderCodeFix).IsAssignableFrom(typeof(TCodeFix)))
        {
            await VerifyAnyOrderAsync(source, options);
        }
    }

    /// <summary>The same, and that the places can be fixed from the last to the first as well, with nothing left to be offered.</summary>
    public static async Task VerifyInAnyOrderAsync(
        [StringSyntax("C#-test")] string source, [StringSyntax("C#-test")] string fixedSource, FixOptions? options = null)
    {
        await VerifyAsync(source, fixedSource, options);
        await AnyOrder.VerifyAsync<TAnalyzer, TCodeFix>(source, fixedSource, options ?? new());
    }

    /// <summary>Checks that the marked places of <paramref name="source"/> are reported and that no fix is offered.</summary>
    public static async Task VerifyNoFixAsync([StringSyntax("C#-test")] string source, SourceOptions? options = null)
    {
        options ??= new();
        CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier> test = new();
        options.ApplyTo(test, source);
        test.FixedState.InheritanceMode = StateInheritanceMode.AutoInheritAll;
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.CodeActionVerifier = (action, verifier) => verifier.Fail($"Expected no fix, but '{action.Title}' is offered.");
        await BrokenSource.VerifyAsync(source, options);
        await test.RunAsync();
    }

    /// <summary>An expected diagnostic, to be given a location, arguments or a severity.</summary>
    public static DiagnosticResult Diagnostic(string id) => AnalyzerVerifier<TAnalyzer>.Diagnostic(id);

    /// <summary>What comes first at each place gives the same all at once and one by one in any order, and is then no longer offered.</summary>
    private static async Task VerifyAnyOrderAsync(string source, FixOptions options)
    {
        using FixedProject all = new(source, options, new TAnalyzer(), new TCodeFix());
        if ((await all.OfferedAsync()).Count == 0)
        {
            return;
        }

        string expected = await all.FixAllAsync();
        new DefaultVerifier().Equal(expected, await all.FixAllAsync(), "Fixing all again changes something.");
        for (int seed = 0; seed < 2; seed++)
        {
            using FixedProject one = new(source, options, new TAnalyzer(), new TCodeFix());
            new DefaultVerifier().EqualOrDiff(expected, await one.FixOneByOneAsync(new Random(seed)), $"One by one in another order ({seed}) gives something else.");
        }
    }

    private static CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier> Create(string source, string fixedSource, FixOptions options)
    {
        CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier> test = new()
        {
            CodeActionEquivalenceKey = options.EquivalenceKey,
            CodeActionIndex = options.Index,
            NumberOfIncrementalIterations = options.OneByOneIterations,
            NumberOfFixAllIterations = options.FixAllIterations,
        };
        options.ApplyTo(test, source);
        test.FixedState.Sources.Add(fixedSource);
        foreach ((string path, SourceText text) in test.TestState.Sources.Skip(1))
        {
            string? changed = options.FixedFiles.SingleOrDefault(file => "/0/" + file.Name == path).Text;
            test.FixedState.Sources.Add((path, changed is null ? text : SourceText.From(changed)));
        }

        test.FixedState.ExpectedDiagnostics.AddRange(options.ExpectedAfter);
        return test;
    }

    private static void VerifyNoNewWarnings(CodeFixTest<DefaultVerifier> test, FixOptions options)
    {
        Dictionary<string, int> before = Warnings(test.TestState).CountBy(warning => warning.Id).ToDictionary();
        foreach (IGrouping<string, Diagnostic> after in Warnings(test.FixedState).GroupBy(warning => warning.Id))
        {
            new DefaultVerifier().True(
                after.Count() <= before.GetValueOrDefault(after.Key),
                "The fix brings compiler warnings:" + Environment.NewLine + string.Join(Environment.NewLine, after));
        }

        IEnumerable<Diagnostic> Warnings(SolutionState state) => options.Compile(state.Sources.Select(source => source.content))
            .GetDiagnostics()
            // As the SDK does: older libraries reference an older framework.
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Id is not ("CS1701" or "CS1702"));
    }
}
