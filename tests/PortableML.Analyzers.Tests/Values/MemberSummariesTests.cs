using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Rules.OnnxRuntime;
using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Values;

/// <summary>Facts from other members: the same in any order, after any edit, within bounds, and safe in cycles.</summary>
public class MemberSummariesTests
{
    private const string Usings = "using System; using TorchSharp; using Microsoft.ML.OnnxRuntime; using static TorchSharp.torch;\n";

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_rules = [new HardCodedDeviceAnalyzer(), new HardCodedExecutionProviderAnalyzer()];

    private static readonly string[] s_files =
    [
        "static class Gpu { public static bool Ready => torch.cuda.is_available(); public static bool Again => Other || Ready; public static bool Other => Again && Ready; }",
        "static class Moves { public static Tensor Move(Tensor x, string where) => Back(x, where, 1); public static Tensor Back(Tensor x, string where, int n) => n > 0 ? Move(x, where) : x.to(where); }",
        "class Settings { public string Where { get; set; } = \"cuda\"; public bool UseCuda { get; init; } } enum Kind { Cpu, Cuda }",
        "class A { Tensor Run(Tensor x) => Moves.Move(x, \"cuda\"); Tensor Checked(Tensor x) => Gpu.Again ? x.cuda() : x; Tensor From(Tensor x, Settings s) => x.to(s.Where); }",
        "class B { Tensor Run(Tensor x) => Gpu.Other ? x.cuda() : Moves.Back(x, \"cuda:1\", 0); Tensor Cast(Tensor x, Kind kind = Kind.Cuda) => x.to((DeviceType)kind); }",
        "class C { void Run(SessionOptions o) { if (!TryCuda(o)) TryDml(o); } bool TryCuda(SessionOptions o) { try { o.AppendExecutionProvider_CUDA(0); return true; } catch (Exception) { return false; } } bool TryDml(SessionOptions o) { try { o.AppendExecutionProvider_DML(0); return true; } catch (Exception) { return false; } } }",
        "class D { void Run(SessionOptions o, bool useCuda = true) { if (useCuda) o.AppendExecutionProvider_CUDA(0); } void All(SessionOptions o) => Run(o, true); }",
    ];

    [Fact]
    public async Task One_file_alone_gives_what_the_whole_gives_over_100_shuffled_concurrent_runs()
    {
        CSharpCompilation compilation = Compile(s_files);
        string[] whole = Lines(await AnalyzeAsync(compilation));
        Assert.Contains(whole, line => line.Contains("PML1001"));
        Assert.Contains(whole, line => line.Contains("PML1002"));
        Assert.Contains(whole, line => line.Contains("PML2001"));

        Random random = new(20261124);
        for (int run = 0; run < 100; run++)
        {
            Compilation fresh = compilation.Clone();
            CompilationWithAnalyzers analysis = fresh.WithAnalyzers(s_rules, Options);
            SyntaxTree[] trees = [.. fresh.SyntaxTrees];
            random.Shuffle(trees);

            ImmutableArray<Diagnostic>[] parts = await Task.WhenAll(trees.Select<SyntaxTree, Task<ImmutableArray<Diagnostic>>>(tree =>
                Task.Run(() => analysis.GetAnalyzerSemanticDiagnosticsAsync(fresh.GetSemanticModel(tree), null, default))));

            Assert.Equal(whole, Lines(parts.SelectMany<ImmutableArray<Diagnostic>, Diagnostic>(part => part)));
        }
    }

