using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Tests.Verification.CalledCudaAnalyzer, PortableML.Analyzers.Tests.Verification.CalledCudaCodeFix>;
using Rule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Tests.Verification.CalledCudaAnalyzer>;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>The verifiers accept what is right and, above all, refuse what is not.</summary>
public class VerifierTests
{
    [Fact]
    public Task Marked_places_are_expected_to_be_reported() => Rule.VerifyAsync(
        Sources.TorchStatements(
            """
            var [|cuda|] = torch.device("cpu");
            var {|TEST0002:gpu|} = torch.CPU;
            """));

    [Fact]
    public Task A_place_that_is_reported_without_a_mark_fails() => RefusesAsync(
        "expected \"0\" actual \"1\"", () => Rule.VerifyAsync(Sources.TorchStatements("var cuda = torch.CPU;")));

    [Fact]
    public Task A_mark_that_is_not_reported_fails() => RefusesAsync(
        "expected \"1\" actual \"0\"", () => Rule.VerifyAsync(Sources.TorchStatements("var [|device|] = torch.CPU;")));

    [Fact]
    public Task A_mark_of_another_rule_fails() => RefusesAsync(
        "Expected diagnostic id to be \"TEST0001\"", () => Rule.VerifyAsync(Sources.TorchStatements("var [|gpu|] = torch.CPU;")));

    [Fact]
    public Task A_source_that_does_not_compile_fails() => RefusesAsync(
        "error CS0117", () => Rule.VerifyAsync(Sources.TorchStatements("var device = torch.GPU;")));

    [Fact]
    public Task Arguments_of_the_message_are_checked_where_a_test_gives_them() => Rule.VerifyAsync(
        Sources.OnnxStatements("using var {|#0:cuda|} = new SessionOptions();"),
        new() { Expected = [Rule.Diagnostic("TEST0001").WithLocation(0).WithArguments("cuda")] });

    [Fact]
    public Task Other_arguments_of_the_message_fail() => RefusesAsync(
        "Expected diagnostic message to be", () => Rule.VerifyAsync(
            Sources.OnnxStatements("using var {|#0:cuda|} = new SessionOptions();"),
        new() { Expected = [Rule.Diagnostic("TEST0001").WithLocation(0).WithArguments("rocm")] }));

    [Fact]
    public Task Another_severity_fails() => RefusesAsync(
        "Expected diagnostic severity to be", () => Rule.VerifyAsync(
            Sources.OnnxStatements("using var {|#0:cuda|} = new SessionOptions();"),
        new() { Expected = [Rule.Diagnostic("TEST0001").WithLocation(0).WithSeverity(DiagnosticSeverity.Info)] }));

    [Fact]
    public Task Without_references_the_libraries_are_unknown() => Rule.VerifyAsync(
        "using {|CS0246:TorchSharp|}; using Microsoft.{|CS0234:ML|};", new() { References = [] });

    [Fact]
    public Task The_language_version_holds() => Rule.VerifyAsync(
        "class Sample { object Value() => {|CS8107:default|}; }", new() { LanguageVersion = LanguageVersion.CSharp7 });

    [Fact]
    public Task The_newest_language_is_the_usual() => Rule.VerifyAsync("class Sample(int x) { public int[] Value => [x]; }");

    [CSharpFact("14.0")]
    public Task A_newer_language_is_there_on_a_newer_compiler() =>
        Rule.VerifyAsync("static class Sample { extension(string text) { public int Half => text.Length / 2; } }");

    [Fact]
    public Task Nullable_is_on() => Rule.VerifyAsync("class Sample { string Text => {|CS8603:null|}; }", new() { Configure = WithWarnings });

    [Fact]
    public Task Nullable_is_off_where_a_test_says_so() => Rule.VerifyAsync(
        "class Sample { string Text => null; }", new() { Nullable = NullableContextOptions.Disable, Configure = WithWarnings });

    [Fact]
    public Task Nullable_is_off_where_the_language_has_none() => Rule.VerifyAsync(
        "class Sample { string Text => null; }", new() { LanguageVersion = LanguageVersion.CSharp7_3, Configure = WithWarnings });

    [Fact]
    public Task Top_level_statements_need_a_program() => Rule.VerifyAsync(
        Sources.Torch("var [|cuda|] = torch.CPU;"), new() { OutputKind = OutputKind.ConsoleApplication });

    [Fact]
    public Task An_editorconfig_is_read() => Rule.VerifyAsync(
        Sources.TorchStatements("var cuda = torch.CPU;"), new() { EditorConfig = "test.allowed = cuda" });

    [Fact]
    public Task A_globalconfig_is_read() => Rule.VerifyAsync(
        Sources.TorchStatements("var cuda = torch.CPU;"), new() { Files = [(".globalconfig", "is_global = true\ntest.allowed = cuda")] });

    [Fact]
    public Task An_additional_file_is_read() => Rule.VerifyAsync(
        Sources.TorchStatements("var cuda = torch.CPU;"), new() { Files = [("Allowed.txt", "cuda")] });

    [Fact]
    public Task A_second_source_is_compiled_and_its_marks_count() => Rule.VerifyAsync(
        Sources.TorchStatements("_ = Other.Value;"),
        new() { Files = [("Other.cs", "class Other { public static int Value; void M() { int [|cuda|] = Value; } }")] });

