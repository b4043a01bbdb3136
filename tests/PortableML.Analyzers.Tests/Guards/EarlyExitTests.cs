namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks that leave before the place is reached.</summary>
public class EarlyExitTests
{
    [SkippableTheory]
    [InlineData("if (!torch.cuda.is_available()) return; x.{|PML1002:cuda()|};")]
    [InlineData("if (!torch.cuda.is_available()) { Console.WriteLine(\"none\"); return; } x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available()) { } else { return; } x.{|PML1002:cuda()|};")]
    [InlineData("if (!torch.cuda.is_available() || n == 0) return; x.{|PML1002:cuda()|};")]
    [InlineData("if (!torch.cuda.is_available()) throw new NotSupportedException(); x.{|PML1002:cuda()|};")]
    [InlineData("_ = torch.cuda.is_available() ? 0 : throw new NotSupportedException(); x.{|PML1002:cuda()|};")]
    [InlineData("if (!torch.cuda.is_available()) goto end; x.{|PML1002:cuda()|}; end: Console.WriteLine();")]
    [InlineData("using (torch.no_grad()) { if (!torch.cuda.is_available()) return; x.{|PML1002:cuda()|}; }")]
    [InlineData("try { if (!torch.cuda.is_available()) return; x.{|PML1002:cuda()|}; } finally { Console.WriteLine(); }")]
    [InlineData("if (!torch.cuda.is_available()) { Environment.Exit(1); } x.{|PML1002:cuda()|};")]
    [InlineData("if (!torch.cuda.is_available()) { Environment.FailFast(\"none\"); } x.{|PML1002:cuda()|};")]
    public Task What_follows_an_exit_where_the_check_fails_is_guarded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("foreach (var c in text) { if (!torch.cuda.is_available()) continue; x.{|PML1002:cuda()|}; }")]
    [InlineData("while (n-- > 0) { if (!torch.cuda.is_available()) break; x.{|PML1002:cuda()|}; }")]
    [InlineData("for (int i = 0; i < n; i++) { if (!torch.cuda.is_available()) { continue; } if (i > 1) { x.{|PML1002:cuda()|}; } }")]
    public Task What_follows_a_jump_out_of_the_iteration_is_guarded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableFact]
    public Task An_iterator_that_ends_where_the_check_fails_is_guarded() => GuardedCode.TorchMembersAsync(
        """
        IEnumerable<Tensor> Run(IEnumerable<Tensor> xs)
        {
            if (!torch.cuda.is_available()) yield break;
            foreach (var x in xs) yield return x.{|PML1002:cuda()|};
        }
        """);

    [SkippableFact]
    public Task A_result_that_is_returned_early_guards_the_rest() => GuardedCode.TorchMembersAsync(
        """
        Device Place()
        {
            if (!torch.cuda.is_available()) return CPU;
            return {|PML1002:CUDA|};
        }
        """);

    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available()) return; x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available()) throw new NotSupportedException(); x.[|cuda()|];")]
    [InlineData("foreach (var c in text) { if (torch.cuda.is_available()) continue; x.[|cuda()|]; }")]
    public Task An_exit_where_the_check_holds_guards_nothing(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (!torch.cuda.is_available()) Console.WriteLine(\"slow\"); x.[|cuda()|];")]
    [InlineData("if (!torch.cuda.is_available() && n > 0) return; x.[|cuda()|];")]
    [InlineData("if (!torch.cuda.is_available()) { if (n > 0) return; } x.[|cuda()|];")]
    [InlineData("foreach (var c in text) { if (!torch.cuda.is_available()) break; } x.[|cuda()|];")]
    [InlineData("x.[|cuda()|]; if (!torch.cuda.is_available()) return;")]
    public Task An_exit_that_is_not_taken_on_every_machine_without_it_is_too_weak(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (!torch.mps_is_available()) return; x.[|cuda()|];")]
    [InlineData("if (!torch.cuda.is_available()) return; x.[|mps()|];")]
    [InlineData("if (!torch.cuda.is_available() && !torch.mps_is_available()) return; x.[|cuda()|];")]
    public Task An_exit_for_another_vendor_guards_nothing(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("try { if (!torch.cuda.is_available()) throw new NotSupportedException(); } catch (NotSupportedException) { } x.[|cuda()|];")]
    [InlineData("if (!torch.cuda.is_available()) goto move; return; move: x.[|cuda()|];")]
    [InlineData("if (n > 0) goto move; if (!torch.cuda.is_available()) return; move: x.[|cuda()|];")]
    [InlineData("if (n > 0) goto move; if (!torch.cuda.is_available()) return; move: Console.WriteLine(); x.[|cuda()|];")]
    [InlineData("switch (n) { case 0: if (!torch.cuda.is_available()) break; goto case 1; case 1: { x.[|cuda()|]; break; } }")]
    [InlineData("try { if (!torch.cuda.is_available()) return; } finally { x.[|cuda()|]; }")]
    public Task An_exit_that_still_leads_to_the_place_is_undone(string statements) => GuardedCode.TorchAsync(statements);
}
