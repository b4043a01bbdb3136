namespace PortableML.Analyzers.Tests.Guards;

/// <summary><c>mps_is_available()</c>, which proves Apple's accelerator and no other.</summary>
public class MpsQueryTests
{
    [SkippableTheory]
    [InlineData("if (torch.mps_is_available()) x.{|PML1002:mps()|};")]
    [InlineData("if (mps_is_available()) x.to({|PML1002:MPS|});")]
    [InlineData("if (!torch.mps_is_available()) return; x.to({|PML1002:\"mps\"|});")]
    [InlineData("var place = torch.mps_is_available() ? {|PML1002:torch.MPS|} : torch.CPU;")]
    [InlineData("""string place = "cpu"; if (torch.mps_is_available()) place = {|PML1002:"mps"|}; x.to(place);""")]
    [InlineData("bool ok = torch.mps_is_available(); if (ok) x.to({|PML1002:DeviceType.MPS|});")]
    [InlineData("if (torch.TryInitializeDeviceType(DeviceType.MPS)) x.{|PML1002:mps()|};")]
    public Task A_yes_is_a_guard(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (!torch.mps_is_available()) x.[|mps()|];")]
    [InlineData("var place = torch.mps_is_available() ? torch.CPU : [|torch.MPS|];")]
    public Task A_no_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.mps_is_available() || n > 0) x.[|mps()|];")]
    [InlineData("_ = torch.mps_is_available(); x.[|mps()|];")]
    [InlineData("if (OperatingSystem.IsMacOS()) x.[|mps()|];")]
    public Task A_condition_that_may_hold_without_it_is_too_weak(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.mps_is_available()) x.[|cuda()|];")]
    [InlineData("if (torch.cuda.is_available()) x.[|mps()|];")]
    [InlineData("if (torch.cuda.device_count() > 0) x.[|mps()|];")]
    public Task A_yes_for_one_vendor_proves_no_other(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = torch.mps_is_available(); ok = n > 0; if (ok) x.[|mps()|];")]
    [InlineData("""string place = "cpu"; if (torch.mps_is_available()) place = "mps"; place = [|"mps"|]; x.to(place);""")]
    public Task An_answer_or_a_device_that_is_replaced_is_none(string statements) => GuardedCode.TorchAsync(statements);
}
