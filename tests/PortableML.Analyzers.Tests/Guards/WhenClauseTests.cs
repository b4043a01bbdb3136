namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks in a <c>when</c>: of a case, of an arm, of a handler.</summary>
public class WhenClauseTests
{
    [SkippableTheory]
    [InlineData("switch (n) { case 1 when torch.cuda.is_available(): x.{|PML1002:cuda()|}; break; }")]
    [InlineData("switch (n) { case var _ when !torch.cuda.is_available(): break; default: x.{|PML1002:cuda()|}; break; }")]
    [InlineData("switch (text) { case { Length: > 0 } when torch.cuda.is_available() && n > 0: x.{|PML1002:cuda()|}; break; }")]
    [InlineData("var place = n switch { 0 when torch.cuda.is_available() => {|PML1002:CUDA|}, _ => CPU };")]
    [InlineData("var place = n switch { _ when torch.cuda.is_available() => {|PML1002:CUDA|}, _ => CPU };")]
    [InlineData("var place = n switch { _ when !torch.cuda.is_available() => CPU, _ => {|PML1002:CUDA|} };")]
    [InlineData("bool ok = torch.cuda.is_available(); var place = n switch { > 0 when ok => {|PML1002:CUDA|}, _ => CPU };")]
    [InlineData("try { Console.WriteLine(); } catch (Exception) when (torch.cuda.is_available()) { x.{|PML1002:cuda()|}; }")]
    public Task What_runs_only_when_the_check_holds_is_guarded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("switch (n) { case 1 when !torch.cuda.is_available(): x.[|cuda()|]; break; }")]
    [InlineData("var place = n switch { 0 when torch.cuda.is_available() == false => [|CUDA|], _ => CPU };")]
    [InlineData("var place = n switch { _ when torch.cuda.is_available() => CPU, _ => [|CUDA|] };")]
    [InlineData("try { Console.WriteLine(); } catch (Exception) when (!torch.cuda.is_available()) { x.[|cuda()|]; }")]
    public Task What_runs_only_when_it_fails_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("switch (n) { case 1 when torch.cuda.is_available() || text.Length > 0: x.[|cuda()|]; break; }")]
    [InlineData("switch (n) { case 0: case 1 when torch.cuda.is_available(): x.[|cuda()|]; break; }")]
    [InlineData("switch (n) { case 1 when !torch.cuda.is_available(): break; default: x.[|cuda()|]; break; }")]
    [InlineData("var place = n switch { 0 when torch.cuda.is_available() => CPU, _ => [|CUDA|] };")]
    [InlineData("try { x.[|cuda()|]; } catch (Exception) when (torch.cuda.is_available()) { throw; }")]
    public Task What_also_runs_otherwise_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("switch (n) { case 1 when torch.mps_is_available(): x.[|cuda()|]; break; }")]
    [InlineData("var place = n switch { 0 when torch.mps_is_available() => [|CUDA|], _ => CPU };")]
    public Task A_clause_for_another_vendor_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = torch.cuda.is_available(); ok = n > 1; switch (n) { case > 0 when ok: x.[|cuda()|]; break; }")]
    [InlineData("bool ok = torch.cuda.is_available(); ok = n > 1; var place = n switch { > 0 when ok => [|CUDA|], _ => CPU };")]
    public Task A_clause_on_a_flag_that_was_set_anew_is_none(string statements) => GuardedCode.TorchAsync(statements);
}
