namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Comparisons of the number of devices: each proves the devices below a number, and no more.</summary>
public class DeviceCountTests
{
    [SkippableTheory]
    [InlineData("private int m_devCount; int DevCount { get { return m_devCount; } } void Run(Tensor x) { m_devCount = torch.cuda.device_count(); for (int i = 0; i < DevCount; i++) Move(x, i); } private void Move(Tensor x, int i) => x.to({|PML1002:torch.device(\"cuda\", i)|});")]
    [InlineData("private int _n; void Run(Tensor x) { _n = torch.cuda.device_count(); for (int i = 0; i < _n; i++) { x.to({|PML1002:torch.device(\"cuda\", i)|}); } }")]
    [InlineData("private int _n = torch.cuda.device_count(); void Run(Tensor x) { if (_n > 0) { x.{|PML1002:cuda()|}; } }")]
    public Task A_number_that_a_member_keeps_counts_as_well(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("private int _n = 2; void Run(Tensor x) { for (int i = 0; i < _n; i++) { x.to([|torch.device(\"cuda\", i)|]); } }")]
    [InlineData("public int Count { get; set; } = torch.cuda.device_count(); void Run(Tensor x) { for (int i = 0; i < Count; i++) { x.to([|torch.device(\"cuda\", i)|]); } }")]
    [InlineData("private int _n; void Run(Tensor x, int n) { _n = torch.cuda.device_count(); if (n > 3) _n = n; for (int i = 0; i < _n; i++) { x.to([|torch.device(\"cuda\", i)|]); } }")]
    public Task Another_number_or_one_that_others_set_does_not(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("torch.cuda.device_count() > 0")]
    [InlineData("torch.cuda.device_count() >= 1")]
    [InlineData("torch.cuda.device_count() != 0")]
    [InlineData("torch.cuda.device_count() == 1")]
    [InlineData("torch.cuda.device_count() == 2")]
    [InlineData("torch.cuda.device_count() > 3")]
    [InlineData("0 < torch.cuda.device_count()")]
    [InlineData("1 <= torch.cuda.device_count()")]
    [InlineData("0 != torch.cuda.device_count()")]
    [InlineData("!(torch.cuda.device_count() == 0)")]
    [InlineData("!(torch.cuda.device_count() < 1)")]
    [InlineData("!(torch.cuda.device_count() <= 0)")]
    [InlineData("torch.cuda.device_count() is > 0")]
    [InlineData("torch.cuda.device_count() is not 0")]
    [InlineData("torch.cuda.device_count() is >= 1 and < 8")]
    [InlineData("torch.cuda.device_count() is 1 or 2")]
    [InlineData("torch.cuda.device_count() > n && n >= 0")]
    public Task A_count_above_zero_guards_the_first_device(string condition) => GuardedCode.TorchAsync($"if ({condition}) x.{{|PML1002:cuda()|}};");

