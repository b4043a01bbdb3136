namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Sites in lambdas, and checks around and inside them.</summary>
public class LambdaTests
{
    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available()) { Action move = () => x.{|PML1002:cuda()|}; move(); }")]
    [InlineData("if (torch.cuda.is_available()) { Task.Run(() => x.{|PML1002:cuda()|}); }")]
    [InlineData("if (!torch.cuda.is_available()) return; Action move = delegate { x.{|PML1002:cuda()|}; }; move();")]
    [InlineData("Func<Tensor> move = torch.cuda.is_available() ? () => x.{|PML1002:cuda()|} : () => x;")]
    [InlineData("if (torch.cuda.is_available()) { Func<Func<Tensor>> move = () => () => x.{|PML1002:cuda()|}; }")]
    public Task A_lambda_that_is_made_where_the_check_holds_is_guarded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("Action move = () => { if (torch.cuda.is_available()) x.{|PML1002:cuda()|}; };")]
    [InlineData("Func<Tensor> move = () => torch.cuda.is_available() ? x.{|PML1002:cuda()|} : x;")]
    [InlineData("Func<Task<Tensor>> move = async () => { await Task.Yield(); if (!torch.cuda.is_available()) return x; return x.{|PML1002:cuda()|}; };")]
    [InlineData("var moved = new[] { x }.Select(t => torch.cuda.is_available() ? t.{|PML1002:cuda()|} : t);")]
    [InlineData("bool ok = torch.cuda.is_available(); Action move = () => { if (ok) x.{|PML1002:cuda()|}; };")]
    public Task A_lambda_that_checks_is_guarded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableFact]
    public Task A_lambda_that_is_only_called_where_the_check_holds_is_guarded() => GuardedCode.TorchAsync(
        "Func<Tensor> move = () => x.{|PML1002:cuda()|}; if (torch.cuda.is_available()) move();");

    [SkippableTheory]
    [InlineData("if (!torch.cuda.is_available()) { Action move = () => x.[|cuda()|]; move(); }")]
    [InlineData("Action move = () => { if (!torch.cuda.is_available()) x.[|cuda()|]; };")]
    [InlineData("Func<Tensor> move = torch.cuda.is_available() ? () => x : () => x.[|cuda()|];")]
    public Task A_lambda_for_the_machine_without_it_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("Action move = () => x.[|cuda()|]; if (torch.cuda.is_available()) Console.WriteLine(); move();")]
    [InlineData("Action move = () => { if (torch.cuda.is_available()) Console.WriteLine(); x.[|cuda()|]; };")]
    [InlineData("Func<bool> check = () => torch.cuda.is_available(); x.[|cuda()|];")]
    [InlineData("Action check = () => { if (!torch.cuda.is_available()) return; }; check(); x.[|cuda()|];")]
    public Task A_check_that_does_not_stand_before_the_place_is_too_weak(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableFact]
    public Task A_lambda_that_is_a_check_is_a_guard() => GuardedCode.TorchAsync(
        "Func<bool> check = () => torch.cuda.is_available(); if (check()) x.{|PML1002:cuda()|};");

    [SkippableTheory]
    [InlineData("if (torch.mps_is_available()) { Action move = () => x.[|cuda()|]; move(); }")]
    [InlineData("Action move = () => { if (torch.mps_is_available()) x.[|cuda()|]; };")]
    public Task A_check_for_another_vendor_guards_no_lambda(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = torch.cuda.is_available(); Action move = () => { if (ok) x.[|cuda()|]; }; ok = true; move();")]
    [InlineData("""string place = "cpu"; Action set = () => place = [|"cuda"|]; set(); x.to(place);""")]
    public Task A_captured_variable_that_is_set_elsewhere_undoes_the_check(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("async Task<Tensor> Move(Tensor x) { try { return await Task.Run(() => x.{|PML1002:cuda()|}); } catch (Exception) { return x; } }")]
    [InlineData("async Task<Tensor> Move(Tensor x) { try { return await Task.Run(() => x.{|PML1002:cuda()|}).ConfigureAwait(false); } catch (Exception) { return x; } }")]
    [InlineData("Tensor Move(Tensor x, SynchronousWindow window) { try { return window.Invoke(() => x.{|PML1002:cuda()|}); } catch (Exception) { return x; } } class SynchronousWindow { public virtual Tensor Invoke(Func<Tensor> code) => code(); }")]
    public Task A_lambda_that_is_waited_for_in_the_try_is_caught(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("Task<Tensor> Move(Tensor x) { try { return Task.Run(() => x.[|cuda()|]); } catch (Exception) { return Task.FromResult(x); } }")]
    [InlineData("Task<Tensor> Move(Tensor x, Window window) { try { return window.Later(() => x.[|cuda()|]); } catch (Exception) { return Task.FromResult(x); } } class Window { public virtual Task<Tensor> Later(Func<Tensor> code) => Task.Run(code); }")]
    public Task A_lambda_that_may_run_behind_the_try_is_hard_coded(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("Func<Tensor, Tensor> Mover(string device) => device switch { \"cuda\" => x => x.cuda(), \"mps\" => x => x.to(MPS), _ => x => x };")]
    [InlineData("Func<Tensor, Tensor> Mover(bool useGpu) => useGpu switch { true => x => x.{|PML1002:cuda()|}, false => x => x };")]
    [InlineData("Func<Tensor, Tensor> Mover() => torch.cuda.is_available() switch { true => x => x.{|PML1002:cuda()|}, false => x => x };")]
    [InlineData("Func<Tensor, Tensor> Mover() => torch.cuda.is_available() switch { true => x => x, false => x => x.[|cuda()|] };")]
    [InlineData("Func<Tensor, Tensor> Mover(string title) => title switch { \"fast\" => x => x.[|cuda()|], _ => x => x };")]
    public Task A_lambda_that_an_arm_gives_stands_where_the_arm_does(string members) => GuardedCode.TorchMembersAsync(members);
}