    [Fact]
    public Task Preprocessor_symbols_are_defined() => Rule.VerifyAsync(
        """
        class Sample
        {
            void Run()
            {
        #if GPU
                int [|cuda|] = 0;
        #endif
            }
        }
        """,
        new() { PreprocessorSymbols = ["GPU"] });

    [Fact]
    public Task The_first_fix_is_taken_and_what_is_still_reported_is_marked() => Fix.VerifyAsync(
        Sources.TorchStatements("var [|cuda|] = 1;"), Sources.TorchStatements("var {|TEST0002:gpu|} = 1;"), new() { Title = "Call it 'gpu'" });

    [Theory]
    [InlineData("device", null)]
    [InlineData(null, 1)]
    [InlineData("device", 1)]
    public Task A_fix_is_chosen_by_its_key_or_its_place(string? key, int? index) => Fix.VerifyAsync(
        Sources.TorchStatements("var [|cuda|] = 1;"),
        Sources.TorchStatements("var device = 1;"),
        new() { EquivalenceKey = key, Index = index, Title = "Call it 'device'" });

    [Fact]
    public Task Another_fixed_source_fails() => RefusesAsync(
        "did not match", () => Fix.VerifyAsync(
            Sources.TorchStatements("var [|cuda|] = 1;"), Sources.TorchStatements("var {|TEST0002:gpu|} = 2;")));

    [Fact]
    public Task Another_title_fails() => RefusesAsync(
        "The fix has another title.", () => Fix.VerifyAsync(
            Sources.TorchStatements("var [|cuda|] = 1;"), Sources.TorchStatements("var {|TEST0002:gpu|} = 1;"), new() { Title = "Call it" }));

    [Fact]
    public Task Another_place_among_the_fixes_fails() => RefusesAsync(
        "must be consistent", () => Fix.VerifyAsync(
            Sources.TorchStatements("var [|cuda|] = 1;"), Sources.TorchStatements("var device = 1;"), new() { EquivalenceKey = "device", Index = 0 }));

    [Fact]
    public Task What_is_reported_after_the_fix_and_is_not_marked_fails() => RefusesAsync(
        "Diagnostics of fixed state", () => Fix.VerifyAsync(
            Sources.TorchStatements("var [|cuda|] = 1;"), Sources.TorchStatements("var gpu = 1;")));

    [Fact]
    public Task A_fix_that_breaks_the_code_fails() => RefusesAsync(
        "error CS0119", () => Fix.VerifyAsync(
            Sources.TorchStatements("var [|cuda|] = 1; _ = cuda;"), Sources.TorchStatements("var {|TEST0002:gpu|} = 1; _ = cuda;")));

    [Fact]
    public Task A_fix_that_brings_a_compiler_warning_fails() => RefusesAsync(
        "warning CS0414", () => Fix.VerifyAsync(
            Sources.TorchMembers("private int gpu = 1; int Run() { var [|cuda|] = 2; return gpu; }"),
        Sources.TorchMembers("private int gpu = 1; int Run() { var {|TEST0002:gpu|} = 2; return gpu; }")));

    [Fact]
    public Task Fixes_in_several_places_and_files_are_made_one_by_one_and_at_once() => Fix.VerifyAsync(
        Sources.TorchMembers("void One() { var [|cuda|] = 1; } void Two() { var [|cuda|] = 2; }"),
        Sources.TorchMembers("void One() { var device = 1; } void Two() { var device = 2; }"),
        new()
        {
            EquivalenceKey = "device",
            Files = [("Same.cs", "class Same { }"), ("Other.cs", "class Other { void M() { int [|cuda|] = 0; } }")],
            FixedFiles = [("Other.cs", "class Other { void M() { int device = 0; } }")],
        });

    [Fact]
    public Task Where_no_fix_is_offered_none_is_expected() => Fix.VerifyNoFixAsync(Sources.TorchMembers("void A_b() { var [|cuda|] = 1; }"));

    [Fact]
    public Task A_fix_that_is_offered_where_none_is_expected_fails() => RefusesAsync(
        "Expected no fix, but 'Call it 'gpu'' is offered.", () => Fix.VerifyNoFixAsync(Sources.TorchStatements("var [|cuda|] = 1;")));

    private static async Task RefusesAsync(string because, Func<Task> verification)
    {
        Exception? refusal = await Record.ExceptionAsync(verification);
        Assert.Contains(because, Assert.IsType<InvalidOperationException>(refusal).Message, StringComparison.Ordinal);
    }

    private static void WithWarnings(AnalyzerTest<DefaultVerifier> test) => test.CompilerDiagnostics = CompilerDiagnostics.Warnings;

    [Fact]
    public void A_source_is_broken_on_one_of_the_two_compilers_and_on_every_other()
    {
        string[] sources = [.. Enumerable.Range(0, 100).Select(number => $"var x = torch.ones({number}).cuda();")];

        Assert.All(sources, source => Assert.NotEqual(Thoroughness.IsTurnOf(source, "4.8.0"), Thoroughness.IsTurnOf(source, "5.12.0")));
        Assert.All(sources, source => Assert.True(Thoroughness.IsTurnOf(source, "5.0.0")));
        Assert.InRange(sources.Count(source => Thoroughness.IsTurnOf(source, "4.8.0")), 30, 70);
    }
}
