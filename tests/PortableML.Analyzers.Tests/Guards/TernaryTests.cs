namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Devices in the arms of <c>?:</c>.</summary>
public class TernaryTests
{
    [SkippableTheory]
    [InlineData("var place = torch.cuda.is_available() ? {|PML1002:torch.CUDA|} : torch.CPU;")]
    [InlineData("var place = torch.cuda.is_available() ? {|PML1002:CUDA|} : CPU; x.to(place);")]
    [InlineData("var place = !torch.cuda.is_available() ? CPU : {|PML1002:CUDA|};")]
    [InlineData("var place = torch.cuda.is_available() && n > 0 ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("var place = (torch.cuda.is_available() ? true : false) ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("var place = (torch.cuda.is_available() ? n > 0 : false) ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("var place = (torch.cuda.is_available() ? false : true) ? CPU : {|PML1002:CUDA|};")]
    [InlineData("var place = n > 0 ? torch.cuda.is_available() ? {|PML1002:CUDA|} : CPU : CPU;")]
    [InlineData("""x.to(torch.cuda.is_available() ? {|PML1002:"cuda"|} : "cpu");""")]
    [InlineData("""string place = torch.cuda.is_available() ? {|PML1002:"cuda"|} : "cpu"; x.to(place);""")]
    [InlineData("""x.to(torch.device(torch.cuda.is_available() ? {|PML1002:"cuda"|} : "cpu"));""")]
    [InlineData("""x.to(torch.cuda.is_available() ? {|PML1002:new Device("cuda")|} : new Device("cpu"));""")]
    [InlineData("x.to(torch.cuda.is_available() ? {|PML1002:DeviceType.CUDA|} : DeviceType.CPU);")]
    [InlineData("Device place = torch.cuda.is_available() ? {|PML1002:new(0)|} : new(\"cpu\"); x.to(place);")]
    [InlineData("var moved = torch.cuda.is_available() ? x.{|PML1002:cuda()|} : x;")]
    public Task The_arm_that_the_check_proves_is_guarded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("var place = torch.cuda.is_available() ? CPU : [|CUDA|];")]
    [InlineData("var place = !torch.cuda.is_available() ? [|CUDA|] : CPU;")]
    [InlineData("var place = (torch.cuda.is_available() ? false : true) ? [|CUDA|] : CPU;")]
    [InlineData("""x.to(torch.cuda.is_available() ? "cpu" : [|"cuda"|]);""")]
    public Task The_other_arm_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("var place = torch.cuda.is_available() || n > 0 ? [|CUDA|] : CPU;")]
    [InlineData("var place = (torch.cuda.is_available() ? n > 0 : true) ? [|CUDA|] : CPU;")]
    [InlineData("""var place = torch.cuda.is_available() ? [|torch.device("cuda:1")|] : CPU;""")]
    public Task An_arm_that_the_check_does_not_prove_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("var place = torch.mps_is_available() ? [|CUDA|] : CPU;")]
    [InlineData("var place = torch.cuda.is_available() ? [|MPS|] : CPU;")]
    public Task An_arm_for_another_vendor_than_the_check_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("""string place = torch.cuda.is_available() ? "cuda" : "cpu"; place = [|"cuda:0"|]; x.to(place);""")]
    [InlineData("""var place = torch.cuda.is_available() ? CPU : CPU; x.to([|"cuda"|]);""")]
    public Task A_device_that_replaces_the_chosen_one_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);
}
