namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks as the value, the labels and the <c>when</c> clauses of a switch.</summary>
public class SwitchTests
{
    [SkippableTheory]
    [InlineData("switch (torch.cuda.is_available()) { case true: x.{|PML1002:cuda()|}; break; }")]
    [InlineData("switch (torch.cuda.is_available()) { case false: break; default: x.{|PML1002:cuda()|}; break; }")]
    [InlineData("switch (torch.cuda.is_available()) { case false: return; } x.{|PML1002:cuda()|};")]
    [InlineData("switch (n) { case 1 when torch.cuda.is_available(): x.{|PML1002:cuda()|}; break; }")]
    [InlineData("switch (torch.cuda.is_available()) { case true when n > 0: x.{|PML1002:cuda()|}; break; }")]
    [InlineData("switch ((torch.cuda.is_available(), n)) { case (true, 1): x.{|PML1002:cuda()|}; break; }")]
    [InlineData("if (torch.cuda.is_available()) { switch (n) { case 1: x.{|PML1002:cuda()|}; break; } }")]
    public Task A_case_that_the_check_leads_to_is_guarded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("var place = torch.cuda.is_available() switch { true => {|PML1002:CUDA|}, false => CPU };")]
    [InlineData("var place = torch.cuda.is_available() switch { false => CPU, _ => {|PML1002:CUDA|} };")]
    [InlineData("var place = torch.cuda.is_available() switch { true when n > 0 => {|PML1002:CUDA|}, _ => CPU };")]
    [InlineData("var place = n switch { 0 when torch.cuda.is_available() => {|PML1002:CUDA|}, _ => CPU };")]
    [InlineData("var place = (torch.cuda.is_available(), n) switch { (true, 1) => {|PML1002:CUDA|}, _ => CPU };")]
    [InlineData("var place = (n, torch.cuda.is_available()) switch { (> 0, true) => {|PML1002:CUDA|}, _ => CPU };")]
    [InlineData("var place = (torch.cuda.is_available(), n) switch { (false, _) => CPU, _ => {|PML1002:CUDA|} };")]
    [InlineData("""x.to(torch.cuda.is_available() switch { true => {|PML1002:"cuda"|}, false => "cpu" });""")]
    [InlineData("var place = new { Ready = torch.cuda.is_available() } switch { { Ready: true } => {|PML1002:CUDA|}, _ => CPU };")]
    [InlineData("var place = torch.cuda.device_count() switch { 0 => CPU, _ => {|PML1002:CUDA|} };")]
    [InlineData("""var place = torch.cuda.device_count() switch { > 1 => {|PML1002:torch.device("cuda:1")|}, _ => CPU };""")]
    public Task An_arm_that_the_check_leads_to_is_guarded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("switch (torch.cuda.is_available()) { case false: x.[|cuda()|]; break; }")]
    [InlineData("switch (torch.cuda.is_available()) { case true: break; default: x.[|cuda()|]; break; }")]
    [InlineData("var place = torch.cuda.is_available() switch { true => CPU, false => [|CUDA|] };")]
    [InlineData("var place = torch.cuda.is_available() switch { true => CPU, _ => [|CUDA|] };")]
    [InlineData("var place = n switch { 0 when !torch.cuda.is_available() => [|CUDA|], _ => CPU };")]
    [InlineData("var place = torch.cuda.device_count() switch { 0 => [|CUDA|], _ => CPU };")]
    public Task A_case_where_the_check_fails_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("switch (torch.cuda.is_available()) { case true: case false: x.[|cuda()|]; break; }")]
    [InlineData("switch (n) { case 0: case 1 when torch.cuda.is_available(): x.[|cuda()|]; break; }")]
    [InlineData("switch (n) { case 1 when torch.cuda.is_available(): break; case 1: x.[|cuda()|]; break; }")]
    [InlineData("var place = n switch { 0 when torch.cuda.is_available() => CPU, _ => [|CUDA|] };")]
    [InlineData("var place = (torch.cuda.is_available(), n) switch { (_, 1) => [|CUDA|], _ => CPU };")]
    [InlineData("var place = (torch.cuda.is_available(), n) switch { (true, 0) => CPU, _ => [|CUDA|] };")]
    [InlineData("switch (torch.cuda.is_available()) { case false: Console.WriteLine(); break; } x.[|cuda()|];")]
    public Task A_case_that_other_values_reach_too_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("switch (torch.mps_is_available()) { case true: x.[|cuda()|]; break; }")]
    [InlineData("var place = n switch { 0 when torch.mps_is_available() => [|CUDA|], _ => CPU };")]
    [InlineData("var place = (torch.mps_is_available(), n) switch { (true, 1) => [|CUDA|], _ => CPU };")]
    [InlineData("var place = (torch.mps_is_available(), torch.cuda.is_available()) switch { (true, _) => [|CUDA|], _ => CPU };")]
    public Task A_case_for_another_vendor_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = torch.cuda.is_available(); ok = n > 0; switch (ok) { case true: x.[|cuda()|]; break; }")]
    [InlineData("bool ok = torch.cuda.is_available(); ok = n > 0; var place = ok switch { true => [|CUDA|], _ => CPU };")]
    public Task A_case_on_a_flag_that_was_set_anew_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);
}
