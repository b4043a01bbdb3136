namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Sites in local functions, and local functions that check.</summary>
public class LocalFunctionTests
{
    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available()) Move(); Tensor Move() => x.{|PML1002:cuda()|};")]
    [InlineData("if (!torch.cuda.is_available()) return; Move(); Move(); Tensor Move() => x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available()) Outer(); void Outer() => Inner(); void Inner() => x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available()) Move(3); void Move(int depth) { x.{|PML1002:cuda()|}; if (depth > 0) Move(depth - 1); }")]
    [InlineData("if (torch.cuda.is_available()) Task.Run(Move); void Move() => x.{|PML1002:cuda()|};")]
    [InlineData("Move(); void Move() { if (torch.cuda.is_available()) x.{|PML1002:cuda()|}; }")]
    [InlineData("Move(x); static void Move(Tensor t) { if (!torch.cuda.is_available()) return; t.{|PML1002:cuda()|}; }")]
    [InlineData("bool ok = torch.cuda.is_available(); Move(); void Move() { if (ok) x.{|PML1002:cuda()|}; }")]
    public Task A_local_function_that_runs_only_where_the_check_holds_is_guarded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (Ready()) x.{|PML1002:cuda()|}; bool Ready() => torch.cuda.is_available();")]
    [InlineData("if (!Ready()) return; x.{|PML1002:cuda()|}; static bool Ready() { return torch.cuda.is_available(); }")]
    [InlineData("var place = Ready() ? {|PML1002:CUDA|} : CPU; bool Ready() { if (!torch.cuda.is_available()) return false; return n > 0; }")]
    [InlineData("if (Ready()) x.{|PML1002:cuda()|}; bool Ready() => Really(); bool Really() => torch.cuda.is_available();")]
    public Task A_local_function_that_gives_the_answer_is_a_guard(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (!torch.cuda.is_available()) Move(); void Move() => x.[|cuda()|];")]
    [InlineData("if (!Ready()) x.[|cuda()|]; bool Ready() => torch.cuda.is_available();")]
    [InlineData("if (Missing()) x.[|cuda()|]; bool Missing() => !torch.cuda.is_available();")]
    public Task A_local_function_for_the_machine_without_it_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available()) Move(); Move(); void Move() => x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available()) Move(); Action move = Move; move(); void Move() => x.[|cuda()|];")]
    [InlineData("if (Ready()) x.[|cuda()|]; bool Ready() => torch.cuda.is_available() || n > 0;")]
    [InlineData("if (Ready()) x.[|cuda()|]; bool Ready() { if (torch.cuda.is_available()) return true; return n > 0; }")]
    [InlineData("Ready(); x.[|cuda()|]; bool Ready() => torch.cuda.is_available();")]
    public Task A_local_function_that_also_runs_or_says_yes_without_it_is_too_weak(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.mps_is_available()) Move(); void Move() => x.[|cuda()|];")]
    [InlineData("if (Ready()) x.[|cuda()|]; bool Ready() => torch.mps_is_available();")]
    public Task A_check_for_another_vendor_guards_no_local_function(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = torch.cuda.is_available(); ok = true; Move(); void Move() { if (ok) x.[|cuda()|]; }")]
    [InlineData("bool ok = torch.cuda.is_available(); Force(); if (ok) x.[|cuda()|]; void Force() { ok = true; }")]
    public Task A_captured_flag_that_is_set_anew_is_none(string statements) => GuardedCode.TorchAsync(statements);
}
