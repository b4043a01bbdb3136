namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Members of the project that throw or leave the program where the check fails: what follows their call is guarded.</summary>
public class RequiringMemberTests
{
    [SkippableTheory]
    [InlineData("void Require() { if (!torch.cuda.is_available()) throw new NotSupportedException(); }")]
    [InlineData("static void Require() { if (torch.cuda.is_available()) return; throw new NotSupportedException(); }")]
    [InlineData("void Require() { if (!torch.cuda.is_available()) { Console.WriteLine(); Environment.Exit(1); } }")]
    [InlineData("void Require() => _ = torch.cuda.is_available() ? 0 : throw new NotSupportedException();")]
    [InlineData("void Require() => Really(); static void Really() { if (!torch.cuda.is_available()) throw new NotSupportedException(); }")]
    [InlineData("void Require() { if (!torch.cuda.is_available()) Fail(); } [DoesNotReturn] static void Fail() => throw new NotSupportedException();")]
    [InlineData("void Require() { if (!torch.cuda.is_available()) ThrowHelper.NoCuda(); } static class ThrowHelper { [DoesNotReturn] public static void NoCuda() => throw new NotSupportedException(); }")]
    [InlineData("void Require() { if (!torch.cuda.is_available()) Errors.ThrowNoCuda(); } static class Errors { [DoesNotReturn] public static void ThrowNoCuda() => throw new NotSupportedException(); }")]
    [InlineData("void Require() { Throw.Without(torch.cuda.is_available()); } static class Throw { public static void Without([DoesNotReturnIf(false)] bool it) { if (!it) throw new NotSupportedException(); } }")]
    public Task A_member_that_returns_only_with_it_is_a_guard(string members) => GuardedCode.TorchMembersAsync(members + " void Run(Tensor x) { Require(); x.{|PML1002:cuda()|}; }");

    [SkippableTheory]
    [InlineData("void Require() { if (torch.cuda.is_available()) throw new NotSupportedException(); }")]
    [InlineData("void Require() { if (!torch.cuda.is_available()) return; throw new NotSupportedException(); }")]
    public Task A_member_that_returns_only_without_it_is_none(string members) => VerifyHardCodedAsync(members);

    [SkippableTheory]
    [InlineData("void Require() { if (!torch.cuda.is_available()) Console.WriteLine(); }")]
    [InlineData("void Require() { if (!torch.cuda.is_available() && Environment.ProcessorCount > 4) throw new NotSupportedException(); }")]
    [InlineData("void Require() { if (!torch.cuda.is_available()) return; Console.WriteLine(); }")]
    [InlineData("void Require() { if (!torch.cuda.is_available()) ThrowHelper.Note(); } static class ThrowHelper { public static void Note() { } }")]
    [InlineData("void Require() { try { if (!torch.cuda.is_available()) throw new NotSupportedException(); } catch (Exception) { } }")]
    [InlineData("void Require() { Action check = () => { if (!torch.cuda.is_available()) throw new NotSupportedException(); }; }")]
    public Task A_member_that_may_return_without_it_is_too_weak(string members) => VerifyHardCodedAsync(members);

    [SkippableTheory]
    [InlineData("void Require() { if (!torch.mps_is_available()) throw new NotSupportedException(); }")]
    [InlineData("void Require() { if (!torch.cuda.is_available() && !torch.mps_is_available()) throw new NotSupportedException(); }")]
    public Task A_member_that_requires_another_vendor_is_none(string members) => VerifyHardCodedAsync(members);

    [SkippableTheory]
    [InlineData("try { Require(); } catch (NotSupportedException) { } x.[|cuda()|];")]
    [InlineData("if (n > 0) Require(); x.[|cuda()|];")]
    [InlineData("x.[|cuda()|]; Require();")]
    [InlineData("Action check = Require; x.[|cuda()|];")]
    public Task A_call_that_is_swallowed_skipped_or_made_too_late_is_undone(string statements) => GuardedCode.TorchMembersAsync(
        "void Require() { if (!torch.cuda.is_available()) throw new NotSupportedException(); } void Run(Tensor x, int n) { " + statements + " }");

    private static Task VerifyHardCodedAsync(string members) => GuardedCode.TorchMembersAsync(members + " void Run(Tensor x) { Require(); x.[|cuda()|]; }");
}
