using PortableML.Analyzers.Rules.TorchSharp;
using PortableML.Analyzers.Tests.Verification;

namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Members that <c>portable_ml.guard_members</c> names: whoever names one vouches for it, whatever it asks.</summary>
public class GuardMembersTests
{
    [SkippableTheory]
    [InlineData("if (Machine.IsReady) x.{|PML1002:cuda()|};")]
    [InlineData("if (!Machine.IsReady) return; x.{|PML1002:cuda()|};")]
    [InlineData("if (Machine.IsReady == true && n > 0) x.{|PML1002:cuda()|};")]
    [InlineData("var place = Machine.Has(0) ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("var place = Machine.IsReady switch { true => {|PML1002:CUDA|}, _ => CPU };")]
    [InlineData("bool ok = Machine.Ready; if (ok) x.{|PML1002:mps()|};")]
    [InlineData("if (Machine.Has(1)) x.to({|PML1002:\"cuda:1\"|});")]
    [InlineData("if (Both()) x.{|PML1002:cuda()|}; bool Both() => Machine.IsReady && n > 0;")]
    [InlineData("if (Machine.Answer == true) x.{|PML1002:cuda()|};")]
    [InlineData("if (Machine.Answer ?? false) x.{|PML1002:cuda()|};")]
    [InlineData("if (Machine.HasAny<int>()) x.{|PML1002:cuda()|};")]
    public Task A_yes_is_a_guard(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (!Machine.IsReady) x.[|cuda()|];")]
    [InlineData("if (Machine.Has(0)) return; x.[|cuda()|];")]
    [InlineData("var place = Machine.Ready ? CPU : [|CUDA|];")]
    [InlineData("if (Machine.Answer == false) x.[|cuda()|];")]
    public Task A_no_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (Machine.IsReady || n > 0) x.[|cuda()|];")]
    [InlineData("_ = Machine.Has(0); x.[|cuda()|];")]
    [InlineData("if (Machine.Answer != false) x.[|cuda()|];")]
    [InlineData("if (Machine.Answer ?? true) x.[|cuda()|];")]
    [InlineData("if (Machine.Answer.HasValue) x.[|cuda()|];")]
    public Task An_answer_that_is_not_heeded_is_too_weak(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (Machine.IsOther) x.[|cuda()|];")]
    [InlineData("if (Other.IsReady) x.[|cuda()|];")]
    public Task A_member_that_is_not_named_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = Machine.IsReady; ok = n > 0; if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = Machine.Has(0); ok |= n > 0; if (ok) x.[|cuda()|];")]
    public Task An_answer_that_is_replaced_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (Machine.Has(0)) x.{|PML1002:cuda()|};")]
    [InlineData("if (Machine.HasAny<int>()) x.[|cuda()|];")]
    [InlineData("if (Machine.IsReady) x.[|cuda()|];")]
    public Task A_method_may_be_named_without_its_parameters(string statements) => VerifyAsync(statements, "M:Machine.Has");

    private static Task VerifyAsync(string statements, string members = "P:Machine.IsReady|F:Machine.Ready|M:Machine.Has(System.Int32)|P:Machine.Answer|M:Machine.HasAny``1") => AnalyzerVerifier<HardCodedDeviceAnalyzer>.VerifyAsync(
        Sources.TorchStatements(statements, "Tensor x, int n")
        + """
        static class Machine
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
