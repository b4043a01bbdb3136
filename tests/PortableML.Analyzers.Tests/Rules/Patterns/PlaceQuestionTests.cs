using PortableML.Analyzers.Tests.Guards;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Code asks where a tensor lies, and moves what does not lie on the accelerator yet: on every machine, since nobody chose.</summary>
public class PlaceQuestionTests
{
    [SkippableTheory]
    [InlineData("if (!x.is_cuda) { x = x.[|cuda()|]; }")]
    [InlineData("x = x.is_cuda ? x : x.[|cuda()|];")]
    [InlineData("if (x.is_cuda == false) { x = x.[|cuda()|]; }")]
    [InlineData("if (!(x.is_cuda && y.is_cuda)) { x = x.[|cuda()|]; }")]
    [InlineData("if (x.device_type != DeviceType.CUDA) { x = x.[|cuda()|]; }")]
    [InlineData("if (DeviceType.CUDA != x.device.type) x = x.[|cuda()|];")]
    [InlineData("if (x.device_type == DeviceType.CUDA) { return; } y = y.[|cuda()|];")]
    public Task What_lies_elsewhere_is_moved_on_every_machine(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("if (x.is_cuda) { y = y.{|PML1002:cuda()|}; }")]
    [InlineData("if (x.device_type == DeviceType.CUDA) { y = y.{|PML1002:cuda()|}; }")]
    [InlineData("if (x.device.type != DeviceType.CUDA) { return; } y = y.{|PML1002:cuda()|};")]
    [InlineData("if (x.device_type != DeviceType.CPU) { y = y.{|PML1002:cuda()|}; }")]
    [InlineData("if (x.device_type == DeviceType.CPU) { return; } y = y.{|PML1002:cuda()|};")]
    [InlineData("if (torch.cuda.is_available() && !x.is_cuda) { x = x.{|PML1002:cuda()|}; }")]
    [InlineData("bool useGpu = n > 1; if (useGpu && !x.is_cuda) { x = x.{|PML1002:cuda()|}; }")]
    public Task Where_it_lies_there_already_or_another_condition_holds_there_is_a_choice(string statements) => GuardedCode.TorchAsync(statements);
}