    [SkippableTheory]
    [InlineData("int count = torch.cuda.device_count(); if (count > 0) x.{|PML1002:cuda()|};")]
    [InlineData("var count = torch.cuda.device_count(); if (count == 0) return; x.{|PML1002:cuda()|};")]
    [InlineData("bool any = torch.cuda.device_count() > 0; if (any) x.{|PML1002:cuda()|};")]
    [InlineData("var place = torch.cuda.device_count() > 0 ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("if (torch.cuda.device_count() is var count && count > 0) x.{|PML1002:cuda()|};")]
    [InlineData("int count = torch.cuda.is_available() ? torch.cuda.device_count() : 0; if (count > 0) x.{|PML1002:cuda()|};")]
    [InlineData("int count = n > 0 ? 0 : torch.cuda.device_count(); for (int i = 0; i < count; i++) x.to({|PML1002:torch.device(\"cuda\", i)|});")]
    public Task A_count_in_a_variable_guards_as_well(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("int DeviceCount() { try { return torch.cuda.device_count(); } catch { return 0; } }", "DeviceCount()")]
    [InlineData("int DeviceCount() { int count = 0; try { count = torch.cuda.device_count(); } catch (Exception e) { Console.WriteLine(e); } return count; }", "DeviceCount()")]
    [InlineData("static int DeviceCount => torch.cuda.device_count();", "DeviceCount")]
    [InlineData("private readonly int _gpus; public Sample() { try { _gpus = torch.cuda.device_count(); } catch { _gpus = 0; } }", "_gpus")]
    [InlineData("int DeviceCount() => Devices(); int Devices() => torch.cuda.device_count();", "DeviceCount()")]
    public Task A_count_that_a_member_gives_guards_as_well(string member, string count) => GuardedCode.TorchMembersAsync(
        member + "\nvoid First(Tensor x) { if (" + count + " > 0) x.{|PML1002:cuda()|}; }"
        + "\nvoid All(Tensor x, int index) { if (index < 0 || index >= " + count + ") { return; } x.to({|PML1002:$\"cuda:{index}\"|}); }"
        + "\nvoid Each(Tensor x) { int n = " + count + "; for (int i = 0; i < n; i++) x.to({|PML1002:$\"cuda:{i}\"|}); }");

    [SkippableTheory]
    [InlineData("int DeviceCount() => 1;")]
    [InlineData("int DeviceCount() { try { return torch.cuda.device_count(); } catch { return 1; } }")]
    [InlineData("int DeviceCount() { int count = 1; try { count = torch.cuda.device_count(); } catch { } return count; }")]
    [InlineData("int DeviceCount() => Math.Max(1, torch.cuda.device_count());")]
    [InlineData("int DeviceCount() => DeviceCount();")]
    public Task A_member_that_gives_another_number_guards_nothing(string member) => GuardedCode.TorchMembersAsync(
        member + "\nvoid First(Tensor x) { if (DeviceCount() > 0) x.[|cuda()|]; }");

    [SkippableTheory]
    [InlineData("private const int DeviceCount = 2;")]
    [InlineData("private static readonly int DeviceCount = 2;")]
    [InlineData("private readonly int DeviceCount; Sample(int n) { DeviceCount = n; }")]
    public Task A_field_that_nobody_counted_guards_nothing(string member) => GuardedCode.TorchMembersAsync(
        member + "\nvoid First(Tensor x, int n) { if (n < DeviceCount) x.[|cuda()|]; }");

    [SkippableTheory]
    [InlineData("""if (torch.cuda.device_count() > 1) x.to({|PML1002:"cuda:1"|});""")]
    [InlineData("""if (torch.cuda.device_count() >= 2) x.to({|PML1002:"cuda:1"|});""")]
    [InlineData("""if (torch.cuda.device_count() == 2) x.to({|PML1002:"cuda:1"|});""")]
    [InlineData("""if (torch.cuda.device_count() < 2) return; x.to({|PML1002:"cuda:1"|});""")]
    [InlineData("""if (torch.cuda.device_count() > 3) x.to({|PML1002:torch.device("cuda:2")|});""")]
    [InlineData("""if (torch.cuda.device_count() > 1) x.to({|PML1002:torch.device("cuda", 1)|});""")]
    [InlineData("""if (torch.cuda.device_count() > 1) x.to({|PML1002:torch.device(DeviceType.CUDA, 1)|});""")]
    [InlineData("if (torch.cuda.device_count() > 1) x.to({|PML1002:torch.device(1)|});")]
    [InlineData("if (torch.cuda.device_count() > 1) x.to({|PML1002:new Device(1)|});")]
    [InlineData("if (torch.cuda.device_count() > 1) x.to({|PML1002:DeviceType.CUDA|}, 1);")]
    [InlineData("if (torch.cuda.device_count() > 1) nn.Linear(2, 2).{|PML1002:cuda(1)|};")]
    [InlineData("""if (torch.cuda.device_count() > rank) x.to({|PML1002:$"cuda:{rank}"|});""")]
    [InlineData("""if (rank < torch.cuda.device_count()) x.to({|PML1002:"cuda:" + rank|});""")]
    [InlineData("""if (rank < torch.cuda.device_count()) x.to({|PML1002:torch.device("cuda", rank)|});""")]
    [InlineData("""if (torch.cuda.is_available()) x.to({|PML1002:"cuda:0"|});""")]
    public Task A_count_above_the_index_guards_that_device(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("""if (torch.cuda.device_count() > 0) x.to([|"cuda:1"|]);""")]
    [InlineData("""if (torch.cuda.device_count() >= 1) x.to([|"cuda:1"|]);""")]
    [InlineData("""if (torch.cuda.device_count() > 1) x.to([|"cuda:2"|]);""")]
    [InlineData("""if (torch.cuda.is_available()) x.to([|"cuda:1"|]);""")]
    [InlineData("""if (torch.cuda.is_available()) x.to([|torch.device("cuda", 1)|]);""")]
    [InlineData("if (torch.cuda.is_available()) x.to([|torch.device(DeviceType.CUDA, 1)|]);")]
    [InlineData("if (torch.cuda.is_available()) x.to([|torch.device(1)|]);")]
    [InlineData("if (torch.cuda.is_available()) x.to([|new Device(DeviceType.CUDA, 1)|]);")]
    [InlineData("if (torch.cuda.is_available()) x.to([|DeviceType.CUDA|], 1);")]
    [InlineData("if (torch.cuda.is_available()) nn.Linear(2, 2).[|cuda(1)|];")]
    [InlineData("""if (torch.cuda.is_available()) x.[|cuda("cuda:1")|];""")]
    [InlineData("""string place = [|"cuda:1"|]; if (!torch.cuda.is_available()) place = "cpu"; x.to(place);""")]
    public Task A_count_that_does_not_reach_the_index_is_too_weak(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("torch.cuda.device_count() >= 0")]
    [InlineData("torch.cuda.device_count() > -1")]
    [InlineData("torch.cuda.device_count() != 1")]
    [InlineData("torch.cuda.device_count() < 8")]
    [InlineData("torch.cuda.device_count() is 0 or 1")]
    [InlineData("torch.cuda.device_count() is < 4")]
    [InlineData("torch.cuda.device_count() > 0 || n > 0")]
    [InlineData("torch.cuda.device_count() >= n")]
    public Task A_count_that_may_be_zero_is_too_weak(string condition) => GuardedCode.TorchAsync($"if ({condition}) x.[|cuda()|];");

    [SkippableTheory]
    [InlineData("torch.cuda.device_count() == 0")]
    [InlineData("torch.cuda.device_count() < 1")]
    [InlineData("torch.cuda.device_count() <= 0")]
    [InlineData("!(torch.cuda.device_count() > 0)")]
    [InlineData("torch.cuda.device_count() is 0")]
    public Task A_count_of_zero_is_no_guard(string condition) => GuardedCode.TorchAsync($"if ({condition}) x.[|cuda()|];");

    [SkippableTheory]
    [InlineData("if (torch.cuda.device_count() > 0) x.[|mps()|];")]
    [InlineData("if (torch.cuda.device_count() > 0) x.to([|DeviceType.HIP|]);")]
    public Task A_count_of_another_vendors_devices_is_no_guard(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("int count = torch.cuda.device_count(); count = 1; if (count > 0) x.[|cuda()|];")]
    [InlineData("int count = torch.cuda.device_count(); count++; if (count > 0) x.[|cuda()|];")]
    [InlineData("int count = torch.cuda.device_count(); count += n; if (count > 0) x.[|cuda()|];")]
    [InlineData("int count = torch.cuda.device_count() + 1; if (count > 0) x.[|cuda()|];")]
    public Task A_count_that_is_changed_is_no_guard(string statements) => GuardedCode.TorchAsync(statements);
}
