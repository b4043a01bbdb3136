namespace PortableML.Analyzers.Tests.Guards;

/// <summary>A variable that begins with the vendor's device: what holds wherever it still has that value.</summary>
public class HeldValueTests
{
    [SkippableTheory]
    [InlineData("""string place = {|PML1002:"cuda"|}; place = torch.cuda.is_available() ? place : "cpu"; x.to(place);""")]
    [InlineData("""string place = {|PML1002:"cuda"|}; place = !torch.cuda.is_available() ? "cpu" : place; x.to(place);""")]
    [InlineData("""string place = {|PML1002:"cuda"|}; place = torch.cuda.is_available() switch { true => place, false => "cpu" }; x.to(place);""")]
    [InlineData("""string place = {|PML1002:"cuda"|}; if (!torch.cuda.is_available()) (place, n) = ("cpu", 1); x.to(place);""")]
    [InlineData("""string place = {|PML1002:"cuda"|}; if (!torch.cuda.is_available()) { place = "cpu"; } else { Console.WriteLine(place); } x.to(place);""")]
    [InlineData("""string place = {|PML1002:"cuda"|}; try { if (!torch.cuda.is_available()) place = "cpu"; } finally { Console.WriteLine(); } x.to(place);""")]
    [InlineData("""string place = {|PML1002:"cuda"|}; while (!torch.cuda.is_available()) { place = "cpu"; break; } x.to(place);""")]
    [InlineData("""string place = {|PML1002:"cuda"|}; if (!torch.cuda.is_available()) place = "cpu"; for (int i = 0; i < n; i++) { x.to(place); place = place; }""")]
    [InlineData("""string place = {|PML1002:"cuda"|}; if (!torch.cuda.is_available()) place = "cpu"; place = place ?? "cpu"; x.to(place);""")]
    [InlineData("""string? place = {|PML1002:"cuda"|}; if (!torch.cuda.is_available()) place = null; x.to(place ?? "cpu");""")]
    [InlineData("""string place = "cpu"; if (torch.cuda.is_available()) place = {|PML1002:"cuda"|}; x.to(place);""")]
    [InlineData("""string place = "cpu"; if (torch.cuda.is_available()) { place = {|PML1002:"cuda"|}; } place = n > 0 ? place : "cpu"; x.to(place);""")]
    [InlineData("""string place = {|PML1002:"cuda"|}; bool ok = torch.cuda.is_available(); if (!ok) place = "cpu"; x.to(place);""")]
    public Task It_is_replaced_where_the_check_fails(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("""string place = [|"cuda"|]; place = torch.cuda.is_available() ? "cpu" : place; x.to(place);""")]
    [InlineData("""string place = [|"cuda"|]; place = torch.cuda.is_available() switch { true => "cpu", false => place }; x.to(place);""")]
    [InlineData("""string place = [|"cuda"|]; place = n > 0 ? place : "cpu"; x.to(place);""")]
    [InlineData("""string place = [|"cuda"|]; place = torch.cuda.is_available() ? place : place; x.to(place);""")]
    [InlineData("""string place = [|"cuda"|]; place = place ?? "cpu"; x.to(place);""")]
    [InlineData("""string place = [|"cuda"|]; if (torch.cuda.is_available()) place = "cpu"; x.to(place);""")]
    [InlineData("""string place = [|"cuda"|]; if (!torch.mps_is_available()) place = "cpu"; x.to(place);""")]
    [InlineData("""string place = [|"cuda"|]; if (!torch.cuda.is_available() && n > 0) place = "cpu"; x.to(place);""")]
    [InlineData("""string place = [|"cuda"|]; string other = place; if (!torch.cuda.is_available()) place = "cpu"; x.to(other);""")]
    [InlineData("""string place = [|"cuda"|]; try { Console.WriteLine(); if (!torch.cuda.is_available()) place = "cpu"; } catch (Exception) { } x.to(place);""")]
    [InlineData("""string place = [|"cuda"|]; x.to(place); if (!torch.cuda.is_available()) place = "cpu"; y.to(place);""")]
    [InlineData("""string place = "cpu"; for (int i = 0; i < n; i++) { x.to(place); if (i > 1) place = [|"cuda"|]; }""")]
    [InlineData("""string place = "cpu"; if (!torch.cuda.is_available()) place = [|"cuda"|]; x.to(place);""")]
    public Task It_is_kept_on_some_path_without_the_check(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("""string place = "cuda"; place = "cpu"; x.to(place);""")]
    [InlineData("""string place = "cuda"; if (n > 0) place = "cpu"; else place = "cpu:0"; x.to(place);""")]
    [InlineData("""string place = "cuda"; (place, n) = ("cpu", 1); x.to(place);""")]
    [InlineData("""string place = "cuda"; for (place = "cpu"; n > 0; n--) { } x.to(place);""")]
    public Task It_is_replaced_on_every_path(string statements) => GuardedCode.TorchAsync(statements);
}
