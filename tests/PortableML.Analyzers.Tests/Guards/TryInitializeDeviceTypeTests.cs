namespace PortableML.Analyzers.Tests.Guards;

/// <summary><c>TryInitializeDeviceType</c>, which answers truly for CUDA, and yes for HIP and XLA on a machine that has neither.</summary>
public class TryInitializeDeviceTypeTests
{
    [SkippableTheory]
    [InlineData("if (torch.TryInitializeDeviceType(DeviceType.CUDA)) x.{|PML1002:cuda()|};")]
    [InlineData("if (TryInitializeDeviceType(DeviceType.CUDA)) x.{|PML1002:cuda()|};")]
    [InlineData("if (!torch.TryInitializeDeviceType(DeviceType.CUDA)) return; x.{|PML1002:cuda()|};")]
    [InlineData("var ok = torch.TryInitializeDeviceType(DeviceType.CUDA); if (ok) x.{|PML1002:cuda()|};")]
    [InlineData("var place = torch.TryInitializeDeviceType(DeviceType.CUDA) ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("if (torch.TryInitializeDeviceType(deviceType: DeviceType.CUDA)) x.{|PML1002:cuda()|};")]
    [InlineData("if (torch.TryInitializeDeviceType((DeviceType)1)) x.{|PML1002:cuda()|};")]
    [InlineData("const DeviceType Kind = DeviceType.CUDA; if (torch.TryInitializeDeviceType(Kind)) x.{|PML1002:cuda()|};")]
    public Task A_yes_for_CUDA_is_a_guard(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (!torch.TryInitializeDeviceType(DeviceType.CUDA)) x.[|cuda()|];")]
    [InlineData("if (torch.TryInitializeDeviceType(DeviceType.CUDA)) return; x.[|cuda()|];")]
    public Task A_no_is_none(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("torch.TryInitializeDeviceType(DeviceType.CUDA); x.[|cuda()|];")]
    [InlineData("if (torch.TryInitializeDeviceType(DeviceType.CUDA) || n > 0) x.[|cuda()|];")]
    [InlineData("""if (torch.TryInitializeDeviceType(DeviceType.CUDA)) x.to([|"cuda:1"|]);""")]
    public Task An_answer_that_is_not_heeded_is_too_weak(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.TryInitializeDeviceType(DeviceType.HIP)) x.to([|DeviceType.HIP|]);")]
    [InlineData("if (torch.TryInitializeDeviceType(DeviceType.XLA)) x.to([|DeviceType.XLA|]);")]
    public Task A_yes_for_HIP_or_XLA_proves_nothing(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (torch.TryInitializeDeviceType(DeviceType.MPS)) x.[|cuda()|];")]
    [InlineData("if (torch.TryInitializeDeviceType(DeviceType.CPU)) x.[|cuda()|];")]
    [InlineData("if (torch.TryInitializeDeviceType(DeviceType.CUDA)) x.[|mps()|];")]
    public Task A_yes_for_another_kind_proves_nothing(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("var ok = torch.TryInitializeDeviceType(DeviceType.CUDA); ok = n > 0; if (ok) x.[|cuda()|];")]
    public Task An_answer_that_is_replaced_proves_nothing(string statements) => GuardedCode.TorchAsync(statements);
}
