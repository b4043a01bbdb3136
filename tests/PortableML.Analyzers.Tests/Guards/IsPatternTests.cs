namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks that are asked with <c>is</c>: constants, <c>not</c>, <c>and</c>, <c>or</c>, <c>var</c>.</summary>
public class IsPatternTests
{
    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available() is true) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() is not false) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() is not not true) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() is true and not false) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() is (true)) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() is false) return; x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() is not true) throw new NotSupportedException(); x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() is var ok && ok) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() is bool ok && ok) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available(); if (ok is true) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.device_count() is > 0) x.{|PML1002:cuda()|};")]
    [InlineData("var place = torch.cuda.is_available() is true ? {|PML1002:CUDA|} : CPU;")]
    public Task A_check_that_is_its_yes_is_a_guard(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available() is false) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available() is not true) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available() is true) return; x.[|cuda()|];")]
    [InlineData("if (!(torch.cuda.is_available() is true)) x.[|cuda()|];")]
    [InlineData("bool? ok = torch.cuda.is_available(); if (ok is not true) x.[|cuda()|];")]
    public Task A_check_that_is_its_no_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available() is true or false) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available() is var ok) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available() is true || n > 0) x.[|cuda()|];")]
    [InlineData("bool? ok = n > 0 ? torch.cuda.is_available() : null; if (ok is not false) x.[|cuda()|];")]
    public Task A_pattern_that_matches_without_it_is_too_weak(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.mps_is_available() is true) x.[|cuda()|];")]
    [InlineData("if (torch.mps_is_available() is false) return; x.[|cuda()|];")]
    public Task A_pattern_for_another_vendor_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = torch.cuda.is_available(); ok = n > 0; if (ok is true) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available() is var ok) { ok = n > 0; if (ok) x.[|cuda()|]; }")]
    public Task A_flag_that_was_set_anew_before_it_is_matched_is_none(string statements) => GuardedCode.TorchAsync(statements);
}
