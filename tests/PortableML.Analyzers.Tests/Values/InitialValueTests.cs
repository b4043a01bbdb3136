using PortableML.Analyzers.Tests.Guards;

namespace PortableML.Analyzers.Tests.Values;

/// <summary>A field or property that begins with the vendor's device and that constructors may give another.</summary>
public class InitialValueTests
{
    private const string Use = " Tensor Run(Tensor x) => x.to(_place);";

    [SkippableTheory]
    [InlineData("""private string _place = {|PML1002:"cuda"|}; Sample() { if (!torch.cuda.is_available()) _place = "cpu"; }""")]
    [InlineData("""private readonly string _place = {|PML1002:"cuda"|}; Sample() { if (torch.cuda.is_available()) return; this._place = "cpu"; }""")]
    [InlineData("""private readonly string _place = {|PML1002:"cuda"|}; Sample() { _place = torch.cuda.is_available() ? _place : "cpu"; }""")]
    [InlineData("""private readonly Device _place = {|PML1002:new Device("cuda")|}; Sample() { if (!torch.cuda.is_available()) _place = CPU; }""")]
    [InlineData("""private static string _place = {|PML1002:"cuda"|}; static Sample() { if (!torch.cuda.is_available()) _place = "cpu"; }""")]
    [InlineData("""string _place { get; set; } = {|PML1002:"cuda"|}; Sample() { if (!torch.cuda.is_available()) _place = "cpu"; }""")]
    [InlineData("""private string _place = {|PML1002:"cuda"|}; Sample() { if (!torch.cuda.is_available()) _place = "cpu"; } Sample(int n) { if (!torch.cuda.is_available() || n > 0) _place = "cpu"; }""")]
    [InlineData("""private string _place = {|PML1002:"cuda"|}; Sample() { if (!torch.cuda.is_available()) _place = "cpu"; } Sample(int n) : this() { Console.WriteLine(n); }""")]
    public Task Constructors_that_replace_it_where_the_check_fails_are_a_guard(string members) => GuardedCode.TorchMembersAsync(members + Use);

    [SkippableFact]
    public Task A_constructor_that_replaces_it_where_it_is_told_to_chooses() => GuardedCode.TorchMembersAsync(
        """private string _place = {|PML1002:"cuda"|}; Sample(bool useGpu) { if (!useGpu) _place = "cpu"; }""" + Use);

    [SkippableTheory]
    [InlineData("""private string _place = "cuda"; Sample() { _place = "cpu"; }""")]
    [InlineData("""private string _place = "cuda"; Sample(int n) { if (n > 0) _place = "cpu"; else _place = "cpu:0"; }""")]
    public Task A_value_that_no_constructor_leaves_there_reaches_nothing(string members) => GuardedCode.TorchMembersAsync(members + Use);

    [SkippableTheory]
    [InlineData("""private string _place = [|"cuda"|]; Sample() { if (torch.cuda.is_available()) _place = "cpu"; }""")]
    [InlineData("""private string _place = [|"cuda"|]; Sample() { if (!torch.mps_is_available()) _place = "cpu"; }""")]
    [InlineData("""private string _place = [|"cuda"|]; Sample(int n) { if (!torch.cuda.is_available() && n > 0) _place = "cpu"; }""")]
    [InlineData("""private string _place = [|"cuda:1"|]; Sample() { if (!torch.cuda.is_available()) _place = "cpu"; }""")]
    [InlineData("""private string _place = [|"cuda"|]; Sample() { if (!torch.cuda.is_available()) _place = "cpu"; } Sample(int n) { Console.WriteLine(n); }""")]
    [InlineData("""private string _place = [|"cuda"|]; Sample(Sample other) { if (!torch.cuda.is_available()) other._place = "cpu"; }""")]
    [InlineData("""private string _place = [|"cuda"|]; Sample(Tensor x) { x.to(_place); if (!torch.cuda.is_available()) _place = "cpu"; }""")]
    [InlineData("""private string _place = [|"cuda"|]; void Load() { if (!torch.cuda.is_available()) _place = "cpu"; }""")]
    [InlineData("""private static string _place = [|"cuda"|]; Sample() { if (!torch.cuda.is_available()) _place = "cpu"; }""")]
    public Task A_value_that_may_be_left_there_without_the_check_is_hard_coded(string members) => GuardedCode.TorchMembersAsync(members + Use);

    [SkippableFact]
    public Task Behind_the_replacement_the_constructor_itself_is_guarded() => GuardedCode.TorchMembersAsync(
        """private string _place = {|PML1002:"cuda"|}; Sample(Tensor x) { if (!torch.cuda.is_available()) _place = "cpu"; x.to(_place); }""");
}