    [Theory]
    [InlineData(0, "static class Gpu { public static bool Ready => true; public static bool Again => Ready; public static bool Other => Ready; }")]
    [InlineData(0, "static class Gpu { public static bool Ready { get { return torch.mps_is_available(); } } public static bool Again => Ready; public static bool Other => torch.cuda.is_available(); }")]
    [InlineData(1, "static class Moves { public static Tensor Move(Tensor x, string where) => x; public static Tensor Back(Tensor x, string where, int n) => torch.cuda.is_available() ? x.to(where) : x; }")]
    [InlineData(2, "class Settings { public string Where { get; set; } = \"cpu\"; public bool UseCuda { get; init; } } enum Kind { Cuda, Cpu }")]
    public async Task A_helper_that_is_edited_and_its_dependents_analysed_again_equal_a_cold_run(int edited, string text)
    {
        CSharpCompilation before = Compile(s_files);
        string[] old = Lines(await AnalyzeAsync(before));
        SyntaxTree tree = before.SyntaxTrees[edited];
        CSharpCompilation after = before.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(Usings + text)));
        CompilationWithAnalyzers warm = after.WithAnalyzers(s_rules, Options);
        List<Diagnostic> again = [];
        foreach (SyntaxTree one in after.SyntaxTrees)
        {
            again.AddRange(await warm.GetAnalyzerSemanticDiagnosticsAsync(after.GetSemanticModel(one), null, default));
        }

        string[] cold = Lines(await AnalyzeAsync(Compile([.. s_files.Select((file, index) => index == edited ? text : file)])));

        Assert.NotEqual(old, cold);
        Assert.Equal(cold, Lines(again));
    }

    [Fact]
    public async Task A_short_chain_of_members_is_followed_to_its_end()
    {
        Diagnostic found = Assert.Single(await AnalyzeAsync(Compile(Chain(10))));

        Assert.Equal("PML1001", found.Id);
    }

    [Fact]
    public async Task A_chain_of_10_000_members_is_cut_short_and_what_is_not_known_is_no_warning()
    {
        Diagnostic found = Assert.Single(await Compile(Chain(10_000)).WithAnalyzers(s_rules, Options).GetAnalyzerDiagnosticsAsync());

        Assert.Equal("PML1002", found.Id);
        Assert.Equal("it goes further than it is followed", found.Properties["reason"]);
    }

    [Fact]
    public async Task A_name_that_is_used_too_often_is_no_warning()
    {
        string uses = string.Concat(Enumerable.Range(0, 300).Select(i => $"void M{i}() => Console.WriteLine(Where);\n"));

        Diagnostic found = Assert.Single(await AnalyzeAsync(Compile($"class Sample {{ const string Where = \"cuda\"; {uses} Tensor Run(Tensor x) => x.to(Where); }}")));

        Assert.Equal("PML1002", found.Id);
    }

    [Theory]
    [InlineData("static Tensor A(Tensor x, string where) => B(x, where); static Tensor B(Tensor x, string where) => A(x.to(where), where); Tensor Run(Tensor x) => A(x, \"cuda\");")]
    [InlineData("static Tensor A(Tensor x, string where) => x.size(0) > 1 ? A(x[0], where) : x.to(where); Tensor Run(Tensor x) => A(x, \"cuda\");")]
    [InlineData("string A { get => _a ??= B; } string? _a; string B => A ?? \"cuda\"; Tensor Run(Tensor x) => x.to(A);")]
    public async Task A_cycle_of_values_ends_and_what_it_reaches_is_found(string members)
    {
        Diagnostic found = Assert.Single(await AnalyzeAsync(Compile($"class Sample {{ {members} }}")));

        Assert.Equal("PML1001", found.Id);
    }

    [Theory]
    [InlineData("static bool A => B; static bool B => A || torch.cuda.is_available();")]
    [InlineData("static bool A => B && C; static bool B => C || torch.cuda.is_available(); static bool C => A || B;")]
    [InlineData("static bool A() => B(1); static bool B(int n) => n > 0 ? A() : torch.cuda.is_available();")]
    public async Task What_a_cycle_answers_does_not_depend_on_who_asks_first(string flags)
    {
        string call = flags.Contains("A()") ? "()" : "";
        string other = flags.Contains("A()") ? "(0)" : "";
        string first = $"partial class Flags {{ Tensor First(Tensor x) => A{call} ? x.cuda() : x; }}";
        string second = $"partial class Flags {{ Tensor Second(Tensor x) => B{other} ? x.cuda() : x; }}";
        CSharpCompilation compilation = Compile($"partial class Flags {{ {flags} }}", first, second);

        string[] forward = Lines(await OneByOneAsync(compilation.Clone(), 1, 2));
        string[] backward = Lines(await OneByOneAsync(compilation.Clone(), 2, 1));

        Assert.Equal(2, forward.Length);
        Assert.Equal(forward, backward);
    }

    [Theory]
    [InlineData("partial class P {{ static bool R{0} => R{1}; }}", "partial class P {{ static bool R{0} => torch.cuda.is_available(); }}", "partial class P {{ Tensor X{0}(Tensor x) => R{0} ? x.cuda() : x; }}")]
    [InlineData("partial class P {{ static bool R{0} => R{1}; }}", "partial class P {{ static bool R{0} => torch.mps_is_available(); }}", "partial class P {{ Tensor X{0}(Tensor x) => R{0} ? x.cuda() : x; }}")]
    [InlineData("partial class P {{ static bool R{0} => R{1} || R0; }}", "partial class P {{ static bool R{0} => torch.cuda.is_available(); }}", "partial class P {{ Tensor X{0}(Tensor x) => R{0} ? x.cuda() : x; }}")]
    [InlineData("partial class P {{ static void R{0}() {{ R{1}(); if (DateTime.Now.Ticks < 0) throw new Exception(); }} }}", "partial class P {{ static void R{0}() {{ if (!torch.cuda.is_available()) throw new Exception(); }} }}", "partial class P {{ Tensor X{0}(Tensor x) {{ R{0}(); return x.cuda(); }} }}")]
    public async Task What_a_long_chain_answers_does_not_depend_on_which_end_is_asked_first(string link, string end, string asked)
    {
        const int Length = 14;
        string[] links = [.. Enumerable.Range(0, Length).Select(i => string.Format(CultureInfo.InvariantCulture, link, i, i + 1))];
        string[] uses = [.. Enumerable.Range(0, Length + 1).Select(i => string.Format(CultureInfo.InvariantCulture, asked, i))];
        CSharpCompilation compilation = Compile([.. links, string.Format(CultureInfo.InvariantCulture, end, Length), .. uses]);
        int[] files = [.. Enumerable.Range(Length + 1, uses.Length)];

        string[] forward = Lines(await OneByOneAsync(compilation.Clone(), files));
        Assert.NotEmpty(forward);
        Assert.Equal(forward, Lines(await OneByOneAsync(compilation.Clone(), [.. files.Reverse()])));

        Random random = new(20261125);
        for (int run = 0; run < 3; run++)
        {
            random.Shuffle(files);
            Assert.Equal(forward, Lines(await OneByOneAsync(compilation.Clone(), files)));
        }
    }

    [Theory]
    [InlineData(150)]
    [InlineData(520)]
    public async Task What_is_far_from_where_a_chain_of_calls_begins_does_not_depend_on_who_asks_first(int length)
    {
        string[] links = [.. Enumerable.Range(1, length).Select(i => $"private Tensor M{i}(Tensor x) {{ x.cuda(); return M{i + 1}(x); }}").Chunk(40).Select(part => $"partial class P {{ {string.Join('\n', part)} }}")];
        CSharpCompilation compilation = Compile([.. links, $"partial class P {{ public Tensor Start(Tensor x) => M1(x); private Tensor M{length + 1}(Tensor x) => x; }}"]);
        int[] files = [.. Enumerable.Range(0, links.Length)];

        string[] forward = Lines(await OneByOneAsync(compilation.Clone(), files));

        Assert.Equal(length, forward.Length);
        Assert.Equal(Math.Min(length, 499), forward.Count(line => line.Contains("PML1001")));
        Assert.Equal(forward, Lines(await OneByOneAsync(compilation.Clone(), [.. files.Reverse()])));
    }

    private static CompilationWithAnalyzersOptions Options => new(
        new AnalyzerOptions([]), static (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer.GetType().Name} threw", exception), true, false);

    private static string Chain(int length) =>
        "static class Chain { " + string.Concat(Enumerable.Range(0, length - 1).Select(i => $"public static Tensor M{i}(Tensor x, string where) => M{i + 1}(x, where);\n"))
        + $"public static Tensor M{length - 1}(Tensor x, string where) => x.to(where); }} class Sample {{ Tensor Run(Tensor x) => Chain.M0(x, \"cuda\"); }}";

    private static CSharpCompilation Compile(params string[] files) => new SourceOptions().Compile(files.Select(file => SourceText.From(Usings + file)));

    private static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(CSharpCompilation compilation)
    {
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation.WithAnalyzers(s_rules, Options).GetAnalyzerDiagnosticsAsync();
    }

    private static async Task<List<Diagnostic>> OneByOneAsync(CSharpCompilation compilation, params int[] order)
    {
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(s_rules, Options);
        List<Diagnostic> found = [];
        foreach (int file in order)
        {
            found.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[file]), null, default));
        }

        return found;
    }

    private static string[] Lines(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal)];
}
