namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks that are one element of a tuple: in a switch expression, a switch statement and behind <c>is</c>.</summary>
public class TuplePatternTests
{
    [SkippableTheory]
    [InlineData("var place = (torch.cuda.is_available(), n) switch { (true, > 0) => {|PML1002:CUDA|}, _ => CPU };")]
    [InlineData("var place = (n, torch.cuda.is_available()) switch { (_, false) => CPU, _ => {|PML1002:CUDA|} };")]
    [InlineData("var place = (n > 0, torch.cuda.is_available()) switch { (_, true) => {|PML1002:CUDA|}, (true, false) => CPU, _ => CPU };")]
    [InlineData("switch ((torch.cuda.is_available(), n)) { case (true, 1): x.{|PML1002:cuda()|}; break; case (false, _): break; }")]
    [InlineData("switch ((torch.cuda.is_available(), n)) { case (false, _): break; default: x.{|PML1002:cuda()|}; break; }")]
    [InlineData("if ((torch.cuda.is_available(), n) is (true, 1)) x.{|PML1002:cuda()|};")]
    [InlineData("if ((torch.cuda.is_available(), n) is not (true, 1)) return; x.{|PML1002:cuda()|};")]
    [InlineData("if ((torch.cuda.device_count(), n) is (> 0, _)) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = torch.cuda.is_available(); var place = (ok, n) switch { (true, _) => {|PML1002:CUDA|}, _ => CPU };")]
    public Task A_tuple_whose_element_is_the_yes_is_a_guard(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("var place = (torch.cuda.is_available(), n) switch { (false, _) => [|CUDA|], _ => CPU };")]
    [InlineData("switch ((torch.cuda.is_available(), n)) { case (false, 1): x.[|cuda()|]; break; }")]
    [InlineData("if ((torch.cuda.is_available(), n) is (false, 1)) x.[|cuda()|];")]
    [InlineData("if ((torch.cuda.is_available(), n) is (not true, _)) x.[|cuda()|];")]
    public Task A_tuple_whose_element_is_the_no_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("var place = (torch.cuda.is_available(), n) switch { (_, 1) => [|CUDA|], _ => CPU };")]
    [InlineData("var place = (torch.cuda.is_available(), n) switch { (true, 0) => CPU, _ => [|CUDA|] };")]
    [InlineData("var place = (torch.cuda.is_available(), n) switch { (true, _) or (_, 1) => [|CUDA|], _ => CPU };")]
    [InlineData("if ((torch.cuda.is_available(), n) is not (true, 1)) x.[|cuda()|];")]
    [InlineData("if ((torch.cuda.device_count(), n) is (>= 0, _)) x.[|cuda()|];")]
    public Task A_tuple_that_matches_without_it_is_too_weak(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("var place = (torch.mps_is_available(), n) switch { (true, 1) => [|CUDA|], _ => CPU };")]
    [InlineData("var place = (torch.mps_is_available(), torch.cuda.is_available()) switch { (true, _) => [|CUDA|], _ => CPU };")]
    [InlineData("if ((torch.mps_is_available(), n) is (true, 1)) x.[|cuda()|];")]
    public Task A_tuple_for_another_vendor_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = torch.cuda.is_available(); ok = n > 0; var place = (ok, n) switch { (true, _) => [|CUDA|], _ => CPU };")]
    [InlineData("var (ok, _) = (torch.cuda.is_available(), n); ok = n > 0; if (ok) x.[|cuda()|];")]
    public Task An_element_that_was_set_anew_is_none(string statements) => GuardedCode.TorchAsync(statements);
}
