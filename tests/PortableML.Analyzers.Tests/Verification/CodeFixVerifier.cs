using System.Collections.Immutable;
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

        await BrokenSource.VerifyInTurnAsync(source, options);
        await test.RunAsync();
        VerifyNoNewWarnings(test, options);
        if (options.EditorConfig is null && typeof(ProviderCodeFix).IsAssignableFrom(typeof(TCodeFix)))
        {
            // Whichever fix the test is about: what comes first at each place.
            FixOptions first = options with { EquivalenceKey = null };
            using FixedProject all = new(source, first, new TAnalyzer(), new TCodeFix());
            if (await all.FixAllAsync() is { } expected)
            {
                new DefaultVerifier().Equal(null, await all.FixAllAsync(), "Fixing all leaves something to be fixed.");
                await VerifyOrdersAsync(source, expected, first, FromTheLast, new Random(0).Shuffle);
            }
        }
    }

    /// <summary>The same, and that the places can be fixed from the last to the first as well, with nothing left to be offered.</summary>
    public static async Task VerifyInAnyOrderAsync(
        [StringSyntax("C#-test")] string source, [StringSyntax("C#-test")] string fixedSource, FixOptions? options = null)
    {
        options ??= new();
        await VerifyAsync(source, fixedSource, options);
        TestFileMarkupParser.GetPositionsAndSpans(source, out _, out _, out ImmutableDictionary<string, ImmutableArray<TextSpan>> places);
        if (places.Sum(named => named.Value.Length) > 1 && options.Files.IsEmpty)
        {
            TestFileMarkupParser.GetSpans(fixedSource, out string expected, out ImmutableArray<TextSpan> _);
            await VerifyOrdersAsync(source, expected, options, FromTheLast);
        }
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
        await BrokenSource.VerifyInTurnAsync(source, options);
        await test.RunAsync();
    }

    /// <summary>An expected diagnostic, to be given a location, arguments or a severity.</summary>
    public static DiagnosticResult Diagnostic(string id) => AnalyzerVerifier<TAnalyzer>.Diagnostic(id);

    /// <summary>The test framework begins with the first place; the same must come out in each of <paramref name="orders"/>.</summary>
    private static async Task VerifyOrdersAsync(string source, string expected, FixOptions options, params Action<Diagnostic[]>[] orders)
    {
        foreach (Action<Diagnostic[]> order in orders)
        {
            using FixedProject project = new(source, options, new TAnalyzer(), new TCodeFix());
            new DefaultVerifier().EqualOrDiff(expected, await project.FixOneByOneAsync(order), "Fixed one by one in another order it is another text.");
        }
    }

    private static void FromTheLast(Diagnostic[] places) => Array.Reverse(places);

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
