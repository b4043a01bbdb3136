namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks that a method or a member of the project's own gives as one part of a tuple.</summary>
public class TuplePartTests
{
    [SkippableTheory]
    [InlineData("(bool, int) Look() => (torch.cuda.is_available(), 1);")]
    [InlineData("(bool, int) Look() { if (!torch.cuda.is_available()) return (false, 0); return (true, 1); }")]
    [InlineData("(bool, int) Look() { bool ok = torch.cuda.is_available(); return (ok, 1); }")]
    [InlineData("(bool, int) Look() { try { torch.InitializeDeviceType({|PML1002:DeviceType.CUDA|}); return (true, 1); } catch { return (false, 0); } }")]
    [InlineData("(bool, int) Look() => Inner(); (bool, int) Inner() => (torch.cuda.is_available(), 1);")]
    public Task A_part_that_a_method_gives_is_a_guard(string member) => GuardedCode.TorchMembersAsync(
        member
        + "\nvoid Declared(Tensor x) { var (ok, count) = Look(); if (ok) x.{|PML1002:cuda()|}; }"
        + "\nvoid Assigned(Tensor x) { bool ok; (ok, _) = Look(); if (!ok) return; x.{|PML1002:cuda()|}; }"
        + "\nvoid Whole(Tensor x) { var found = Look(); if (found.Item1) x.{|PML1002:cuda()|}; }"
        + "\nvoid Direct(Tensor x) { if (Look().Item1) x.{|PML1002:cuda()|}; }");

    [SkippableTheory]
    [InlineData("private readonly (bool Ok, int Count) _found = (torch.cuda.is_available(), 1); void Run(Tensor x) { if (_found.Ok) x.{|PML1002:cuda()|}; }")]
    [InlineData("private readonly (bool Ok, int Count) _found = Look(); static (bool, int) Look() => (torch.cuda.is_available(), 1); void Run(Tensor x) { if (_found.Ok) x.{|PML1002:cuda()|}; }")]
    [InlineData("private readonly (bool Ok, int Count) _found = (torch.cuda.is_available(), 1); void Run(Tensor x) { var (ok, _) = _found; if (ok) x.{|PML1002:cuda()|}; }")]
    [InlineData("void Run(Tensor x) { var found = (Ok: torch.cuda.is_available(), Count: 1); if (found.Ok) x.{|PML1002:cuda()|}; }")]
    public Task A_part_that_a_member_or_a_local_keeps_is_one_too(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("(bool, bool) Look(int n) => (n > 0, torch.cuda.is_available());")]
    [InlineData("(bool, bool) Look(int n) => (!torch.cuda.is_available(), true);")]
    [InlineData("(bool, bool) Look(int n) { if (n > 0) return (true, true); return (torch.cuda.is_available(), false); }")]
    [InlineData("(bool, bool) Look(int n) => (torch.mps_is_available(), true);")]
    public Task Another_part_or_one_that_says_something_else_guards_nothing(string member) => GuardedCode.TorchMembersAsync(
        member
        + "\nvoid Declared(Tensor x, int n) { var (ok, other) = Look(n); if (ok) x.[|cuda()|]; }"
        + "\nvoid Whole(Tensor x, int n) { var found = Look(n); if (found.Item1) x.[|cuda()|]; }");

    [SkippableTheory]
    [InlineData("var (ok, count) = Look(); ok = n > 0; if (ok) x.[|cuda()|];")]
    [InlineData("var found = Look(); found = (n > 0, 1); if (found.Item1) x.[|cuda()|];")]
    [InlineData("var (ok, count) = Look(); if (!ok) x.[|cuda()|];")]
    public Task A_part_that_was_set_anew_or_is_false_guards_nothing(string statements) => GuardedCode.TorchMembersAsync(
        "(bool, int) Look() => (torch.cuda.is_available(), 1); void Run(Tensor x, int n) { " + statements + " }");
}
