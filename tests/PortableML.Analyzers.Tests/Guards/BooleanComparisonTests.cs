namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks that are compared: <c>== true</c>, <c>== false</c>, <c>!=</c>, with another flag.</summary>
public class BooleanComparisonTests
{
    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available() == true) x.{|PML1002:cuda()|};")]
    [InlineData("if (true == torch.cuda.is_available()) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() != false) x.{|PML1002:cuda()|};")]
    [InlineData("if (false != torch.cuda.is_available()) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() == false) return; x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() != true) throw new NotSupportedException(); x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() == false) { } else x.{|PML1002:cuda()|};")]
    [InlineData("if ((torch.cuda.is_available() == false) == false) x.{|PML1002:cuda()|};")]
    [InlineData("const bool Yes = true; if (torch.cuda.is_available() == Yes) x.{|PML1002:cuda()|};")]
    [InlineData("var place = torch.cuda.is_available() == false ? CPU : {|PML1002:CUDA|};")]
    public Task A_check_that_is_compared_with_its_yes_is_a_guard(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available() == false) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available() != true) x.[|cuda()|];")]
    [InlineData("if (false == torch.cuda.is_available()) x.[|cuda()|];")]
    [InlineData("if (true != torch.cuda.is_available()) x.[|cuda()|];")]
    [InlineData("if (true == torch.cuda.is_available()) return; x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available() == true) return; x.[|cuda()|];")]
    [InlineData("const bool No = false; if (torch.cuda.is_available() == No) x.[|cuda()|];")]
    [InlineData("if (!(torch.cuda.is_available() == true)) x.[|cuda()|];")]
    public Task A_check_that_is_compared_with_its_no_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available() == true || n > 0) x.[|cuda()|];")]
    [InlineData("if (n > 0 == true) x.[|cuda()|];")]
    [InlineData("""if (torch.cuda.is_available() == true) x.to([|"cuda:1"|]);""")]
    [InlineData("bool? ok = n > 0 ? torch.cuda.is_available() : null; if (ok != false) x.[|cuda()|];")]
    public Task A_comparison_that_may_hold_without_it_is_too_weak(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.mps_is_available() == true) x.[|cuda()|];")]
    [InlineData("if (torch.mps_is_available() == false) return; x.[|cuda()|];")]
    public Task A_comparison_for_another_vendor_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = torch.cuda.is_available(); ok = n > 0; if (ok == true) x.[|cuda()|];")]
    [InlineData("bool none = torch.cuda.is_available() == false; none = n > 0; if (none == false) x.[|cuda()|];")]
    public Task A_flag_that_was_set_anew_before_it_is_compared_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool wanted = n > 0; if (torch.cuda.is_available() == wanted) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() == torch.mps_is_available()) x.{|PML1002:cuda()|};")]
    public Task A_comparison_with_what_is_not_known_is_never_a_warning(string statements) => GuardedCode.TorchAsync(statements);
}
