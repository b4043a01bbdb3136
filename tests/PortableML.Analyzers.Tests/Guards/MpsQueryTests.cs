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
    public Task A_condition_that_may_hold_without_it_is_too_weak(string statements) => GuardedCode.TorchAsync(statements);

    /// <summary>libtorch is built for no other Mac than those with Apple's own processor since 2.3, so the library asks for nothing more itself.</summary>
    [SkippableTheory]
    [InlineData("if (OperatingSystem.IsMacOS()) x.{|PML1002:mps()|};")]
    [InlineData("var place = OperatingSystem.IsMacOS() ? {|PML1002:torch.MPS|} : torch.CPU;")]
    [InlineData("""string place = "cpu"; if (OperatingSystem.IsMacOSVersionAtLeast(13)) place = {|PML1002:"mps"|}; x.to(place);""")]
    [InlineData("if (OperatingSystem.IsMacOS()) x.to({|PML1002:DeviceType.MPS|});")]
    [InlineData("if (!OperatingSystem.IsMacOS()) return; var place = {|PML1002:torch.device(DeviceType.MPS)|};")]
    public Task Its_operating_system_is_a_guard(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (!OperatingSystem.IsMacOS()) x.[|mps()|];")]
    [InlineData("if (OperatingSystem.IsLinux()) x.to([|DeviceType.MPS|]);")]
    [InlineData("if (OperatingSystem.IsIOS()) x.[|mps()|];")]
    [InlineData("if (OperatingSystem.IsMacOS() || n > 0) x.[|mps()|];")]
    [InlineData("if (OperatingSystem.IsMacOS()) x.[|cuda()|];")]
    public Task Another_operating_system_or_vendor_is_not_proved(string statements) => GuardedCode.TorchAsync(statements);

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
