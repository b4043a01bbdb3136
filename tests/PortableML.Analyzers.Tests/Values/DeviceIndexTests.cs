using PortableML.Analyzers.Tests.Guards;

namespace PortableML.Analyzers.Tests.Values;

/// <summary>The number of a device in each form that one is written in: a check of the first proves no other.</summary>
public class DeviceIndexTests
{
    [SkippableTheory]
    [InlineData("""x.to([|"cuda:1"|])""")]
    [InlineData("""x.to([|"cuda:2"|])""")]
    [InlineData("""x.to([|torch.device("cuda:1")|])""")]
    [InlineData("""x.to([|torch.device("cuda", 1)|])""")]
    [InlineData("""x.to([|torch.device(DeviceType.CUDA, 1)|])""")]
    [InlineData("""x.to([|torch.device(1)|])""")]
    [InlineData("""x.to([|new Device(1)|])""")]
    [InlineData("""x.to([|new Device("cuda", 1)|])""")]
    [InlineData("""x.to([|new Device(DeviceType.CUDA, 1)|])""")]
    [InlineData("""x.to([|DeviceType.CUDA|], 1)""")]
    [InlineData("""x.to([|(DeviceType)1|], 1)""")]
    [InlineData("""nn.Linear(2, 2).[|cuda(1)|]""")]
    [InlineData("""x.[|cuda("cuda:1")|]""")]
    [InlineData("""x.[|cuda(torch.device("cuda:1"))|]""")]
    [InlineData("""x.[|cuda(torch.device("cuda", 1))|]""")]
    [InlineData("""x.[|cuda(new Device(DeviceType.CUDA, 1))|]""")]
    [InlineData("""x.[|cuda(new Device(1))|]""")]
    [InlineData("""ones(1, device: [|"cuda:1"|])""")]
    public Task Another_device_than_the_first_is_not_proved(string call) => GuardedCode.TorchAsync($"if (torch.cuda.is_available()) {call};");

    [SkippableTheory]
    [InlineData("""x.to({|PML1002:"cuda:0"|})""")]
    [InlineData("""x.to({|PML1002:torch.device("cuda:0")|})""")]
    [InlineData("""x.to({|PML1002:torch.device("cuda", 0)|})""")]
    [InlineData("""x.to({|PML1002:torch.device("cuda")|})""")]
    [InlineData("""x.to({|PML1002:torch.device(DeviceType.CUDA, 0)|})""")]
    [InlineData("""x.to({|PML1002:torch.device(DeviceType.CUDA, -1)|})""")]
    [InlineData("""x.to({|PML1002:torch.device(DeviceType.CUDA)|})""")]
    [InlineData("""x.to({|PML1002:torch.device(0)|})""")]
    [InlineData("""x.to({|PML1002:new Device(DeviceType.CUDA, -1)|})""")]
    [InlineData("""x.to({|PML1002:DeviceType.CUDA|}, 0)""")]
    [InlineData("""x.to({|PML1002:DeviceType.CUDA|}, -1)""")]
    [InlineData("""x.to({|PML1002:DeviceType.CUDA|}, n)""")]
    [InlineData("""nn.Linear(2, 2).{|PML1002:cuda()|}""")]
    [InlineData("""nn.Linear(2, 2).{|PML1002:cuda(n)|}""")]
    [InlineData("""nn.Linear(2, 2).{|PML1002:cuda(0)|}""")]
    [InlineData("""x.{|PML1002:cuda("cuda:0")|}""")]
    [InlineData("""x.{|PML1002:cuda(torch.device("cuda:0"))|}""")]
    [InlineData("""x.{|PML1002:cuda(new Device(DeviceType.CUDA, -1))|}""")]
    [InlineData("""x.to({|PML1002:"cuda:x"|})""")]
    public Task The_first_or_one_that_is_not_known_is(string call) => GuardedCode.TorchAsync($"if (torch.cuda.is_available()) {call};");
}
