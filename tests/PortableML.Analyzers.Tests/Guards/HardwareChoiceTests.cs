namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Conditions on a value that chooses hardware, and values that choose nothing.</summary>
public class HardwareChoiceTests
{
    // ---- Who chooses.

    [SkippableTheory]
    [InlineData("Tensor _x; public void SetGpu(bool enabled) { if (enabled) _x = _x.{|PML1002:cuda()|}; }")]
    [InlineData("Tensor _x; public Tensor OnCuda(bool enable = true) => enable ? _x.{|PML1002:cuda()|} : _x;")]
    [InlineData("Tensor _x; public bool UseGpu { set { if (value) _x = _x.{|PML1002:cuda()|}; } }")]
    public Task A_yes_or_no_to_what_the_member_is_named_for_chooses(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("Tensor _x; public void MoveToGpu(bool verbose) { if (verbose) _x = _x.[|cuda()|]; }")]
    [InlineData("Tensor _x; public void Start(bool enabled) { if (enabled) _x = _x.[|cuda()|]; }")]
    [InlineData("Tensor _x; private static readonly Lazy<bool> s_useGpu = new(() => true); public void Start() { if (s_useGpu.Value) _x = _x.[|cuda()|]; }")]
    public Task A_yes_or_no_to_something_else_does_not(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("bool useCuda", "if (useCuda) x.{|PML1002:cuda()|};")]
    [InlineData("bool useGpu", "if (useGpu) x.{|PML1002:cuda()|};")]
    [InlineData("bool gpu", "var d = gpu ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("bool use_gpu", "if (use_gpu == true) x.{|PML1002:cuda()|};")]
    [InlineData("bool? onDevice", "if (onDevice ?? false) x.{|PML1002:cuda()|};")]
    [InlineData("bool? gpu", "if (gpu ?? torch.cuda.is_available()) x.{|PML1002:cuda()|};")]
    [InlineData("bool? gpu", "if (gpu ?? true) x.{|PML1002:cuda()|};")]
    [InlineData("bool? gpu", "bool wanted = gpu ?? torch.cuda.is_available(); if (wanted) x.{|PML1002:cuda()|};")]
    [InlineData("bool gpu, int n", "bool wanted = gpu || n > 9; var d = wanted ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("bool? gpu", "if (gpu.HasValue ? gpu.Value : torch.cuda.is_available()) x.{|PML1002:cuda()|};")]
    [InlineData("Options? options", "x.to((options?.UseGpu ?? torch.cuda.is_available()) ? {|PML1002:CUDA|} : CPU);")]
    [InlineData("bool useAccelerator", "if (!useAccelerator) return; x.{|PML1002:cuda()|};")]
    [InlineData("bool cpuOnly", "if (!cpuOnly) x.{|PML1002:cuda()|};")]
    [InlineData("bool forceCpu", "if (forceCpu) { } else { x.{|PML1002:cuda()|}; }")]
    [InlineData("bool useHardware", "switch (useHardware) { case true: x.{|PML1002:cuda()|}; break; }")]
    [InlineData("bool nvidia", "while (nvidia) { x.{|PML1002:cuda()|}; break; }")]
    [InlineData("bool useGpu, int n", "if (useGpu && n > 0) x.{|PML1002:cuda()|};")]
    [InlineData("bool useGpu, int n", "if (n > 0 && useGpu) x.{|PML1002:cuda()|};")]
    public Task A_flag_that_speaks_of_hardware_chooses(string parameter, string statements) => TorchAsync(parameter, statements);

    [SkippableTheory]
    [InlineData("string device", """if (device == "cuda") x.{|PML1002:cuda()|};""")]
    [InlineData("string device", """if (device is "cuda" or "gpu") x.{|PML1002:cuda()|};""")]
    [InlineData("string device", """if (device.StartsWith("cuda")) x.to({|PML1002:"cuda"|});""")]
    [InlineData("string device", """if (device.Equals("cuda", StringComparison.OrdinalIgnoreCase)) x.{|PML1002:cuda()|};""")]
    [InlineData("string device", """if (string.Equals(device, "cuda", StringComparison.Ordinal)) x.{|PML1002:cuda()|};""")]
    [InlineData("string device", """if (device != "cpu") x.{|PML1002:cuda()|};""")]
    [InlineData("string backend", """switch (backend) { case "cuda": x.{|PML1002:cuda()|}; break; }""")]
    [InlineData("string backend", """x.to(backend switch { "cuda" => {|PML1002:CUDA|}, _ => CPU });""")]
    [InlineData("string accelerator", """x.to(accelerator == "cuda" ? {|PML1002:"cuda"|} : "cpu");""")]
    [InlineData("string name", """if (Environment.GetEnvironmentVariable("CUDA_PATH") != null) x.{|PML1002:cuda()|};""")]
    [InlineData("string name", """if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("USE_CUDA"))) x.{|PML1002:cuda()|};""")]
    [InlineData("string name", """if (Environment.GetEnvironmentVariable("CUDA_PATH") is null) return; x.{|PML1002:cuda()|};""")]
    [InlineData("string? cudaDevice", "if (!string.IsNullOrEmpty(cudaDevice)) x.{|PML1002:cuda()|};")]
    [InlineData("string? cuda_path", "if (string.IsNullOrWhiteSpace(cuda_path)) return; x.{|PML1002:cuda()|};")]
    [InlineData("string[] args", """if (args.Contains("--cuda")) x.{|PML1002:cuda()|};""")]
    [InlineData("string[] args", """if (args.Any(a => a == "--gpu")) x.{|PML1002:cuda()|};""")]
    [InlineData("string[] args", """if (Array.IndexOf(args, "--gpu") >= 0) x.{|PML1002:cuda()|};""")]
    [InlineData("string[] args", """int at = Array.IndexOf(args, "--gpu"); if (at == -1) return; x.{|PML1002:cuda()|};""")]
    [InlineData("string[] args", """var found = args.FirstOrDefault(a => a.StartsWith("--gpu=")); if (found != null) x.{|PML1002:cuda()|};""")]
    [InlineData("string[] args", """if (Array.Find(args, a => a == "--cuda") is not null) x.{|PML1002:cuda()|};""")]
    public Task A_text_that_speaks_of_hardware_chooses(string parameter, string statements) => TorchAsync(parameter, statements);

    [SkippableTheory]
    [InlineData("a name of no more than sixty-four letters that speaks of the gpu", "{|PML1002:cuda()|}")]
    [InlineData("a text of more letters than sixty-four which speaks of the gpu so", "[|cuda()|]")]
    public Task A_text_of_up_to_sixty_four_letters_can_be_a_name(string text, string move) => TorchAsync("string mode", $"""if (mode == "{text}") x.{move};""");

    [SkippableTheory]
    [InlineData("Backend backend", "if (backend == Backend.Cuda) x.{|PML1002:cuda()|};")]
    [InlineData("Backend kind", "if (kind == Backend.Cuda) x.{|PML1002:cuda()|};")]
    [InlineData("Backend kind", "if (kind is Backend.Cuda) x.{|PML1002:cuda()|};")]
    [InlineData("Backend kind", "if (kind.HasFlag(Backend.Cuda)) x.{|PML1002:cuda()|};")]
    [InlineData("Backend kind", "if ((kind & Backend.Cuda) != 0) x.{|PML1002:cuda()|};")]
    [InlineData("Backend kind", "if ((kind & Backend.Cuda) == Backend.Cuda) x.{|PML1002:cuda()|};")]
    [InlineData("Lazy<bool> useGpu", "if (useGpu.Value) x.{|PML1002:cuda()|};")]
    [InlineData("System.Threading.Tasks.Task<bool> useGpu", "if (useGpu.Result) x.{|PML1002:cuda()|};")]
    [InlineData("Func<bool> useGpu", "if (useGpu()) x.{|PML1002:cuda()|};")]
    [InlineData("Backend kind", "switch (kind) { case Backend.Cuda: x.{|PML1002:cuda()|}; break; default: break; }")]
    [InlineData("Backend kind", "var d = kind switch { Backend.Cuda => {|PML1002:CUDA|}, _ => CPU };")]
    [InlineData("DeviceType kind", "if (kind == DeviceType.CUDA) x.{|PML1002:cuda()|};")]
    [InlineData("DeviceType kind", "if (kind != DeviceType.CPU) x.{|PML1002:cuda()|};")]
    [InlineData("Device d", "if (d.type == DeviceType.CUDA) x.{|PML1002:cuda()|};")]
    [InlineData("Device d", "if (d is { type: DeviceType.CUDA }) x.{|PML1002:cuda()|};")]
    [InlineData("Tensor t", "if (t.device_type == DeviceType.CUDA) x.{|PML1002:cuda()|};")]
    [InlineData("Mode mode", "if (mode == Mode.Cuda) x.{|PML1002:cuda()|};")]
    [InlineData("Mode mode", "if (mode is Mode.Cuda) x.{|PML1002:cuda()|};")]
    [InlineData("Mode mode", "switch (mode) { case Mode.Cuda: x.{|PML1002:cuda()|}; break; }")]
    public Task An_enum_or_a_device_chooses(string parameter, string statements) => TorchAsync(parameter, statements);

    // ---- Which of several types an object has.

    [SkippableTheory]
    [InlineData("if (settings is CudaSettings) x.{|PML1002:cuda()|};")]
    [InlineData("if (settings is CudaSettings cuda) x.to({|PML1002:new Device(DeviceType.CUDA, cuda.Id)|});")]
    [InlineData("if (settings is CudaSettings { Id: > 0 }) x.{|PML1002:cuda()|};")]
    [InlineData("if (settings is not CudaSettings) return; x.{|PML1002:cuda()|};")]
    [InlineData("if (!(settings is CudaSettings)) return; x.{|PML1002:cuda()|};")]
    [InlineData("if (settings is CpuSettings) { } else { x.{|PML1002:cuda()|}; }")]
    [InlineData("if (settings is GpuSettings or CudaSettings) x.{|PML1002:cuda()|};")]
    [InlineData("switch (settings) { case CpuSettings: break; case CudaSettings: x.{|PML1002:cuda()|}; break; }")]
    [InlineData("switch (settings) { case CpuSettings: break; case CudaSettings cuda: Move(x, cuda.Id); break; }")]
    [InlineData("switch (settings) { case GpuSettings: case CudaSettings: x.{|PML1002:cuda()|}; break; }")]
    [InlineData("x.to(settings switch { CudaSettings => {|PML1002:CUDA|}, _ => CPU });")]
    [InlineData("x.to(settings switch { CpuSettings => CPU, CudaSettings { Id: > 0 } => {|PML1002:CUDA|}, _ => CPU });")]
    [InlineData("var cuda = settings as CudaSettings; if (cuda != null) Move(x, cuda.Id);")]
    [InlineData("var cuda = settings as CudaSettings; if (cuda is not null) Move(x, cuda.Id);")]
    [InlineData("var cuda = settings as CudaSettings; if (cuda is { }) Move(x, cuda.Id);")]
    [InlineData("var cuda = settings as CudaSettings; if (cuda == null) return; Move(x, cuda.Id);")]
    [InlineData("if ((settings as CudaSettings) != null) x.{|PML1002:cuda()|};")]
    [InlineData("if (settings.GetType() == typeof(CudaSettings)) x.{|PML1002:cuda()|};")]
    [InlineData("if (typeof(CudaSettings) != settings.GetType()) return; x.{|PML1002:cuda()|};")]
    public Task The_type_of_an_object_that_others_make_chooses(string statements) => SettingsAsync(statements);

    [SkippableTheory]
    [InlineData("ISettings own = new CudaSettings(); if (own is CudaSettings) x.[|cuda()|]; Move(x, 0);", "x.[|cuda()|]")]
    [InlineData("var own = new CudaSettings(); if (own is CudaSettings) x.[|cuda()|]; Move(x, 0);", "x.[|cuda()|]")]
    [InlineData("CudaSettings? own = Find(); if (own is CudaSettings) x.[|cuda()|]; Move(x, 0);", "x.[|cuda()|]")]
    [InlineData("if (settings is FastSettings) x.[|cuda()|]; Move(x, 0);", "x.[|cuda()|]")]
    [InlineData("if (settings is DeviceSettings) x.[|cuda()|]; Move(x, 0);", "x.[|cuda()|]")]
    [InlineData("if (settings is CudaVersion) x.[|cuda()|]; Move(x, 0);", "x.[|cuda()|]")]
    [InlineData("if (settings is CudaSettings) { } x.[|cuda()|]; Move(x, 0);", "x.[|cuda()|]")]
    [InlineData("switch (settings) { case CudaSettings: break; } Move(x, 0);", "x.[|cuda()|]")]
    [InlineData("var own = Find(); if (own != null) x.[|cuda()|]; Move(x, 0);", "x.[|cuda()|]")]
    [InlineData("var fast = settings as FastSettings; if (fast != null) x.[|cuda()|]; Move(x, 0);", "x.[|cuda()|]")]
    [InlineData("if (settings.GetType() == typeof(FastSettings)) x.[|cuda()|]; Move(x, 0);", "x.[|cuda()|]")]
    [InlineData("if (new CudaSettings().GetType() == typeof(CudaSettings)) x.[|cuda()|]; Move(x, 0);", "x.[|cuda()|]")]
    public Task The_type_of_what_is_made_here_or_that_names_no_hardware_chooses_nothing(string statements, string move) => SettingsAsync(statements, move);

    [SkippableTheory]
    [InlineData("string cudaVersion", """if (cudaVersion == "12.6") x.{|PML1001:cuda()|};""")]
    [InlineData("CudaVersions installed", "switch (installed) { case CudaVersions.Twelve: x.{|PML1001:cuda()|}; break; }")]
    [InlineData("CudaVersions installed", "x.to(installed == CudaVersions.Twelve ? {|PML1001:CUDA|} : {|PML1001:CUDA|});")]
    [InlineData("ToolkitVersions installed", "if (installed == ToolkitVersions.Cuda12) x.{|PML1001:cuda()|};")]
    [InlineData("bool useGpuVersion", "if (useGpuVersion) x.{|PML1002:cuda()|};")]
    public Task A_version_of_the_vendors_software_chooses_no_hardware(string parameter, string statements) => TorchAsync(parameter, statements);

    [SkippableTheory]
    [InlineData("int gpuId", "if (gpuId >= 0) x.to({|PML1002:new Device(gpuId)|});")]
    [InlineData("int deviceId", "if (deviceId != -1) x.{|PML1002:cuda()|};")]
    [InlineData("int deviceId", "if (deviceId == -1) return; x.{|PML1002:cuda()|};")]
    [InlineData("int deviceId", "if (deviceId < 0) return; x.{|PML1002:cuda()|};")]
    [InlineData("int deviceId", "if (deviceId > -1) x.{|PML1002:cuda()|};")]
    [InlineData("int gpuLayerCount", "if (gpuLayerCount > 0) x.{|PML1002:cuda()|};")]
    [InlineData("int deviceMode", "if (deviceMode == 1) x.{|PML1002:cuda()|};")]
    [InlineData("Box deviceBox", "if (deviceBox.SelectedIndex == 1) x.{|PML1002:cuda()|};")]
    [InlineData("Box backendBox", "if (backendBox.SelectedIndex != 2) return; x.{|PML1002:cuda()|};")]
    [InlineData("int numGpus", "if (numGpus == 0) return; x.{|PML1002:cuda()|};")]
    [InlineData("int? gpuId", "if (gpuId.HasValue) x.{|PML1002:cuda()|};")]
    [InlineData("int? gpuId", "if (gpuId is { } id) x.to({|PML1002:torch.device(id)|});")]
    [InlineData("int? gpuId", "if (gpuId is int id) x.to({|PML1002:torch.device(id)|});")]
    public Task An_id_that_is_compared_with_none_chooses(string parameter, string statements) => TorchAsync(parameter, statements);

    [SkippableTheory]
    [InlineData("Options options", "if (options.UseGpu) x.{|PML1002:cuda()|};")]
    [InlineData("Options options", "if (options is { UseGpu: true }) x.{|PML1002:cuda()|};")]
    [InlineData("Options? options", "if (options?.UseGpu == true) x.{|PML1002:cuda()|};")]
    [InlineData("Options options", """if (options.Device == "cuda") x.{|PML1002:cuda()|};""")]
    [InlineData("Options options", "if (options.GpuId >= 0) x.{|PML1002:cuda()|};")]
    [InlineData("Options options", "if (options.Hardware.Enabled) x.{|PML1002:cuda()|};")]
    [InlineData("IDictionary<string, string> configuration", """if (configuration["Device"] == "cuda") x.{|PML1002:cuda()|};""")]
    [InlineData("int n", """if (Environment.GetEnvironmentVariable("USE_GPU") == "1") x.{|PML1002:cuda()|};""")]
    [InlineData("int n", """bool gpu = Environment.GetEnvironmentVariable("MODE") == "fast"; if (gpu) x.{|PML1002:cuda()|};""")]
    [InlineData("int n", """string device = Console.ReadLine()!; if (device == "cuda") x.{|PML1002:cuda()|};""")]
    [InlineData("int n", """if (ReadDevice() == "fast") x.{|PML1002:cuda()|}; string ReadDevice() => System.IO.File.ReadAllText("settings");""")]
    [InlineData("int n", """if (Read() == Backend.Cpu) return; x.{|PML1002:cuda()|}; Backend Read() => Enum.Parse<Backend>(System.IO.File.ReadAllText("settings"));""")]
    [InlineData("int n", """if (Read() == Accelerators.Fast) x.{|PML1002:cuda()|}; Accelerators Read() => Enum.Parse<Accelerators>(System.IO.File.ReadAllText("settings"));""")]
    [InlineData("int n", "if (ShouldUseGpu()) x.{|PML1002:cuda()|}; bool ShouldUseGpu() => Console.ReadLine() == \"y\";")]
    public Task An_option_or_what_is_read_from_outside_chooses(string parameter, string statements) => TorchAsync(parameter, statements);

    [SkippableTheory]
    [InlineData("private readonly bool _useGpu; public Sample(bool useGpu) => _useGpu = useGpu; void Run(Tensor x) { if (_useGpu) x.{|PML1002:cuda()|}; }")]
    [InlineData("public bool UseGpu { get; set; } void Run(Tensor x) { if (UseGpu) x.{|PML1002:cuda()|}; }")]
    [InlineData("public bool UseGpu { get; init; } = true; void Run(Tensor x) { if (UseGpu) x.{|PML1002:cuda()|}; }")]
    [InlineData("public static bool UseGpu = true; void Run(Tensor x) { if (UseGpu) x.{|PML1002:cuda()|}; }")]
    [InlineData("private bool _useGpu = true; public void OnlyCpu() => _useGpu = false; void Run(Tensor x) { if (_useGpu) x.{|PML1002:cuda()|}; }")]
    [InlineData("private readonly string _device; public Sample(string device) => _device = device; void Run(Tensor x) { if (_device == \"cuda\") x.{|PML1002:cuda()|}; }")]
    public Task A_member_that_can_hold_other_values_chooses(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("if (CudaProbe.IsReady()) x.{|PML1002:cuda()|};")]
    [InlineData("if (!CudaProbe.Ready) return; x.{|PML1002:cuda()|};")]
    [InlineData("if (new GpuFinder().Find()) x.{|PML1002:cuda()|};")]
    public Task What_a_type_for_the_hardware_is_asked_chooses(string statements) => GuardedCode.TorchTypesAsync(
        $$"""class Sample { void Run(Tensor x) { {{statements}} } } {{Probes}}""");

    [SkippableTheory]
    [InlineData("if (Probe.IsReady()) x.[|cuda()|];")]
    [InlineData("if (new Finder().Find()) x.[|cuda()|];")]
    [InlineData("if (CudaProbe.Number == 3) x.[|cuda()|];")]
    [InlineData("if (x.IsLarge()) x.[|cuda()|];")]
    public Task What_another_type_is_asked_does_not(string statements) => GuardedCode.TorchTypesAsync(
        $$"""class Sample { void Run(Tensor x) { {{statements}} } } {{Probes}}""");

    [SkippableFact]
    public Task Within_such_a_type_its_own_members_may_be_about_anything() => GuardedCode.TorchTypesAsync(
        $$"""static class CudaTrainer { static bool IsLate() => Environment.TickCount > 7; static void Run(Tensor x) { if (IsLate()) x.[|cuda()|]; } }""");

    private const string Probes = """
        static class CudaProbe { public static bool IsReady() => Environment.TickCount > 5; public static bool Ready { get; set; } public static int Number { get; set; } }
        static class Probe { public static bool IsReady() => Environment.TickCount > 5; }
        class GpuFinder { public bool Find() => Environment.TickCount > 5; }
        class Finder { public bool Find() => Environment.TickCount > 5; }
        static class CudaExtensions { public static bool IsLarge(this Tensor x) => x.numel() > 5; }
        """;

    [SkippableTheory]
    [InlineData("static bool Found => System.IO.File.Exists(\"nvcuda.dll\") || System.IO.File.Exists(\"libcuda.so.1\"); void Run(Tensor x) { if (Found) x.{|PML1002:cuda()|}; }")]
    [InlineData("static bool Wanted(string device) => device == \"cuda\" || device == \"gpu\"; void Run(Tensor x, string name) { if (!Wanted(name)) return; x.{|PML1002:cuda()|}; }")]
    [InlineData("static readonly string s_driver = \"/dev/nvidia0\"; void Run(Tensor x) { if (System.IO.File.Exists(s_driver)) x.{|PML1002:cuda()|}; }")]
    public Task A_member_that_asks_several_times_for_the_hardware_chooses(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("static bool Found => System.IO.File.Exists(\"nvcuda.dll\") || System.IO.File.Exists(\"license.txt\"); void Run(Tensor x) { if (Found) x.[|cuda()|]; }")]
    [InlineData("static bool Found => System.IO.File.Exists(\"model.bin\") || System.IO.File.Exists(\"license.txt\"); void Run(Tensor x) { if (Found) x.[|cuda()|]; }")]
    [InlineData("static string s_driver = \"/dev/nvidia0\"; public static void Set(string path) => s_driver = path; void Run(Tensor x) { if (System.IO.File.Exists(s_driver)) x.[|cuda()|]; }")]
    public Task One_that_may_say_yes_for_another_reason_does_not(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("bool useCuda", "if (useCuda) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};")]
    [InlineData("string executionProvider", """if (executionProvider == "CUDA") options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("string ep", """switch (ep) { case "cuda": options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; break; }""")]
    [InlineData("ExecutionProvider kind", "if (kind == ExecutionProvider.Fast) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};")]
    public Task An_execution_provider_chooses(string parameter, string statements) => OnnxAsync(parameter, statements);

    // ---- Who does not.

    [SkippableTheory]
    [InlineData("(string Backend, int Id) target", """var place = target switch { ("cuda", _) => {|PML1002:torch.CUDA|}, _ => torch.CPU };""")]
    [InlineData("(string Backend, int Id) target", """if (target is ("cuda", var id)) x.to({|PML1002:torch.device("cuda", id)|});""")]
    [InlineData("(string, int) pair", """if (pair is ("cuda", _)) x.{|PML1002:cuda()|};""")]
    [InlineData("(bool Gpu, int Id) target", """switch (target) { case (true, _): x.{|PML1002:cuda()|}; break; }""")]
    [InlineData("Hardware.Choice choice", """var place = choice switch { ("fast", _) => {|PML1002:torch.CUDA|}, _ => torch.CPU };""")]
    public Task A_part_of_a_tuple_or_record_that_speaks_of_hardware_chooses(string parameter, string statements) => TorchAsync(parameter, statements);

    [SkippableTheory]
    [InlineData("(string Mode, int Id) target", """var place = target switch { ("fast", _) => [|torch.CUDA|], _ => torch.CPU };""")]
    [InlineData("(string Backend, int Id) target", """var place = target switch { (_, 1) => [|torch.CUDA|], _ => torch.CPU };""")]
    [InlineData("(string Backend, int Id) target", """if (target is (not null, _)) x.[|cuda()|];""")]
    [InlineData("(bool Fast, int Id) target", """switch (target) { case (true, _): x.[|cuda()|]; break; }""")]
    public Task A_part_that_speaks_of_something_else_does_not(string parameter, string statements) => TorchAsync(parameter, statements);

    [SkippableTheory]
    [InlineData("bool fast", "if (fast) x.[|cuda()|];")]
    [InlineData("string mode", """if (mode == "train") x.[|cuda()|];""")]
    [InlineData("string mode", """if (mode == "a sentence of more than sixty letters that speaks of a gpu and is no choice") x.[|cuda()|];""")]
    [InlineData("Mode mode", "if (mode == Mode.Slow) x.[|cuda()|];")]
    [InlineData("int n", "if (n >= 0) x.[|cuda()|];")]
    [InlineData("bool cudaless", "if (cudaless) x.[|cuda()|];")]
    [InlineData("bool devices1", "if (x.numel() > 0) x.[|cuda()|];")]
    [InlineData("bool useGpu", "if (useGpu) Console.WriteLine(); x.[|cuda()|];")]
    [InlineData("bool useGpu", "Console.WriteLine(useGpu); x.[|cuda()|];")]
    [InlineData("bool useGpu", "if (x.[|cuda()|].ndim > 0 && useGpu) Console.WriteLine();")]
    [InlineData("bool useGpu, int n", "if (useGpu || n > 0) Console.WriteLine(); x.[|cuda()|];")]
    public Task A_condition_about_something_else_chooses_nothing(string parameter, string statements) => TorchAsync(parameter, statements);

    [SkippableTheory]
    [InlineData("string[] args", """if (Array.IndexOf(args, "--verbose") >= 0) x.[|cuda()|];""")]
    [InlineData("string[] args", """if (Array.IndexOf(args, "--gpu") > 2) x.[|cuda()|];""")]
    [InlineData("string[] args", """var found = args.FirstOrDefault(a => a.StartsWith("--out=")); if (found != null) x.[|cuda()|];""")]
    [InlineData("string[] args", """var found = args.FirstOrDefault(a => a.StartsWith("--gpu=")); found = args[0]; if (found != null) x.[|cuda()|];""")]
    public Task A_search_for_something_else_chooses_nothing(string parameter, string statements) => TorchAsync(parameter, statements);

    [SkippableTheory]
    [InlineData("Device? device", "if (device != null) x.[|cuda()|];")]
    [InlineData("Device? device", "if (device is null) x.[|cuda()|];")]
    [InlineData("Device? device", "if (device is not null) x.[|cuda()|];")]
    [InlineData("Device? device", "x.to(device ?? [|CUDA|]);")]
    [InlineData("string? device", "if (device is { }) x.[|cuda()|];")]
    [InlineData("string? name", "if (!string.IsNullOrEmpty(name)) x.[|cuda()|];")]
    [InlineData("string? name", """if (Environment.GetEnvironmentVariable("HOME") != null) x.[|cuda()|];""")]
    [InlineData("Func<bool> isReady", "if (isReady()) x.[|cuda()|];")]
    [InlineData("bool? wanted", "if (wanted ?? true) x.[|cuda()|];")]
    [InlineData("bool? gpu, bool all", "bool wanted = gpu ?? all; if (all) x.[|cuda()|];")]
    [InlineData("bool gpu, bool all", "bool wanted = gpu; wanted = all; if (wanted) x.[|cuda()|];")]
    [InlineData("int n", "bool? gpu = true; if (gpu ?? n > 0) x.[|cuda()|];")]
    [InlineData("ConsoleModifiers keys", "if ((keys & ConsoleModifiers.Alt) != 0 || keys.HasFlag(ConsoleModifiers.Shift)) x.[|cuda()|];")]
    [InlineData("string? device", "if (string.IsNullOrEmpty(device)) x.[|cuda()|];")]
    [InlineData("string? device", """x.to(string.IsNullOrWhiteSpace(device) ? [|"cuda"|] : device);""")]
    [InlineData("Options? gpuOptions", "if (gpuOptions != null) x.[|cuda()|];")]
    [InlineData("Options? gpuOptions", "ArgumentNullException.ThrowIfNull(gpuOptions); x.[|cuda()|];")]
    public Task A_null_check_chooses_nothing(string parameter, string statements) => TorchAsync(parameter, statements);

    [SkippableTheory]
    [InlineData("int deviceId", "if (deviceId < 8) x.[|cuda()|];")]
    [InlineData("int gpuLayerCount", "if (gpuLayerCount < 100) x.[|cuda()|];")]
    [InlineData("Box list", "if (list.SelectedIndex == 1) x.[|cuda()|];")]
    [InlineData("Box deviceBox", "if (deviceBox.SelectedIndex > 1) x.[|cuda()|];")]
    [InlineData("float[] gpuInput", "if (gpuInput.Length == 4) x.[|cuda()|];")]
    [InlineData("int cudaVersion", "if (cudaVersion == 12) x.[|cuda()|];")]
    [InlineData("int gpuMemory", "if (gpuMemory > 0) x.[|cuda()|];")]
    [InlineData("int cpuCount", "if (cpuCount > 0) x.[|cuda()|];")]
    [InlineData("int deviceId", "if (deviceId > 3) x.[|cuda()|];")]
    [InlineData("int deviceId", "if (deviceId > 7) throw new ArgumentOutOfRangeException(); x.[|cuda()|];")]
    [InlineData("int deviceCount", "for (int i = 0; i < deviceCount; i++) x.[|cuda()|];")]
    public Task A_range_check_chooses_nothing(string parameter, string statements) => TorchAsync(parameter, statements);

    [SkippableTheory]
    [InlineData("""var device = [|"cuda"|]; if (device == "cuda") torch.InitializeDeviceType([|DeviceType.CUDA|]); x.to(device);""")]
    [InlineData("""string device = [|"cuda"|]; if (device == "cuda") x.[|cuda()|];""")]
    [InlineData("""const string Device = [|"cuda"|]; if (Device == "cuda") x.[|cuda()|];""")]
    [InlineData("bool useCuda = true; if (useCuda) x.[|cuda()|];")]
    [InlineData("const bool UseCuda = true; if (UseCuda) x.[|cuda()|];")]
    [InlineData("bool useCuda; useCuda = true; if (useCuda) x.[|cuda()|];")]
    [InlineData("bool useCuda = true; useCuda = true; var d = useCuda ? [|CUDA|] : CPU;")]
    [InlineData("int deviceId = 0; if (deviceId >= 0) x.[|cuda()|];")]
    [InlineData("var kind = Backend.Cuda; if (kind == Backend.Cuda) x.[|cuda()|];")]
    [InlineData("var kind = Backend.Cuda; switch (kind) { case Backend.Cuda: x.[|cuda()|]; break; }")]
    public Task A_local_that_always_holds_the_vendors_value_chooses_nothing(string statements) => TorchAsync("int n", statements);

    [SkippableTheory]
    [InlineData("bool useGpu", "useGpu = true; if (useGpu) x.[|cuda()|];")]
    [InlineData("bool useGpu", "Console.WriteLine(useGpu); useGpu = true; var d = useGpu ? [|CUDA|] : CPU;")]
    [InlineData("int n", "bool gpu = torch.cuda.is_available(); gpu = true; if (gpu) x.[|cuda()|];")]
    public Task A_flag_that_was_set_for_good_chooses_nothing(string parameter, string statements) => TorchAsync(parameter, statements);

    [SkippableTheory]
    [InlineData("bool useGpu, int n", "if (n > 0) useGpu = true; if (useGpu) x.{|PML1002:cuda()|};")]
    [InlineData("bool useGpu", "useGpu = useGpu || Environment.ProcessorCount > 2; if (useGpu) x.{|PML1002:cuda()|};")]
    public Task A_flag_that_is_set_on_one_way_only_still_chooses(string parameter, string statements) => TorchAsync(parameter, statements);

    [SkippableFact]
    public Task A_flag_that_is_declared_of_itself_is_not_understood_and_not_followed_round_and_round() => TorchAsync(
        "int n", "bool wanted = {|CS0165:wanted|} || n > 9; if (wanted) x.{|PML1002:cuda()|};");

    [SkippableTheory]
    [InlineData("const bool UseGpu = true; void Run(Tensor x) { if (UseGpu) x.[|cuda()|]; }")]
    [InlineData("private readonly bool _useGpu = true; void Run(Tensor x) { if (_useGpu) x.[|cuda()|]; }")]
    [InlineData("public static readonly bool UseGpu = true; void Run(Tensor x) { if (UseGpu) x.[|cuda()|]; }")]
    [InlineData("private bool _useGpu = true; void Run(Tensor x) { if (_useGpu) x.[|cuda()|]; }")]
    [InlineData("private static bool s_useGpu = true; void Run(Tensor x) { if (s_useGpu) x.[|cuda()|]; }")]
    [InlineData("private readonly bool _useGpu; Sample() => _useGpu = true; void Run(Tensor x) { if (_useGpu) x.[|cuda()|]; }")]
    [InlineData("bool UseGpu => true; void Run(Tensor x) { if (UseGpu) x.[|cuda()|]; }")]
    [InlineData("bool UseGpu { get; } = true; void Run(Tensor x) { if (UseGpu) x.[|cuda()|]; }")]
    [InlineData("private readonly string _device = [|\"cuda\"|]; void Run(Tensor x) { if (_device == \"cuda\") x.[|cuda()|]; }")]
    public Task A_member_that_always_holds_the_vendors_value_chooses_nothing(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("private bool _useGpu = false; void Run(Tensor x) { if (_useGpu) x.{|PML1002:cuda()|}; }")]
    [InlineData("private bool _useGpu; void Run(Tensor x) { if (_useGpu) x.{|PML1002:cuda()|}; }")]
    public Task A_flag_that_is_off_and_never_written_is_still_no_constant(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("IServiceProvider provider", "if (provider.GetService(typeof(string)) is string) options.[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("IServiceProvider provider", "if (provider != null) options.[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("string dataProvider", """if (dataProvider == "sql") options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("bool hasProvider", "if (hasProvider) options.[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("IFormatProvider provider, bool ok", "if (provider is System.Globalization.CultureInfo) options.[|AppendExecutionProvider_CUDA(0)|];")]
    public Task A_provider_of_something_else_chooses_nothing(string parameter, string statements) => OnnxAsync(parameter, statements);

    [SkippableFact]
    public Task A_comment_that_promises_a_fallback_chooses_nothing() => TorchAsync(
        "int n",
        """
        // Falls back to the CPU where there is no GPU.
        x.[|cuda()|];
        """);

    // ---- Types and members that are named for a vendor.

    [SkippableTheory]
    [InlineData("interface IBackend { Tensor Move(Tensor x); } class CpuBackend : IBackend { public Tensor Move(Tensor x) => x; } class CudaBackend : IBackend { public Tensor Move(Tensor x) => x.{|PML1002:cuda()|}; }")]
    [InlineData("abstract class Backend { public abstract Tensor Move(Tensor x); } class CpuBackend : Backend { public override Tensor Move(Tensor x) => x; } class CudaBackend : Backend { public override Tensor Move(Tensor x) => x.{|PML1002:cuda()|}; }")]
    [InlineData("interface IBackend { Tensor Move(Tensor x); } class CpuBackend : IBackend { public Tensor Move(Tensor x) => x; } class CudaBackend : IBackend { public Tensor Move(Tensor x) => Inner.Move(x); static class Inner { public static Tensor Move(Tensor x) => x.{|PML1002:cuda()|}; } }")]
    public Task A_vendors_implementation_beside_another_is_chosen(string types) => GuardedCode.TorchTypesAsync(types);

    [SkippableTheory]
    [InlineData("interface IBackend { Tensor Move(Tensor x); } class CudaBackend : IBackend { public Tensor Move(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("class CpuBackend { public Tensor Move(Tensor x) => x; } class CudaBackend { public Tensor Move(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("class CpuBackend : IDisposable { public void Dispose() { } } class CudaBackend : IDisposable { public void Dispose() => torch.InitializeDeviceType([|DeviceType.CUDA|]); }")]
    [InlineData("interface IBackend { Tensor Move(Tensor x); } class CpuBackend : IBackend { public Tensor Move(Tensor x) => x; } class FastBackend : IBackend { public Tensor Move(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("class CudaTrainer { public Tensor Move(Tensor x) => x.[|cuda()|]; }")]
    public Task A_vendors_type_without_a_sibling_is_hard_coded(string types) => GuardedCode.TorchTypesAsync(types);

    [SkippableTheory]
    [InlineData("class MoveTests { } class CpuTests : MoveTests { } class CudaTests : MoveTests { public void Moves(Tensor x) => x.{|PML1002:cuda()|}; }")]
    [InlineData("class CudaTests { public void Moves(Tensor x) { if (!torch.cuda.is_available()) return; x.{|PML1002:cuda()|}; } }")]
    public Task A_vendors_test_class_beside_another_or_that_skips_is_single_vendor(string types) => GuardedCode.TorchTypesAsync(types);

    [SkippableTheory]
    [InlineData("class TestCuda { public void Moves(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("class CudaTests { public void Moves(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("class CudaBenchmark { public void Moves(Tensor x) => x.[|cuda()|]; }")]
    public Task A_vendors_test_or_benchmark_class_alone_is_hard_coded(string types) => GuardedCode.TorchTypesAsync(types);

    [SkippableTheory]
    [InlineData("class TestMoves { public void Moves(Tensor x) => x.[|cuda()|]; }")]
    [InlineData("class Benchmarks { public void Moves(Tensor x) => x.[|cuda()|]; }")]
    public Task Another_test_or_benchmark_class_is_hard_coded(string types) => GuardedCode.TorchTypesAsync(types);

    [SkippableTheory]
    [InlineData("void Run(Tensor x, bool useGpu) { if (useGpu) MoveToCuda(x); } private Tensor MoveToCuda(Tensor x) => x.{|PML1002:cuda()|};")]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) MoveToCuda(x); } public Tensor MoveToCuda(Tensor x) => x.{|PML1002:cuda()|};")]
    [InlineData("void Run(Tensor x) { if (torch.cuda.is_available()) MoveToGpu(x); } public Tensor MoveToGpu(Tensor x) => x.{|PML1002:cuda()|};")]
    [InlineData("public static Device Gpu => {|PML1002:torch.device(\"cuda\")|}; public static Device Best => torch.cuda.is_available() ? Gpu : CPU;")]
    public Task A_vendors_member_whose_calls_are_chosen_or_guarded_is_single_vendor(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("void Run(Tensor x) => MoveToCuda(x); private Tensor MoveToCuda(Tensor x) => x.[|cuda()|];")]
    [InlineData("void Run(Tensor x, bool useGpu) { if (useGpu) MoveToCuda(x); MoveToCuda(x); } private Tensor MoveToCuda(Tensor x) => x.[|cuda()|];")]
    [InlineData("public Tensor MoveToCuda(Tensor x) => x.[|cuda()|];")]
    [InlineData("public Tensor MoveToGpu(Tensor x) => x.[|cuda()|];")]
    [InlineData("public static Device Gpu => [|torch.device(\"cuda\")|]; Tensor Run() => torch.ones(1, device: Gpu);")]
    public Task A_vendors_member_that_is_called_unconditionally_is_hard_coded(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("public static Device Cuda => {|PML1002:torch.CUDA|}; public static Device Cpu => torch.CPU;")]
    [InlineData("public static Device Cuda => {|PML1002:torch.CUDA|}; public static Device Cpu => torch.CPU; Device Run(bool useGpu) => useGpu ? Cuda : Cpu;")]
    [InlineData("public void RunCuda() => torch.ones(1).{|PML1002:cuda()|}; public void RunCpu() => torch.ones(1); event Action? Clicked; void Attach() { Clicked += RunCuda; Clicked += RunCpu; }")]
    [InlineData("public Tensor ToCuda(Tensor x) => x.{|PML1002:cuda()|}; public Tensor ToCpu(Tensor x) => x.cpu(); public Tensor AllCuda(Tensor x) => ToCuda(x); public Tensor AllCpu(Tensor x) => ToCpu(x);")]
    [InlineData("public static Func<Device> Cuda => () => {|PML1002:torch.CUDA|}; public static Func<Device> Cpu => () => torch.CPU; Device Run() => Cuda();")]
    [InlineData("public static Device Cuda => {|PML1002:torch.CUDA|}; public static Device Cpu => torch.CPU; Device[] All() => new[] { Cpu, Cuda };")]
    public Task A_vendors_member_beside_one_for_other_hardware_is_chosen(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("public static Device Cuda => [|torch.CUDA|]; public static Device Cpu => torch.CPU; Tensor Run() => torch.ones(1, device: Cuda);")]
    [InlineData("public Tensor ToCuda(Tensor x) => x.[|cuda()|]; public Tensor ToCpu(Tensor x) => x.cpu(); Tensor Run(Tensor x) => ToCpu(ToCuda(x));")]
    [InlineData("public static void RunCuda() => torch.ones(1).[|cuda()|]; public static void RunCpu() => torch.ones(1); static void Main() { RunCpu(); RunCuda(); }")]
    public Task A_vendors_member_beside_another_that_is_called_on_every_machine_is_not(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("class CudaProgram { static void Main() => torch.InitializeDeviceType([|DeviceType.CUDA|]); }")]
    [InlineData("interface IDemo { } class CpuDemo : IDemo { } class CudaDemo : IDemo { static void Main() => torch.InitializeDeviceType([|DeviceType.CUDA|]); }")]
    public Task An_entry_point_is_never_chosen_by_its_name(string types) => GuardedCode.TorchTypesAsync(types);

    private static Task TorchAsync(string parameter, string statements) => GuardedCode.TorchTypesAsync(
        $$"""
        class Sample { void Run(Tensor x, {{parameter}}) { {{statements}} } }
        enum Backend { Cpu, Cuda }
        enum Mode { Slow, Cuda }
        enum Accelerators { Slow, Fast }
        enum CudaVersions { Eleven, Twelve }
        enum ToolkitVersions { Cuda11, Cuda12 }
        class Box { public int SelectedIndex { get; set; } }
        class Options { public bool UseGpu { get; set; } public string Device { get; set; } = ""; public int GpuId { get; set; } public Hardware Hardware { get; set; } = new(); }
        class Hardware { public bool Enabled { get; set; } public record Choice(string Device, int Id); }
        """);

    private static Task SettingsAsync(string statements, string move = "x.{|PML1002:cuda()|}") => GuardedCode.TorchTypesAsync(
        $$"""
        class Sample
        {
            void Run(Tensor x, ISettings settings) { {{statements}} }
            private static Tensor Move(Tensor x, int id) => {{(statements.Contains("Move(") ? move : "x")}};
            private static CudaSettings? Find() => null;
        }
        interface ISettings { }
        class CpuSettings : ISettings { }
        class GpuSettings : ISettings { }
        class CudaSettings : ISettings { public int Id { get; set; } }
        class FastSettings : ISettings { }
        class DeviceSettings : ISettings { }
        class CudaVersion : ISettings { }
        """);

    private static Task OnnxAsync(string parameter, string statements) => GuardedCode.OnnxTypesAsync(
        $$"""
        class Sample { void Run(SessionOptions options, {{parameter}}) { {{statements}} } }
        enum ExecutionProvider { Slow, Fast }
        """);
}
