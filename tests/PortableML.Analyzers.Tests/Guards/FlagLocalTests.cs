namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks whose answer a local variable holds.</summary>
public class FlagLocalTests
{
    [SkippableTheory]
    [InlineData("bool ok = torch.cuda.is_available(); if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("var ok = torch.cuda.is_available() && n > 0; if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = torch.cuda.is_available(), fast = n > 0; if (fast && ok) x.{|PML1002:cuda()|};")]
    [InlineData("bool none = !torch.cuda.is_available(); if (!none) x.{|PML1002:cuda()|};")]
    [InlineData("bool none = !torch.cuda.is_available(); if (none) return; x.{|PML1002:cuda()|};")]
    [InlineData("bool ok; ok = torch.cuda.is_available(); if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = torch.cuda.is_available(); bool other = ok; if (other) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = torch.cuda.is_available(); bool fast = ok && n > 0; if (fast) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = torch.cuda.is_available() ? n > 0 : false; if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = torch.cuda.is_available(); var place = ok ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("bool a, b; a = b = torch.cuda.is_available(); if (a) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok; if (ok = torch.cuda.is_available()) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() is var ok && ok) x.{|PML1002:cuda()|};")]
    [InlineData("var (ok, _) = (torch.cuda.is_available(), n); if (ok) x.{|PML1002:cuda()|};")]
    public Task A_flag_that_holds_the_answer_is_a_guard(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool? ok = torch.cuda.is_available(); if (ok == true) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available(); if (ok.Value) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available(); if (ok ?? false) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = null; ok ??= torch.cuda.is_available(); if (ok is true) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available(); if (ok.GetValueOrDefault()) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = n > 0 ? torch.cuda.is_available() : null; if (ok == true) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available(); if (ok != false) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available(); if (ok ?? true) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available(); if (ok == null) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available() ? true : null; if (ok != null) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available() ? true : null; if (ok is { }) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available() ? true : null; if (ok is bool) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available() ? true : null; if (ok.HasValue) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available() ? true : null; if (null != ok) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available() ? null : false; if (ok == null) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available() ? null : false; if (ok is null) x.{|PML1002:cuda()|};")]
    [InlineData("bool? ok = torch.cuda.is_available(); if (ok.GetValueOrDefault(true)) x.{|PML1002:cuda()|};")]
    public Task A_nullable_flag_that_holds_the_answer_is_a_guard(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = false; if (torch.cuda.is_available()) ok = true; if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok; if (torch.cuda.is_available()) ok = true; else ok = false; if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = true; if (!torch.cuda.is_available()) ok = false; if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = torch.cuda.is_available(); if (n > 0) ok = false; if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = torch.cuda.is_available(); ok = ok && n > 0; if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = torch.cuda.is_available(); ok &= n > 0; if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = n > 0; if (ok) ok = torch.cuda.is_available(); if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("bool ok = n > 0; ok = torch.cuda.is_available(); if (ok) x.{|PML1002:cuda()|};")]
    public Task A_flag_that_is_true_only_where_the_check_held_is_a_guard(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("ok = torch.cuda.is_available(); if (!ok) return; x.{|PML1002:cuda()|};")]
    [InlineData("ok &= torch.cuda.is_available(); if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("ok = ok && torch.cuda.is_available(); if (!ok) { return; } x.{|PML1002:cuda()|};")]
    [InlineData("if (!torch.cuda.is_available()) ok = false; if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("ok = x.ndim > 0; if (ok) ok = torch.cuda.is_available(); if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("ok = x.ndim > 0; if (!ok) ok = torch.cuda.is_available(); if (ok) x.[|cuda()|];")]
    [InlineData("ok |= torch.cuda.is_available(); if (ok) x.[|cuda()|];")]
    [InlineData("ok = ok || torch.cuda.is_available(); if (ok) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available()) ok = false; if (ok) x.[|cuda()|];")]
    [InlineData("if (ok) x.[|cuda()|]; ok = torch.cuda.is_available();")]
    public Task A_parameter_that_takes_the_answer_is_a_flag_from_there_on(string statements) =>
        GuardedCode.TorchMembersAsync("void Run(Tensor x, bool ok) { " + statements + " }");

    [SkippableFact]
    public Task A_flag_that_is_set_after_trying_is_a_guard() => GuardedCode.TorchAsync(
        """
        bool ok = false;
        try
        {
            torch.InitializeDeviceType({|PML1002:DeviceType.CUDA|});
            ok = true;
        }
        catch (Exception)
        {
            Console.WriteLine("none");
        }

        if (ok) x.{|PML1002:cuda()|};
        """);

    [SkippableTheory]
    [InlineData("bool ok = torch.cuda.is_available(); if (!ok) x.[|cuda()|];")]
    [InlineData("bool none = !torch.cuda.is_available(); if (none) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); if (ok) return; x.[|cuda()|];")]
    [InlineData("bool ok = false; if (!torch.cuda.is_available()) ok = true; if (ok) x.[|cuda()|];")]
    public Task A_flag_that_is_tested_the_wrong_way_round_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = torch.cuda.is_available() || n > 0; if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); if (ok || n > 0) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); x.[|cuda()|];")]
    [InlineData("bool ok = false; if (torch.cuda.is_available() || n > 0) ok = true; if (ok) x.[|cuda()|];")]
    [InlineData("bool? ok = torch.cuda.is_available(); if (ok != null) x.[|cuda()|];")]
    [InlineData("bool? ok = torch.cuda.is_available(); if (ok.HasValue) x.[|cuda()|];")]
    [InlineData("bool? ok = n > 0 ? torch.cuda.is_available() : null; if (ok ?? true) x.[|cuda()|];")]
    [InlineData("bool? ok = n > 0 ? torch.cuda.is_available() : null; if (ok != false) x.[|cuda()|];")]
    [InlineData("bool? ok = n > 0 ? torch.cuda.is_available() : null; if (ok.GetValueOrDefault(true)) x.[|cuda()|];")]
    [InlineData("bool? ok = torch.cuda.is_available() ? true : null; if (ok == null) x.[|cuda()|];")]
    [InlineData("bool? ok = torch.cuda.is_available() ? true : null; if (ok is null) x.[|cuda()|];")]
    [InlineData("bool? ok = torch.cuda.is_available() ? true : null; if (!ok.HasValue) x.[|cuda()|];")]
    [InlineData("bool? ok = torch.cuda.is_available(); bool? wanted = n > 0 ? true : null; if ((ok | wanted) == true) x.[|cuda()|];")]
    [InlineData("bool? ok = torch.cuda.is_available(); bool? wanted = n > 0 ? true : null; if ((ok & wanted) != false) x.[|cuda()|];")]
    public Task A_flag_that_may_be_true_without_it_is_too_weak(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = torch.mps_is_available(); if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.mps_is_available(), other = torch.cuda.is_available(); if (ok && !other) x.[|cuda()|];")]
    public Task A_flag_for_another_vendor_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = torch.cuda.is_available(); ok = true; if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); ok = n > 0; if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); if (n > 0) ok = true; if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); ok = ok || n > 0; if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); ok |= n > 0; if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); ok = !ok; if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); ok ^= true; if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); (ok, n) = (true, 1); if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); Set(out ok); if (ok) x.[|cuda()|]; static void Set(out bool b) => b = true;")]
    [InlineData("bool ok = torch.cuda.is_available(); Set(ref ok); if (ok) x.[|cuda()|]; static void Set(ref bool b) => b = true;")]
    [InlineData("bool ok = torch.cuda.is_available(); ref bool alias = ref ok; alias = true; if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); void Force() => ok = true; Force(); if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); Action force = () => ok = true; force(); if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); bool other = n > 0; ref bool alias = ref other; alias = ref ok; alias = true; if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); unsafe { bool* at = &ok; *at = true; } if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); foreach (bool one in new[] { true }) { ok = one; } if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); (n, (ok, _)) = (1, (true, 2)); if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = torch.cuda.is_available(); (n, ok) = Both(); if (ok) x.[|cuda()|]; static (int, bool) Both() => (1, true);")]
    [InlineData("bool ok = torch.cuda.is_available(); try { Console.WriteLine(); } finally { ok = true; } if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = n > 0; ref bool alias = ref ok; ok = torch.cuda.is_available(); alias = true; if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = n > 0, other = ok; ref bool alias = ref other; alias = ref ok; ok = torch.cuda.is_available(); alias = true; if (ok) x.[|cuda()|];")]
    [InlineData("bool ok = n > 0; unsafe { bool* at = &ok; ok = torch.cuda.is_available(); *at = true; } if (ok) x.[|cuda()|];")]
    public Task A_flag_that_is_set_anew_is_none(string statements) => GuardedCode.TorchAsync(statements);
}
