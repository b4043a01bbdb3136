using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;
using Verifier = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.TorchSharp.VendorCallWithoutEffectAnalyzer, PortableML.CodeFixes.Rules.TorchSharp.VendorCallWithoutEffectCodeFix>;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.VendorCallWithoutEffectAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.TorchSharp;

/// <summary>PML1003 and its fix. The test framework switches on what is off by default.</summary>
public class VendorCallWithoutEffectTests
{
    [Theory]
    [InlineData("cuda.[|manual_seed(1)|];")]
    [InlineData("torch.cuda.[|manual_seed_all(1)|];")]
    [InlineData("cuda.[|synchronize()|];")]
    [InlineData("backends.cuda.[|enable_flash_sdp(true)|];")]
    [InlineData("backends.cuda.[|enable_math_sdp(false)|];")]
    [InlineData("backends.cuda.matmul.[|allow_tf32|] = true;")]
    [InlineData("torch.backends.cuda.matmul.[|allow_fp16_reduced_precision_reduction|] = true;")]
    [InlineData("backends.cudnn.[|allow_tf32|] = true;")]
    [InlineData("if (mps_is_available()) cuda.[|manual_seed(1)|];")]
    public Task A_call_or_setting_of_one_vendor_is_reported(string statement) => Verify.VerifyAsync(Sources.TorchStatements(statement));

    [Theory]
    [InlineData("if (cuda.is_available()) cuda.manual_seed(1);")]
    [InlineData("if (!cuda.is_available()) return; cuda.synchronize();")]
    [InlineData("if (useCuda) cuda.synchronize();")]
    [InlineData("manual_seed(1); cuda.manual_seed(1);")]
    [InlineData("cuda.manual_seed(1); torch.random.manual_seed(1);")]
    [InlineData("Console.WriteLine(backends.cuda.matmul.allow_tf32);")]
    [InlineData("Console.WriteLine(nameof(cuda.manual_seed));")]
    [InlineData("Own.manual_seed(1); Own.synchronize();")]
    public Task A_call_that_is_guarded_chosen_beside_the_neutral_one_or_only_read_is_not(string statements) => Verify.VerifyAsync(
        Sources.TorchStatements(statements, "bool useCuda") + "static class Own { public static void manual_seed(long seed) { } public static void synchronize() { } }");

    [Fact]
    public Task An_allowed_vendor_is_not() => Verify.VerifyAsync(
        Sources.TorchStatements("cuda.synchronize();"), new() { EditorConfig = "portable_ml.allowed_vendors = nvidia" });

    [Fact]
    public Task A_project_without_the_library_is_not_looked_at() => Verify.VerifyAsync(
        "static class cuda { static void manual_seed(long seed) => manual_seed(1); }", new() { References = [] });

    [Fact]
    public void The_rule_is_off()
    {
        DiagnosticDescriptor rule = Assert.Single(new VendorCallWithoutEffectAnalyzer().SupportedDiagnostics);

        Assert.False(rule.IsEnabledByDefault);
        Assert.Equal(DiagnosticSeverity.Info, rule.DefaultSeverity);
    }

    [Fact]
    public Task The_neutral_seed_is_added_and_the_vendors_stays() => Verifier.VerifyInAnyOrderAsync(
        """
        using TorchSharp;

        class Sample
        {
            void Seed(long seed)
            {
                // For repeatable runs.
                torch.cuda.[|manual_seed(seed)|];
            }

            void All() { torch.cuda.[|manual_seed_all(42)|]; }
        }
        """,
        """
        using TorchSharp;

        class Sample
        {
            void Seed(long seed)
            {
                // For repeatable runs.
                torch.manual_seed(seed);
                torch.cuda.manual_seed(seed);
            }

            void All() { torch.manual_seed(42); torch.cuda.manual_seed_all(42); }
        }
        """,
        new() { EquivalenceKey = "PML1003.CallToo" });

    [Fact]
    public Task The_fix_says_what_it_adds() => Verifier.VerifyInAnyOrderAsync(
        Sources.TorchStatements("cuda.[|manual_seed(1)|];"), Sources.TorchStatements("manual_seed(1);\ncuda.manual_seed(1);"), new() { Title = "Also call 'manual_seed(1)'" });

    [Theory]
    [InlineData("cuda.[|synchronize()|];")]
    [InlineData("backends.cudnn.[|allow_tf32|] = true;")]
    [InlineData("cuda.[|manual_seed(Next())|];")]
    [InlineData("cuda.[|manual_seed(count++)|];")]
    [InlineData("if (count > 0) cuda.[|manual_seed(1)|];")]
    [InlineData("Action seed = () => cuda.[|manual_seed(1)|];")]
    public Task Nothing_is_added_where_nothing_fits_or_an_argument_would_be_evaluated_twice(string statement) => Verifier.VerifyNoFixAsync(
        Sources.TorchMembers($"static long Next() => 1;\n\nvoid Run(int count)\n{{\n    {statement}\n}}"));
}
