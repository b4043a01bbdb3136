namespace PortableML.Analyzers.Tests.Guards.Classification;

/// <summary>6. Chosen: a condition on a value that is not constant and that chooses hardware.</summary>
public class Item6ChosenTests
{
    // ---- "the site is control-dependent on, or an arm of, a condition on … a"

    [SkippableTheory]
    [InlineData("parameter", "void Run(Tensor x, bool useCuda) { if (useCuda) x.{|PML1002:cuda()|}; }")]
    [InlineData("an arm", "Device Run(bool useCuda) => useCuda ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("control-dependent", "void Run(Tensor x, bool useCuda) { if (!useCuda) return; x.{|PML1002:cuda()|}; }")]
    [InlineData("field", "private readonly bool _useGpu; public Sample(bool fast) => _useGpu = fast; void Run(Tensor x) { if (_useGpu) x.{|PML1002:cuda()|}; }")]
    [InlineData("property", "public bool UseGpu { get; set; } void Run(Tensor x) { if (UseGpu) x.{|PML1002:cuda()|}; }")]
    [InlineData("option", "class Options { public bool UseGpu { get; set; } } class Sample { void Run(Tensor x, Options options) { if (options.UseGpu) x.{|PML1002:cuda()|}; } }")]
    [InlineData("configuration read", "void Run(Tensor x, IDictionary<string, string> settings) { if (settings[\"Device\"] == \"cuda\") x.{|PML1002:cuda()|}; }")]
    [InlineData("configuration read", "void Run(Tensor x) { if (Environment.GetEnvironmentVariable(\"USE_GPU\") == \"1\") x.{|PML1002:cuda()|}; }")]
    [InlineData("local", "void Run(Tensor x) { bool gpu = Console.ReadLine() == \"y\"; if (gpu) x.{|PML1002:cuda()|}; }")]
    public Task By_who_holds_the_value(string sentence, string code) => Row.TorchAsync(sentence, code);

    // ---- "of type"

    [SkippableTheory]
    [InlineData("`bool`", "bool useGpu", "if (useGpu)")]
    [InlineData("an enum", "Backend kind", "if (kind == Backend.Fast)")]
    [InlineData("`string`", "string device", "if (device == \"cuda\")")]
    [InlineData("`DeviceType`", "DeviceType kind", "if (kind == DeviceType.CUDA)")]
    [InlineData("`Device`", "Device d", "if (d.type == DeviceType.CUDA)")]
    [InlineData("an integer id against a sentinel (`>= 0`)", "int gpuId", "if (gpuId >= 0)")]
    [InlineData("an integer id against a sentinel (`HasValue`)", "int? gpuId", "if (gpuId.HasValue)")]
    public Task By_its_type(string sentence, string parameter, string condition) => Row.TorchAsync(
        sentence, $"enum Backend {{ Slow, Fast }} class Sample {{ void Run(Tensor x, {parameter}) {{ {condition} x.{{|PML1002:cuda()|}}; }} }}");

    // ---- "whose name or type name, split into words, speaks of it"

    [SkippableTheory]
    [InlineData("cuda")]
    [InlineData("gpu")]
    [InlineData("device")]
    [InlineData("accelerator")]
    [InlineData("backend")]
    [InlineData("hardware")]
    [InlineData("nvidia")]
    [InlineData("amd")]
    public Task By_a_word_of_its_name(string word) => Row.TorchAsync(
        "cuda, gpu, device, accelerator, backend, hardware, a vendor's name",
        $"void Run(Tensor x, bool use_{word}) {{ if (use_{word}) x.{{|PML1002:cuda()|}}; }} void Other(Tensor x, bool {word}less) {{ if ({word}less) x.[|cuda()|]; }}");

    [SkippableTheory]
    [InlineData("`provider` only for an execution provider", "string executionProvider", "if (executionProvider == \"fast\") o.{|PML2002:AppendExecutionProvider_CUDA(0)|};")]
    [InlineData("never `IServiceProvider`", "IServiceProvider provider", "if (provider.GetService(typeof(string)) is string) o.[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("or a data provider", "string dataProvider", "if (dataProvider == \"sql\") o.[|AppendExecutionProvider_CUDA(0)|];")]
    public Task A_provider_chooses_only_where_it_is_an_execution_provider(string sentence, string parameter, string statement) =>
        Row.OnnxAsync(sentence, $"void Run(SessionOptions o, {parameter}) {{ {statement} }}");

    [SkippableTheory]
    [InlineData("Null checks choose nothing.", "Device? device", "if (device != null) x.[|cuda()|];")]
    [InlineData("Null checks choose nothing.", "string? device", "if (string.IsNullOrEmpty(device)) x.[|cuda()|];")]
    [InlineData("Range checks choose nothing.", "int deviceId", "if (deviceId < 8) x.[|cuda()|];")]
    [InlineData("Range checks choose nothing.", "int deviceId", "if (deviceId > 7) throw new ArgumentOutOfRangeException(nameof(deviceId)); x.[|cuda()|];")]
    public Task Null_and_range_checks_choose_nothing(string sentence, string parameter, string statement) =>
        Row.TorchAsync(sentence, $"void Run(Tensor x, {parameter}) {{ {statement} }}");

    // ---- Types and members that are named for a vendor.

    [SkippableTheory]
    [InlineData("a vendor-named type with a sibling implementation of the same interface", "interface IMover { Tensor Move(Tensor x); } class CpuMover : IMover { public Tensor Move(Tensor x) => x; } class CudaMover : IMover { public Tensor Move(Tensor x) => x.{|PML1002:cuda()|}; }")]
    [InlineData("or of the same base", "abstract class Mover { public abstract Tensor Move(Tensor x); } class CpuMover : Mover { public override Tensor Move(Tensor x) => x; } class CudaMover : Mover { public override Tensor Move(Tensor x) => x.{|PML1002:cuda()|}; }")]
    [InlineData("with a sibling", "interface IMover { Tensor Move(Tensor x); } class CudaMover : IMover { public Tensor Move(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("a vendor-named member whose visible calls are themselves guarded", "void Run(Tensor x) { if (torch.cuda.is_available()) MoveToCuda(x); } public Tensor MoveToCuda(Tensor x) => x.{|PML1002:cuda()|};")]
    [InlineData("or chosen", "void Run(Tensor x, bool useGpu) { if (useGpu) MoveToCuda(x); } public Tensor MoveToCuda(Tensor x) => x.{|PML1002:cuda()|};")]
    [InlineData("never in an entry point", "class CudaProgram { static void Main() => torch.InitializeDeviceType([|DeviceType.CUDA|]); }")]
    [InlineData("or a private member called unconditionally", "void Run(Tensor x) => MoveToCuda(x); private Tensor MoveToCuda(Tensor x) => x.[|cuda()|];")]
    public Task A_vendors_type_or_member_is_chosen_by_who_uses_it(string sentence, string code) => Row.TorchAsync(sentence, code);

    // The specification says Info; the labels of real code, by which the warnings are measured, say hard-coded: such a test fails on every
    // other machine unless it skips there.
    [SkippableTheory]
    [InlineData("class TestCuda { public void Moves(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("class CudaBenchmark { public void Moves(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("class TestCuda { public void Moves(Tensor x) { if (!torch.cuda.is_available()) return; x.{|PML1002:cuda()|}; } }")]
    public Task A_test_or_benchmark_class_that_is_named_for_the_vendor_must_skip_itself(string types) =>
        Row.TorchAsync("In a test or benchmark class named for the vendor", types);

    // ---- "Not a choice: a condition that is always true because the … always holds the vendor's value"

    [SkippableTheory]
    [InlineData("local", "void Run(Tensor x) { bool useGpu = true; if (useGpu) x.[|cuda()|]; }")]
    [InlineData("`var device = \"cuda\"; if (device == \"cuda\") …`", "void Run(Tensor x) { var device = [|\"cuda\"|]; if (device == \"cuda\") x.[|cuda()|]; }")]
    [InlineData("`const`", "const bool UseGpu = true; void Run(Tensor x) { if (UseGpu) x.[|cuda()|]; }")]
    [InlineData("readonly field", "readonly bool _useGpu = true; void Run(Tensor x) { if (_useGpu) x.[|cuda()|]; }")]
    [InlineData("private field never written elsewhere", "private bool _useGpu = true; void Run(Tensor x) { if (_useGpu) x.[|cuda()|]; }")]
    [InlineData("private field written elsewhere", "private bool _useGpu = true; public void Set(bool value) => _useGpu = value; void Run(Tensor x) { if (_useGpu) x.{|PML1002:cuda()|}; }")]
    [InlineData("a comment that promises a fallback", "void Run(Tensor x) { /* falls back to the CPU where there is no GPU */ x.[|cuda()|]; }")]
    public Task What_always_holds_the_vendors_value_or_only_promises_is_no_choice(string sentence, string code) => Row.TorchAsync(sentence, code);
}
