namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks in the conditions of loops and sites in their bodies and after them.</summary>
public class LoopTests
{
    [SkippableTheory]
    [InlineData("while (torch.cuda.is_available()) { x.{|PML1002:cuda()|}; }")]
    [InlineData("while (n-- > 0 && torch.cuda.is_available()) { x.{|PML1002:cuda()|}; }")]
    [InlineData("for (; torch.cuda.is_available(); n--) { x.{|PML1002:cuda()|}; }")]
    [InlineData("for (; torch.cuda.is_available(); x.{|PML1002:cuda()|}) { Console.WriteLine(); }")]
    [InlineData("while (true) { if (!torch.cuda.is_available()) break; x.{|PML1002:cuda()|}; }")]
    [InlineData("if (torch.cuda.is_available()) { foreach (var c in text) { x.{|PML1002:cuda()|}; } }")]
    [InlineData("foreach (var c in text) { if (torch.cuda.is_available()) { x.{|PML1002:cuda()|}; } }")]
    public Task The_body_of_a_loop_that_runs_only_with_it_is_guarded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("while (!torch.cuda.is_available()) { Console.WriteLine(\"waiting\"); } x.{|PML1002:cuda()|};")]
    [InlineData("do { Console.WriteLine(\"waiting\"); } while (!torch.cuda.is_available()); x.{|PML1002:cuda()|};")]
    [InlineData("while (true) { if (torch.cuda.is_available()) break; Console.WriteLine(\"waiting\"); } x.{|PML1002:cuda()|};")]
    public Task What_follows_a_loop_that_ends_only_with_it_is_guarded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("""for (int i = 0; i < torch.cuda.device_count(); i++) { x.to({|PML1002:$"cuda:{i}"|}); }""")]
    [InlineData("""int count = torch.cuda.device_count(); for (int i = 0; i < count; i++) { x.to({|PML1002:torch.device("cuda", i)|}); }""")]
    [InlineData("""for (int i = torch.cuda.device_count() - 1; i >= 0; i--) { x.to({|PML1002:$"cuda:{i}"|}); }""")]
    [InlineData("""for (int i = torch.cuda.device_count() - 1; i > -1; i--) { x.to({|PML1002:$"cuda:{i}"|}); }""")]
    [InlineData("""for (int i = torch.cuda.device_count() - 1; 0 <= i; i--) { x.to({|PML1002:$"cuda:{i}"|}); }""")]
    [InlineData("""foreach (int i in Enumerable.Range(0, torch.cuda.device_count())) { x.to({|PML1002:$"cuda:{i}"|}); }""")]
    [InlineData("""foreach (int i in Enumerable.Range(0, torch.cuda.device_count()).Where(one => one != n).ToArray()) { x.to({|PML1002:$"cuda:{i}"|}); }""")]
    [InlineData("""int count = torch.cuda.device_count(); foreach (int i in Enumerable.Range(0, count)) { x.to({|PML1002:$"cuda:{i}"|}); }""")]
    [InlineData("""for (int i = torch.cuda.device_count() - 2; i > 0; i--) { x.to({|PML1002:$"cuda:{i}"|}); }""")]
    [InlineData("""for (int i = torch.cuda.device_count() - 1; i >= 1; --i) { x.to({|PML1002:$"cuda:{i}"|}); }""")]
    [InlineData("""foreach (int i in Enumerable.Range(1, torch.cuda.device_count())) { x.to({|PML1002:$"cuda:{i}"|}); }""")]
    public Task A_loop_over_the_devices_that_are_there_is_guarded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("""var all = Enumerable.Range(0, torch.cuda.device_count()).Select(i => {|PML1002:torch.device($"cuda:{i}")|}).ToList();""")]
    [InlineData("""int count = torch.cuda.device_count(); var all = Enumerable.Range(0, count).Where(i => i != n).Select(i => { return {|PML1002:torch.device("cuda", i)|}; });""")]
    [InlineData("""var all = from i in Enumerable.Range(0, torch.cuda.device_count()) select {|PML1002:torch.device("cuda", i)|};""")]
    [InlineData("""Enumerable.Range(0, torch.cuda.device_count()).ToList().ForEach(i => x.to({|PML1002:$"cuda:{i}"|}));""")]
    [InlineData("""Parallel.For(0, torch.cuda.device_count(), i => x.to({|PML1002:$"cuda:{i}"|}));""")]
    public Task So_is_what_runs_for_each_of_them(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("""var all = Enumerable.Range(0, n).Select(i => [|torch.device($"cuda:{i}")|]).ToList();""")]
    [InlineData("""var all = Enumerable.Range(-1, torch.cuda.device_count()).Select(i => [|torch.device($"cuda:{i}")|]).ToList();""")]
    [InlineData("""var all = Enumerable.Range(0, torch.cuda.device_count()).DefaultIfEmpty().Select(i => [|torch.device($"cuda:{i}")|]).ToList();""")]
    [InlineData("""Parallel.For(0, n, i => x.to([|$"cuda:{i}"|]));""")]
    [InlineData("""Parallel.For(n, torch.cuda.device_count(), i => x.to([|$"cuda:{i}"|]));""")]
    [InlineData("""Parallel.Invoke(() => x.to([|"cuda"|]));""")]
    public Task What_runs_for_other_numbers_is_not(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("while (!torch.cuda.is_available()) { x.[|cuda()|]; }")]
    [InlineData("do { x.[|cuda()|]; } while (torch.cuda.is_available());")]
    [InlineData("while (torch.cuda.is_available()) { Console.WriteLine(); } x.[|cuda()|];")]
    [InlineData("for (x.[|cuda()|]; torch.cuda.is_available(); n--) { Console.WriteLine(); }")]
    public Task Where_the_condition_does_not_hold_yet_or_no_longer_it_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("while (torch.cuda.is_available() || n-- > 0) { x.[|cuda()|]; }")]
    [InlineData("while (!torch.cuda.is_available() && n-- > 0) { Console.WriteLine(); } x.[|cuda()|];")]
    [InlineData("while (!torch.cuda.is_available()) { if (n-- == 0) break; } x.[|cuda()|];")]
    [InlineData("for (int i = 0; i < n; i++) { if (torch.cuda.is_available()) break; } x.[|cuda()|];")]
    [InlineData("""for (int i = 0; i <= torch.cuda.device_count(); i++) { x.to([|$"cuda:{i}"|]); }""")]
    [InlineData("""for (int i = 0; i < n; i++) { x.to([|$"cuda:{i}"|]); }""")]
    [InlineData("""for (int i = torch.cuda.device_count(); i >= 0; i--) { x.to([|$"cuda:{i}"|]); }""")]
    [InlineData("""for (int i = torch.cuda.device_count() - n; i >= 0; i--) { x.to([|$"cuda:{i}"|]); }""")]
    [InlineData("""for (int i = torch.cuda.device_count() - 0; i >= 0; i--) { x.to([|$"cuda:{i}"|]); }""")]
    [InlineData("""for (int i = torch.cuda.device_count() + 1; i >= 0; i--) { x.to([|$"cuda:{i}"|]); }""")]
    [InlineData("""for (int i = torch.cuda.device_count() - 1; i >= -1; i--) { x.to([|$"cuda:{i}"|]); }""")]
    [InlineData("""for (int i = torch.cuda.device_count() - 1; i > -2; i--) { x.to([|$"cuda:{i}"|]); }""")]
    [InlineData("""for (int i = torch.cuda.device_count() - 1; i != 0; i--) { x.to([|$"cuda:{i}"|]); }""")]
    [InlineData("""for (int i = torch.cuda.device_count() - 1; i >= 0; i++) { x.to([|$"cuda:{i}"|]); }""")]
    [InlineData("""for (int i = n - 1; i >= 0; i--) { x.to([|$"cuda:{i}"|]); }""")]
    [InlineData("""foreach (int i in Enumerable.Range(-1, torch.cuda.device_count())) { x.to([|$"cuda:{i}"|]); }""")]
    [InlineData("""foreach (int i in Enumerable.Range(n, torch.cuda.device_count())) { x.to([|$"cuda:{i}"|]); }""")]
    [InlineData("""foreach (int i in Enumerable.Range(0, n)) { x.to([|$"cuda:{i}"|]); }""")]
    [InlineData("""foreach (int i in Enumerable.Repeat(5, torch.cuda.device_count())) { x.to([|$"cuda:{i}"|]); }""")]
    public Task A_loop_that_may_also_run_or_end_without_it_is_too_weak(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("while (torch.mps_is_available()) { x.[|cuda()|]; }")]
    [InlineData("while (!torch.mps_is_available()) { Console.WriteLine(); } x.[|cuda()|];")]
    public Task A_loop_for_another_vendor_guards_nothing(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = torch.cuda.is_available(); while (n-- > 0) { if (ok) x.[|cuda()|]; ok = true; }")]
    [InlineData("""string place = "cpu"; while (n-- > 0) { x.to(place); place = [|"cuda"|]; }""")]
    public Task What_a_later_iteration_sets_undoes_the_check(string statements) => GuardedCode.TorchAsync(statements);
}
