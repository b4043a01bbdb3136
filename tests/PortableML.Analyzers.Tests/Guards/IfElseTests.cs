namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Devices in the branches of <c>if</c> and after them.</summary>
public class IfElseTests
{
    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available()) { x.{|PML1002:cuda()|}; }")]
    [InlineData("if (torch.cuda.is_available()) { if (n > 0) { x.{|PML1002:cuda()|}; } }")]
    [InlineData("if (n > 0) { if (torch.cuda.is_available()) { x.{|PML1002:cuda()|}; } }")]
    [InlineData("if (!torch.cuda.is_available()) { } else { x.{|PML1002:cuda()|}; }")]
    [InlineData("if (n > 0) { } else if (torch.cuda.is_available()) { x.{|PML1002:cuda()|}; }")]
    [InlineData("Device place; if (torch.cuda.is_available()) place = {|PML1002:CUDA|}; else place = CPU; x.to(place);")]
    [InlineData("Device place = CPU; if (torch.cuda.is_available()) place = {|PML1002:CUDA|}; x.to(place);")]
    [InlineData("""var place = "cpu"; if (torch.cuda.is_available()) place = {|PML1002:"cuda"|}; x.to(place);""")]
    [InlineData("""var place = "cpu"; if (torch.cuda.is_available()) place = {|PML1002:$"cuda:{0}"|}; x.to(place);""")]
    [InlineData("if (torch.cuda.is_available()) { using (torch.no_grad()) { lock (text) { x.{|PML1002:cuda()|}; } } }")]
    public Task The_branch_that_the_check_proves_is_guarded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("""var place = {|PML1002:"cuda"|}; if (!torch.cuda.is_available()) place = "cpu"; x.to(place);""")]
    [InlineData("""var place = {|PML1002:"cuda"|}; if (!torch.cuda.is_available()) { place = "cpu"; } x.to(place); y.to(place);""")]
    [InlineData("""var place = {|PML1002:"cuda"|}; place = torch.cuda.is_available() ? place : "cpu"; x.to(place);""")]
    [InlineData("""var place = {|PML1002:"cuda"|}; place = torch.cuda.is_available() switch { true => place, false => "cpu" }; x.to(place);""")]
    [InlineData("""Device place = {|PML1002:new Device("cuda")|}; if (torch.cuda.is_available() == false) place = CPU; x.to(place);""")]
    [InlineData("""var kind = {|PML1002:DeviceType.CUDA|}; if (!torch.cuda.is_available()) kind = DeviceType.CPU; x.to(kind);""")]
    public Task A_silent_form_that_is_replaced_where_the_check_fails_is_guarded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available()) { } else { x.[|cuda()|]; }")]
    [InlineData("if (!torch.cuda.is_available()) { x.[|cuda()|]; }")]
    [InlineData("if (n > 0) { } else if (!torch.cuda.is_available()) { x.[|cuda()|]; }")]
    [InlineData("""var place = [|"cuda"|]; if (torch.cuda.is_available()) place = "cpu"; x.to(place);""")]
    public Task The_other_branch_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.cuda.is_available()) { Console.WriteLine(); } x.[|cuda()|];")]
    [InlineData("x.[|cuda()|]; if (torch.cuda.is_available()) { Console.WriteLine(); }")]
    [InlineData("if (!torch.cuda.is_available()) { Console.WriteLine(\"none\"); } x.[|cuda()|];")]
    [InlineData("""var place = [|"cuda"|]; if (!torch.cuda.is_available() && n > 0) place = "cpu"; x.to(place);""")]
    [InlineData("""var place = [|"cuda"|]; place = n > 0 ? place : "cpu"; x.to(place);""")]
    [InlineData("""var place = [|"cuda"|]; place = torch.cuda.is_available() ? "cpu" : place; x.to(place);""")]
    [InlineData("""var place = [|"cuda"|]; while (n-- > 0) { place = n > 3 ? place : "cpu"; } x.to(place);""")]
    [InlineData("""var place = [|"cuda"|]; x.to(place); if (!torch.cuda.is_available()) place = "cpu"; y.to(place);""")]
    [InlineData("Device place = [|CUDA|]; if (!torch.cuda.is_available()) place = CPU; x.to(place);")]
    [InlineData("if (n > 0) { if (!torch.cuda.is_available()) return; } x.[|cuda()|];")]
    public Task Outside_the_branch_the_check_proves_nothing(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.mps_is_available()) { x.[|cuda()|]; }")]
    [InlineData("if (torch.mps_is_available()) { } else { x.[|cuda()|]; }")]
    [InlineData("""var place = [|"cuda"|]; if (!torch.mps_is_available()) place = "cpu"; x.to(place);""")]
    public Task A_check_for_another_vendor_proves_nothing(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("""var place = "cpu"; if (torch.cuda.is_available()) place = "cuda"; place = [|"cuda"|]; x.to(place);""")]
    [InlineData("""var place = {|PML1002:"cuda"|}; if (!torch.cuda.is_available()) place = "cpu"; if (n > 0) place = [|"cuda:0"|]; y.to(place);""")]
    public Task A_later_assignment_undoes_what_the_check_did(string statements) => GuardedCode.TorchAsync(statements);
}
