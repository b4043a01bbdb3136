using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Members that <c>portable_ml.guard_members</c> names: whoever names one vouches for it, whatever it asks.</summary>
public class GuardMembersTests
{
    [SkippableTheory]
    [InlineData("if (Gpu.IsReady) x.{|PML1002:cuda()|};")]
    [InlineData("if (!Gpu.IsReady) return; x.{|PML1002:cuda()|};")]
    [InlineData("if (Gpu.IsReady == true && n > 0) x.{|PML1002:cuda()|};")]
    [InlineData("var place = Gpu.Has(0) ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("var place = Gpu.IsReady switch { true => {|PML1002:CUDA|}, _ => CPU };")]
    [InlineData("bool ok = Gpu.Ready; if (ok) x.{|PML1002:mps()|};")]
    [InlineData("if (Gpu.Has(1)) x.to({|PML1002:\"cuda:1\"|});")]
    [InlineData("if (Both()) x.{|PML1002:cuda()|}; bool Both() => Gpu.IsReady && n > 0;")]
    [InlineData("if (Gpu.Answer == true) x.{|PML1002:cuda()|};")]
    [InlineData("if (Gpu.Answer ?? false) x.{|PML1002:cuda()|};")]
    [InlineData("if (Gpu.HasAny<int>()) x.{|PML1002:cuda()|};")]
    public Task A_yes_is_a_guard(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (!Gpu.IsReady) x.[|cuda()|];")]
    [InlineData("if (Gpu.Has(0)) return; x.[|cuda()|];")]
    [InlineData("var place = Gpu.Ready ? CPU : [|CUDA|];")]
    [InlineData("if (Gpu.Answer == false) x.[|cuda()|];")]
    public Task A_no_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (Gpu.IsReady || n > 0) x.[|cuda()|];")]
    [InlineData("_ = Gpu.Has(0); x.[|cuda()|];")]
    [InlineData("if (Gpu.Answer != false) x.[|cuda()|];")]
    [InlineData("if (Gpu.Answer ?? true) x.[|cuda()|];")]
    [InlineData("if (Gpu.Answer.HasValue) x.[|cuda()|];")]
    public Task An_answer_that_is_not_heeded_is_too_weak(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (Gpu.IsOther) x.[|cuda()|];")]
    [InlineData("if (Other.IsReady) x.[|cuda()|];")]
    public Task A_member_that_is_not_named_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = Gpu.IsReady; ok = n > 0; if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = Gpu.Has(0); ok |= n > 0; if (ok) x.[|cuda()|];")]
    public Task An_answer_that_is_replaced_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (Gpu.Has(0)) x.{|PML1002:cuda()|};")]
    [InlineData("if (Gpu.HasAny<int>()) x.[|cuda()|];")]
    [InlineData("if (Gpu.IsReady) x.[|cuda()|];")]
    public Task A_method_may_be_named_without_its_parameters(string statements) => VerifyAsync(statements, "M:Gpu.Has");

    private static Task VerifyAsync(string statements, string members = "P:Gpu.IsReady|F:Gpu.Ready|M:Gpu.Has(System.Int32)|P:Gpu.Answer|M:Gpu.HasAny``1") => AnalyzerVerifier<HardCodedDeviceAnalyzer>.VerifyAsync(
        Sources.TorchStatements(statements, "Tensor x, int n")
        + """
        static class Gpu
        {
            public static bool IsReady => Environment.Is64BitProcess;
            public static bool IsOther => Environment.Is64BitProcess;
            public static readonly bool Ready = Environment.Is64BitProcess;
            public static bool? Answer => Environment.Is64BitProcess;
            public static bool HasAny<T>() => Environment.Is64BitProcess;
            public static bool Has(int index) => index < Environment.ProcessorCount;
        }

        static class Other
        {
            public static bool IsReady => Environment.Is64BitProcess;
        }
        """,
        new() { EditorConfig = "portable_ml.guard_members = " + members });
}
