namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Checks in the callers of a method whose callers are all known.</summary>
public class CallerTests
{
    [SkippableTheory]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) Move(x); } private Tensor Move(Tensor x) => x.{|PML1002:cuda()|};")]
    [InlineData("void Run(Tensor x) { if (!torch.cuda.is_available()) return; Move(x); Move(x); } private Tensor Move(Tensor x) => x.{|PML1002:cuda()|};")]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) Outer(x); } private void Outer(Tensor x) => Inner(x); private void Inner(Tensor x) => x.{|PML1002:cuda()|};")]
    [InlineData("Tensor Run(Tensor x) => torch.cuda.is_available() ? Move(x) : x; private static Tensor Move(Tensor x) { return x.{|PML1002:cuda()|}; }")]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) Walk(x, 3); } private Tensor Walk(Tensor x, int n) => n == 0 ? x.{|PML1002:cuda()|} : Walk(x, n - 1);")]
    public Task A_private_method_that_is_called_only_where_the_check_holds_is_guarded(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("public static Device Best => torch.cuda.is_available() ? Fast : torch.CPU; private static Device Fast => {|PML1002:torch.CUDA|};")]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) x.to(Fast); } private Device Fast { get { return {|PML1002:torch.CUDA|}; } }")]
    [InlineData("void Run(Tensor x) { if (!torch.cuda.is_available()) return; x.to(Fast); x.to(this.Fast); } private Device Fast { get => {|PML1002:torch.CUDA|}; }")]
    [InlineData("void Run(Tensor x) { try { x.to(Fast); } catch (Exception) { x.to(torch.CPU); } } private Device Fast => {|PML1002:torch.CUDA|};")]
    public Task A_private_property_that_is_read_only_where_the_check_holds_is_guarded(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("public static Device Best => torch.cuda.is_available() ? Fast : torch.CPU; public static Device Fast => [|torch.CUDA|];")]
    [InlineData("public static Device Best => torch.cuda.is_available() ? Fast : torch.CPU; public static Device Worst => Fast; private static Device Fast => [|torch.CUDA|];")]
    [InlineData("public static Device Best => torch.mps_is_available() ? Fast : torch.CPU; private static Device Fast => [|torch.CUDA|];")]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) x.to(Fast); } private Device Fast { get => [|torch.CUDA|]; set { } }")]
    public Task A_property_that_can_be_read_elsewhere_is_hard_coded(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) A(x, 3); } private void A(Tensor x, int n) { x.{|PML1002:cuda()|}; if (n > 0) B(x, n - 1); } private void B(Tensor x, int n) => A(x, n);")]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) A(x, 3); } private void A(Tensor x, int n) { if (n > 0) B(x, n - 1); } private void B(Tensor x, int n) { x.{|PML1002:cuda()|}; A(x, n); }")]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) A(x, {|PML1002:CUDA|}); } private void A(Tensor x, Device place) { x.to(place); B(x, place); } private void B(Tensor x, Device place) => A(x, place);")]
    [InlineData("""void Run(Tensor x) { if (torch.cuda.is_available()) A(x, {|PML1002:"cuda"|}, 3); } private void A(Tensor x, string place, int n) { x.to(place); if (n > 0) B(x, place, n); } private void B(Tensor x, string place, int n) => A(x.to(place), place, n - 1);""")]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) A(x, 3); } private void A(Tensor x, int n) { if (n > 0) B(x, n - 1); } private void B(Tensor x, int n) { C(x, n); A(x, n); } private void C(Tensor x, int n) { x.{|PML1002:cuda()|}; B(x, n - 1); }")]
    [InlineData("void Run(Tensor x) { if (!torch.cuda.is_available()) return; A(x, 3); B(x, 2); } private void A(Tensor x, int n) { x.{|PML1002:cuda()|}; if (n > 0) B(x, n - 1); } private void B(Tensor x, int n) { x.{|PML1002:cuda()|}; if (n > 1) A(x, n); }")]
    [InlineData("void Run(Tensor x) { void A(int n) { x.{|PML1002:cuda()|}; if (n > 0) B(n - 1); } void B(int n) => A(n); if (torch.cuda.is_available()) A(3); }")]
    public Task Members_that_call_each_other_are_guarded_where_every_way_into_their_circle_is(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) A(x, 3); } void Other(Tensor x) => B(x, 1); private void A(Tensor x, int n) { x.[|cuda()|]; if (n > 0) B(x, n - 1); } private void B(Tensor x, int n) => A(x, n);")]
    [InlineData("void Run(Tensor x) { if (torch.mps_is_available()) A(x, 3); } private void A(Tensor x, int n) { x.[|cuda()|]; if (n > 0) B(x, n - 1); } private void B(Tensor x, int n) => A(x, n);")]
    [InlineData("void Run(Tensor x) { if (!torch.cuda.is_available()) A(x, 3); } private void A(Tensor x, int n) { x.[|cuda()|]; if (n > 0) B(x, n - 1); } private void B(Tensor x, int n) => A(x, n);")]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) A(x, 3); } private void A(Tensor x, int n) { if (n > 0) B(x, n - 1); } public void B(Tensor x, int n) { x.[|cuda()|]; A(x, n); }")]
    [InlineData("private void A(Tensor x, int n) { x.[|cuda()|]; if (n > 0) B(x, n - 1); } private void B(Tensor x, int n) => A(x, n);")]
    [InlineData("void Run(Tensor x) { void A(int n) { x.[|cuda()|]; if (n > 0) B(n - 1); } void B(int n) => A(n); if (torch.cuda.is_available()) A(3); B(1); }")]
    public Task One_unguarded_way_into_the_circle_is_enough(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("void Run(Tensor x, string device) { switch (device) { case \"cuda\": Move(x); break; case \"fastest\": Move(x); break; } } private Tensor Move(Tensor x) => x.{|PML1002:cuda()|};")]
    [InlineData("void Run(Tensor x, bool useGpu) { if (useGpu) Move(x); } void Other(Tensor x) { if (torch.cuda.is_available()) Move(x); } private Tensor Move(Tensor x) => x.{|PML1002:cuda()|};")]
    [InlineData("Tensor Run(Tensor x, bool useGpu) => useGpu ? Move(x) : x; Tensor Other(Tensor x) { try { return Move(x); } catch (Exception) { return x; } } private Tensor Move(Tensor x) => x.{|PML1002:cuda()|};")]
    public Task A_private_method_of_which_each_call_is_covered_in_its_own_way_is_no_lock(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("void Run(Tensor x, string device) { switch (device) { case \"cuda\": Move(x); break; } Move(x); } private Tensor Move(Tensor x) => x.[|cuda()|];")]
    [InlineData("void Run(Tensor x, bool useGpu) { if (useGpu) Move(x); } void Other(Tensor x) { if (torch.mps_is_available()) Move(x); } private Tensor Move(Tensor x) => x.[|cuda()|];")]
    [InlineData("Tensor Run(Tensor x, bool useGpu) => useGpu ? Move(x) : x; Tensor Other(Tensor x) { try { return Move(x); } catch (Exception) { throw; } } private Tensor Move(Tensor x) => x.[|cuda()|];")]
    public Task A_private_method_of_which_one_call_is_not_covered_is_hard_coded(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("readonly Tensor _x; private Sample(Tensor x) => _x = x.{|PML1002:cuda()|}; public static Sample Make(Tensor x) => torch.cuda.is_available() ? new Sample(x) : null;")]
    [InlineData("readonly Tensor _x; private Sample(Tensor x) { _x = x.{|PML1002:cuda()|}; } public static Sample Make(Tensor x) { try { return new(x); } catch { return null; } }")]
    [InlineData("readonly Tensor _x; private Sample(Tensor x) { _x = x.{|PML1002:cuda()|}; } private Sample(Tensor x, int n) : this(x) { } public static Sample Make(Tensor x) => torch.cuda.is_available() ? new(x, 1) : null;")]
    [InlineData("readonly Tensor _x; private Sample(Tensor x) { _x = x.{|PML1002:cuda()|}; } static class Factory { public static Sample Make(Tensor x, bool useGpu) => useGpu ? new Sample(x) : null; }")]
    [InlineData("private Sample() { torch.ones(1).{|PML1002:cuda()|}; } static readonly Lazy<Sample> s_one = new(() => torch.cuda.is_available() ? new Sample() : null);")]
    public Task So_is_a_private_constructor(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("readonly Tensor _x; private Sample(Tensor x) => _x = x.[|cuda()|]; public static Sample Make(Tensor x) => torch.cuda.is_available() ? new Sample(x) : null; public static Sample Other(Tensor x) => new(x);")]
    [InlineData("readonly Tensor _x; private Sample(Tensor x) { _x = x.[|cuda()|]; } public Sample(Tensor x, int n) : this(x) { } public static Sample Make(Tensor x) => torch.cuda.is_available() ? new(x) : null;")]
    [InlineData("readonly Tensor _x; internal Sample(Tensor x) { _x = x.[|cuda()|]; } public static Sample Make(Tensor x) => torch.cuda.is_available() ? new(x) : null;")]
    [InlineData("readonly Tensor _x; private Sample(Tensor x) { _x = x.[|cuda()|]; } public static Sample Make(Tensor x) => torch.mps_is_available() ? new(x) : null;")]
    [InlineData("private Sample() { torch.ones(1).[|cuda()|]; } static Sample s_one; public static Sample One => s_one ??= new Sample();")]
    [InlineData("private Sample() { torch.ones(1).[|cuda()|]; } public static readonly Sample One = new();")]
    [InlineData("static Sample() { torch.ones(1).[|cuda()|]; } public static Sample Make() => torch.cuda.is_available() ? new Sample() : null;")]
    [InlineData("private Sample() { torch.ones(1).[|cuda()|]; } class Derived : Sample { public Derived() : base() { } } public static Sample Make() => torch.cuda.is_available() ? new Sample() : null;")]
    public Task A_constructor_that_also_runs_otherwise_is_not(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("void Run(Tensor x) { if (!torch.cuda.is_available()) Move(x); } private Tensor Move(Tensor x) => x.[|cuda()|];")]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) Move(x); Move(x); } private Tensor Move(Tensor x) => x.[|cuda()|];")]
    [InlineData("void Run(Tensor x) { if (torch.mps_is_available()) Move(x); } private Tensor Move(Tensor x) => x.[|cuda()|];")]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) Move(x); } public Tensor Move(Tensor x) => x.[|cuda()|];")]
    [InlineData("Func<Tensor, Tensor> Run() => Move; void Other(Tensor x) { if (torch.cuda.is_available()) Move(x); } private Tensor Move(Tensor x) => x.[|cuda()|];")]
    [InlineData("void Run(Tensor x) { Walk(x, 3); } private Tensor Walk(Tensor x, int n) => n == 0 ? x.[|cuda()|] : torch.cuda.is_available() ? Walk(x, n - 1) : x;")]
    [InlineData("private Tensor Walk(Tensor x, int n) => n == 0 ? x.[|cuda()|] : torch.cuda.is_available() ? Walk(x, n - 1) : x;")]
    public Task A_method_that_is_also_called_otherwise_is_hard_coded(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("""void Run(Tensor x) { if (torch.cuda.is_available()) Move(x, {|PML1002:"cuda"|}); else Move(x, "cpu"); } Tensor Move(Tensor x, string place) => x.to(place);""")]
    [InlineData("""void Run(Tensor x) => Move(x, torch.cuda.is_available() ? {|PML1002:"cuda"|} : "cpu"); Tensor Move(Tensor x, string place) => x.to(place);""")]
    [InlineData("""void Run(Tensor x) => Move(x, {|PML1002:"cuda"|}); Tensor Move(Tensor x, string place) { if (!torch.cuda.is_available()) place = "cpu"; return x.to(place); }""")]
    [InlineData("""void Run(Tensor x) => Move(x, {|PML1002:"cuda"|}); Tensor Move(Tensor x, string place) => torch.cuda.is_available() ? x.to(place) : x;""")]
    [InlineData("""Tensor Run(Tensor x, string place = {|PML1002:"cuda"|}) { if (!torch.cuda.is_available()) place = "cpu"; return x.to(place); }""")]
    [InlineData("""Tensor Run(Tensor x, string place = {|PML1002:"cuda"|}) => x.to(torch.cuda.is_available() ? place : "cpu");""")]
    [InlineData("""private string _place = {|PML1002:"cuda"|}; Sample() { if (!torch.cuda.is_available()) _place = "cpu"; } Tensor Run(Tensor x) => x.to(_place);""")]
    public Task A_text_that_is_handed_on_is_judged_on_its_whole_way(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("""void Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, string place) { if (torch.cuda.is_available()) Console.WriteLine(); return x.to(place); }""")]
    [InlineData("""void Run(Tensor x) => Move(x, [|"cuda"|]); Tensor Move(Tensor x, string place) => torch.cuda.is_available() ? x : x.to(place);""")]
    public Task A_text_that_arrives_unguarded_is_hard_coded(string members) => GuardedCode.TorchMembersAsync(members);
}
