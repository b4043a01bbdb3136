using PortableML.Analyzers.Tests.Verification;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Sites in a <c>try</c>: is every failure caught, and does the work go on without the accelerator?</summary>
public class TryFallbackTests
{
    private const string NewSession = " using var session = new InferenceSession(model, options);";

    // ---- ONNX Runtime: complete.

    [SkippableTheory]
    [InlineData("catch { }")]
    [InlineData("catch (Exception) { }")]
    [InlineData("catch (Exception e) { Console.WriteLine(e.Message); }")]
    [InlineData("catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException or NotSupportedException) { }")]
    [InlineData("catch (Exception e) when (e is OnnxRuntimeException || e is EntryPointNotFoundException || e is DllNotFoundException || e is NotSupportedException) { }")]
    [InlineData("catch (Exception e) when (e is OnnxRuntimeException or TypeLoadException or NotSupportedException) { }")]
    [InlineData("catch (Exception e) when (e is OnnxRuntimeException or SystemException) { }")]
    [InlineData("catch (OnnxRuntimeException) { } catch (EntryPointNotFoundException) { } catch (DllNotFoundException) { } catch (NotSupportedException) { }")]
    [InlineData("catch (OnnxRuntimeException) { } catch (TypeLoadException) { } catch (NotSupportedException) { }")]
    [InlineData("catch (OnnxRuntimeException) { } catch (SystemException) { }")]
    [InlineData("catch (OnnxRuntimeException e) { Console.WriteLine(e); } catch (Exception) { }")]
    [InlineData("catch (ArgumentException) { throw; } catch (Exception) { }")]
    [InlineData("catch (Exception e) when (e.Message.Length > n) { }")]
    [InlineData("catch (Exception e) when (e is not OutOfMemoryException) { }")]
    [InlineData("catch (Exception e) when (e is not (OutOfMemoryException or System.IO.IOException)) { }")]
    [InlineData("catch (Exception e) when (!(e is OutOfMemoryException) && e.Message.Length > n) { }")]
    [InlineData("catch (Exception e) { if (e is OutOfMemoryException) throw; }")]
    [InlineData("catch (Exception e) { if (e is not OutOfMemoryException) { Console.WriteLine(e); } else throw; }")]
    [InlineData("catch (Exception) { } finally { Console.WriteLine(); }")]
    [InlineData("catch (Exception) { options.AppendExecutionProvider_CPU(1); }")]
    [InlineData("catch (Exception) { options = new SessionOptions(); }")]
    public Task A_handler_of_every_failure_makes_it_single_vendor(string handlers) => GuardedCode.OnnxAsync(
        $"try {{ options.{{|PML2002:AppendExecutionProvider_CUDA(0)|}}; }} {handlers}" + NewSession);

    [SkippableTheory]
    [InlineData("InferenceSession session; try { session = new InferenceSession(model, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}); } catch (Exception) { session = new InferenceSession(model); } session.Dispose();")]
    [InlineData("try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; Use(new InferenceSession(model, options)); } catch (Exception) { Use(new InferenceSession(model)); } void Use(InferenceSession s) { }")]
    [InlineData("try { try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (OnnxRuntimeException) { throw; } } catch (Exception) { } _ = new InferenceSession(model, options);")]
    [InlineData("try { try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } finally { Console.WriteLine(); } } catch (Exception) { } _ = new InferenceSession(model, options);")]
    [InlineData("try { if (n > 0) { foreach (var c in text) { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } } } catch (Exception) { } _ = new InferenceSession(model, options);")]
    [InlineData("foreach (var c in text) { try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (Exception) { continue; } } _ = new InferenceSession(model, options);")]
    [InlineData("try { try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (Exception) { } } catch (OnnxRuntimeException) { Console.WriteLine(); } _ = new InferenceSession(model, options);")]
    [InlineData("try { try { options.{|PML2004:AppendExecutionProvider_CUDA(0)|}; } catch (OnnxRuntimeException) { } } catch (Exception) { throw; } _ = new InferenceSession(model, options);")]
    public Task The_work_that_goes_on_or_is_repeated_makes_it_single_vendor(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableTheory]
    [InlineData("InferenceSession Open(string model) { try { return new InferenceSession(model, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}); } catch (Exception) { return new InferenceSession(model); } }")]
    [InlineData("SessionOptions Make() { try { return SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}; } catch (Exception) { return new SessionOptions(); } }")]
    [InlineData("SessionOptions Make() { var o = new SessionOptions(); try { o.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (Exception) { } return o; }")]
    [InlineData("static bool TryAppend(SessionOptions o) { try { o.{|PML2002:AppendExecutionProvider_CUDA(0)|}; return true; } catch (Exception) { return false; } }")]
    [InlineData("private readonly SessionOptions _options = new(); Sample() { try { _options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (Exception) { } }")]
    [InlineData("InferenceSession Open(string model) { SessionOptions o = null!; try { o = new SessionOptions(); o.{|PML2002:AppendExecutionProvider_CUDA(0)|}; var first = new InferenceSession(model, o); return first; } catch (Exception) { try { o?.Dispose(); } catch { } } var second = new InferenceSession(model); return second; }")]
    [InlineData("void Configure(SessionOptions o) { try { o.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("void Check(ref int failures) { try { using var o = new SessionOptions(); o.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (Exception e) { Console.WriteLine(e); failures++; } }")]
    [InlineData("InferenceSession Open(string m) { try { var o = new SessionOptions(); o.{|PML2002:AppendExecutionProvider_CUDA(0)|}; return new InferenceSession(m, o); } catch (Exception e) { Console.WriteLine(e); } return new InferenceSession(m); }")]
    [InlineData("InferenceSession? Open(string m) { try { var o = new SessionOptions(); o.{|PML2002:AppendExecutionProvider_CUDA(0)|}; return new InferenceSession(m, o); } catch (Exception e) { Console.WriteLine(e); } try { var cpu = new SessionOptions(); return new InferenceSession(m, cpu); } catch (Exception e) { Console.WriteLine(e); return null; } }")]
    [InlineData("private int _failures; void Check() { try { using var o = new SessionOptions(); o.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (Exception) { _failures += 1; } }")]
    [InlineData("int Count(string m) { try { var o = new SessionOptions(); o.{|PML2002:AppendExecutionProvider_CUDA(0)|}; using var s = new InferenceSession(m, o); return s.InputMetadata.Count; } catch (Exception) { return -1; } }")]
    [InlineData("bool Probe() { try { using var o = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}; return true; } catch (Exception e) { Console.WriteLine(e); } return false; }")]
    [InlineData("bool Probe() { try { using var o = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}; return true; } catch { } Console.WriteLine(\"no CUDA\"); return false; }")]
    [InlineData("private bool _ready; void Probe() { try { using var o = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}; _ready = true; } catch { } }")]
    public Task A_member_whose_result_or_argument_goes_on_makes_it_single_vendor(string members) => GuardedCode.OnnxMembersAsync(members);

    [SkippableTheory]
    [InlineData("void Run(SessionOptions o) { Attempt(() => o.{|PML2002:AppendExecutionProvider_CUDA(0)|}); } static bool Attempt(Action append) { try { append(); return true; } catch (Exception) { return false; } }")]
    [InlineData("void Run(SessionOptions o) { Attempt(o, x => { x.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }); } static void Attempt(SessionOptions o, Action<SessionOptions> append) { try { append(o); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("void Run(SessionOptions o) { try { Append(o); } catch (Exception) { } _ = new InferenceSession(\"m\", o); } private void Append(SessionOptions o) => o.{|PML2002:AppendExecutionProvider_CUDA(0)|};")]
    [InlineData("void Run(SessionOptions o) { Attempt(() => o.{|PML2002:AppendExecutionProvider_CUDA(0)|}); } static void Attempt(Action? append) { if (append == null) { Console.WriteLine(nameof(append)); return; } try { append(); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("void Run(SessionOptions o) { Attempt(() => o.{|PML2002:AppendExecutionProvider_CUDA(0)|}); } static void Attempt(Action? append) { if (append is not null) { try { append(); } catch (Exception e) { Console.WriteLine(e); } } }")]
    [InlineData("void Run(SessionOptions o) { Attempt(() => o.{|PML2002:AppendExecutionProvider_CUDA(0)|}); } static void Attempt(Action? append) { try { append?.Invoke(); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("void Run(SessionOptions o) { Attempt(() => o.{|PML2002:AppendExecutionProvider_CUDA(0)|}); } static void Attempt(Action append) { ArgumentNullException.ThrowIfNull(append); try { append(); } catch (Exception e) { Console.WriteLine(e); } }")]
    public Task A_helper_or_a_caller_that_catches_makes_it_single_vendor(string members) => GuardedCode.OnnxMembersAsync(members);

    // ---- ONNX Runtime: too narrow.

    [SkippableTheory]
    [InlineData("catch (OnnxRuntimeException) { }")]
    [InlineData("catch (OnnxRuntimeException e) { Console.WriteLine(e.Message); }")]
    [InlineData("catch (EntryPointNotFoundException) { }")]
    [InlineData("catch (DllNotFoundException) { }")]
    [InlineData("catch (NotSupportedException) { }")]
    [InlineData("catch (TypeLoadException) { }")]
    [InlineData("catch (SystemException) { }")]
    [InlineData("catch (OnnxRuntimeException) { } catch (EntryPointNotFoundException) { } catch (DllNotFoundException) { }")]
    [InlineData("catch (OnnxRuntimeException) { } catch (EntryPointNotFoundException) { } catch (NotSupportedException) { }")]
    [InlineData("catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException) { }")]
    [InlineData("catch (Exception e) when (e is OnnxRuntimeException) { }")]
    [InlineData("catch (Exception e) when (e is OnnxRuntimeException known && known.Message.Length > n) { }")]
    [InlineData("catch (OnnxRuntimeException) { } catch (Exception) { throw; }")]
    [InlineData("catch (Exception e) when (e is not OnnxRuntimeException) { }")]
    [InlineData("catch (Exception e) when (!(e is DllNotFoundException) && e.Message.Length > n) { }")]
    public Task A_handler_that_misses_a_failure_is_too_narrow(string handlers) => GuardedCode.OnnxAsync(
        $"try {{ options.{{|PML2004:AppendExecutionProvider_CUDA(0)|}}; }} {handlers}" + NewSession);

    [SkippableTheory]
    [InlineData("RunOnCpu();")]
    [InlineData("if (s_strict) throw; RunOnCpu();")]
    [InlineData("if (s_lenient) RunOnCpu(); else throw;")]
    [InlineData("if (s_strict) { Show(); throw new InvalidOperationException(); } RunOnCpu();")]
    [InlineData("Console.WriteLine(\"no CUDA\"); FallBackToCPU();")]
    [InlineData("_ = new CpuSolver();")]
    public Task A_handler_that_does_the_work_on_the_processor_goes_on(string handler) => GuardedCode.TorchMembersAsync(Worker(handler, "{|PML1002:cuda()|}"));

    [SkippableTheory]
    [InlineData("Show();")]
    [InlineData("Describe(\"cpu\");")]
    [InlineData("ShowCpuAndGpu();")]
    [InlineData("RunOnCpu(); throw;")]
    [InlineData("if (e.Message.Length > 0) throw; RunOnCpu();")]
    [InlineData("if (e.Message.Length > 0) RunOnCpu(); else throw;")]
    public Task One_that_only_tells_of_it_does_not(string handler) => GuardedCode.TorchMembersAsync(Worker(handler, "[|cuda()|]"));

    private static string Worker(string handler, string move) =>
        "void Run() { try { using var y = torch.ones(1)." + move + "; Console.WriteLine(y); } catch (Exception e) { " + handler + " } }\n"
        + "static bool s_strict; static bool s_lenient; void RunOnCpu() { } void FallBackToCPU() { } void Show() { } void ShowCpuAndGpu() { } void Describe(string name) { } class CpuSolver { }";

    [SkippableTheory]
    [InlineData("catch (ArgumentException) { }")]
    [InlineData("catch (System.IO.IOException) { }")]
    public Task A_handler_of_something_else_is_none(string handlers) => GuardedCode.OnnxAsync(
        $"try {{ options.[|AppendExecutionProvider_CUDA(0)|]; }} {handlers}" + NewSession);

    [SkippableFact]
    public Task The_message_names_the_failures_that_are_missed() => ProviderRule.VerifyAsync(
        Sources.OnnxStatements(
            """
            try { options.{|#0:AppendExecutionProvider_CUDA(0)|}; } catch (OnnxRuntimeException) { }
            using var session = new InferenceSession("model.onnx", options);
            """,
            "SessionOptions options"),
        new()
        {
            Expected =
            [
                ProviderRule.Diagnostic("PML2004").WithLocation(0).WithMessage(
                    "'AppendExecutionProvider_CUDA(0)' can fail with EntryPointNotFoundException, DllNotFoundException, NotSupportedException, which this "
                    + "'try' does not catch. On a machine or package without the provider the program stops: catch it too."),
            ],
        });

    // ---- ONNX Runtime: no fallback.

    [SkippableTheory]
    [InlineData("catch { throw; }")]
    [InlineData("catch (Exception) { throw; }")]
    [InlineData("catch (Exception e) { if (e is OnnxRuntimeException) throw; }")]
    [InlineData("catch (Exception e) { if (e is not OutOfMemoryException) throw; }")]
    [InlineData("catch (Exception e) { if (e is OutOfMemoryException) Console.WriteLine(e); else throw; }")]
    [InlineData("catch (Exception e) { Console.WriteLine(e); throw; }")]
    [InlineData("catch (Exception e) { throw new InvalidOperationException(\"no GPU\", e); }")]
    [InlineData("catch (Exception e) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e).Throw(); }")]
    [InlineData("catch (Exception) { Environment.Exit(1); }")]
    [InlineData("catch (Exception e) { Console.WriteLine(e); Environment.Exit(-1); }")]
    [InlineData("catch (Exception e) { Environment.FailFast(e.Message); }")]
    [InlineData("catch (Exception e) { Console.WriteLine(e); Application.Exit(); }")]
    [InlineData("catch (Exception e) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e); }")]
    [InlineData("catch (Exception e) { Console.WriteLine(e); return; }")]
    [InlineData("finally { Console.WriteLine(); }")]
    public Task A_handler_that_does_not_go_on_is_no_fallback(string handlers) => GuardedCode.OnnxTypesAsync(
        $"class Sample {{ void Run(SessionOptions options, string model) {{ try {{ options.[|AppendExecutionProvider_CUDA(0)|]; }} {handlers}{NewSession} }} }}"
        + " static class Application { public static void Exit() { } }");

    [SkippableTheory]
    [InlineData("Application.Restart();")]
    [InlineData("Parser.Exit();")]
    [InlineData("Parser.Throw();")]
    public Task A_handler_that_calls_something_else_goes_on(string call) => GuardedCode.OnnxTypesAsync(
        $"class Sample {{ void Run(SessionOptions options, string model) {{ try {{ options.{{|PML2002:AppendExecutionProvider_CUDA(0)|}}; }} catch (Exception) {{ {call} }}{NewSession} }} }}"
        + " static class Application { public static void Restart() { } } static class Parser { public static void Exit() { } public static void Throw() { } }");

    [SkippableTheory]
    [InlineData("try { var o = new SessionOptions(); o.[|AppendExecutionProvider_CUDA(0)|]; using var session = new InferenceSession(model, o); } catch (Exception e) { Console.WriteLine(e); }")]
    [InlineData("try { options.[|AppendExecutionProvider_CUDA(0)|]; using var session = new InferenceSession(model, options); Console.WriteLine(session); } catch (Exception e) { Console.WriteLine(e); } Console.WriteLine(\"bye\");")]
    [InlineData("using var other = new InferenceSession(model, options); try { var o = new SessionOptions(); o.[|AppendExecutionProvider_CUDA(0)|]; using var session = new InferenceSession(model, o); } catch (Exception e) { Console.WriteLine(e); } Console.WriteLine(new Exception(\"bye\"));")]
    public Task A_handler_that_logs_and_leaves_is_no_fallback(string statements) => GuardedCode.OnnxMembersAsync(
        $"static void Main() {{ var options = new SessionOptions(); string model = \"m\"; {statements} }}");

    [SkippableFact]
    public Task A_helper_that_logs_and_leaves_options_of_its_own_is_no_fallback() => GuardedCode.OnnxMembersAsync(
        "void Check() { var o = new SessionOptions(); try { o.[|AppendExecutionProvider_CUDA(0)|]; } catch (Exception e) { Console.WriteLine(e); } }");

    [SkippableTheory]
    [InlineData("static int Main() { try { var o = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]; _ = new InferenceSession(\"m\", o); return 0; } catch (Exception e) { Console.Error.WriteLine(e); return 1; } }")]
    [InlineData("static void Main() { var o = new SessionOptions(); try { Console.WriteLine(); } catch (Exception) { } o.[|AppendExecutionProvider_CUDA(0)|]; }")]
    [InlineData("static void Main() { var o = new SessionOptions(); try { Console.WriteLine(); } catch (Exception) { o.[|AppendExecutionProvider_CUDA(0)|]; } _ = o; }")]
    [InlineData("static void Main() { var o = new SessionOptions(); try { Console.WriteLine(); } finally { o.[|AppendExecutionProvider_CUDA(0)|]; } _ = o; }")]
    [InlineData("static void Main() { var o = new SessionOptions(); Action append; try { append = () => o.[|AppendExecutionProvider_CUDA(0)|]; } catch (Exception) { append = () => { }; } append(); }")]
    [InlineData("static InferenceSession? Open(string model) { SessionOptions o = null!; try { o = new SessionOptions(); o.[|AppendExecutionProvider_CUDA(0)|]; return new InferenceSession(model, o); } catch (Exception) { o?.Dispose(); } Use(new SessionOptions()); return null; } static void Use(SessionOptions o) { }")]
    [InlineData("static bool Check() { try { using var o = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]; return true; } catch (Exception e) { Console.WriteLine(e); } return true; }")]
    [InlineData("static bool Check() { try { using var o = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]; Console.WriteLine(o); } catch (Exception e) { Console.WriteLine(e); } return false; }")]
    [InlineData("static string s_text = \"\"; static void Check() { try { using var o = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]; s_text = \"ready\"; } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("static bool s_busy; static void Check() { try { s_busy = true; using var o = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]; } catch (Exception e) { Console.WriteLine(e); } }")]
    public Task A_site_that_the_try_does_not_cover_is_hard_coded(string members) => GuardedCode.OnnxMembersAsync(members);

    // ---- TorchSharp.

    [SkippableTheory]
    [InlineData("Tensor moved; try { moved = x.{|PML1002:cuda()|}; } catch (Exception) { moved = x; } moved.sum();")]
    [InlineData("try { x = x.{|PML1002:cuda()|}; } catch { } x.sum();")]
    [InlineData("try { x = x.{|PML1002:cuda()|}; } catch (Exception e) when (e is InvalidOperationException or System.Runtime.InteropServices.ExternalException) { } x.sum();")]
    [InlineData("try { x = x.{|PML1002:cuda()|}; } catch (InvalidOperationException) { } catch (System.Runtime.InteropServices.ExternalException) { } x.sum();")]
    [InlineData("try { x = x.{|PML1002:cuda()|}; } catch (SystemException) { } x.sum();")]
    [InlineData("try { x = x.{|PML1002:cuda()|}; } catch (Exception e) when (e is SystemException) { } x.sum();")]
    [InlineData("Device d; try { d = {|PML1002:torch.CUDA|}; } catch (Exception) { d = CPU; } x.to(d);")]
    [InlineData("""Device d; try { d = {|PML1002:torch.device("cuda")|}; } catch (Exception) { d = CPU; } x.to(d);""")]
    [InlineData("""Device d; try { d = {|PML1002:new Device("cuda")|}; torch.zeros(1, device: d); } catch (Exception) { d = CPU; } x.to(d);""")]
    [InlineData("try { torch.InitializeDeviceType({|PML1002:DeviceType.CUDA|}); } catch (Exception e) { Console.WriteLine(e); } x.sum();")]
    [InlineData("try { new[] { x }.ToList().ForEach(t => t.{|PML1002:cuda()|}.sum()); } catch (Exception) { } x.sum();")]
    [InlineData("try { Parallel.ForEach(new[] { x }, t => t.{|PML1002:cuda()|}.sum()); } catch (Exception) { } x.sum();")]
    public Task A_device_whose_failure_is_caught_is_single_vendor(string statements) => GuardedCode.TorchAsync(statements);

    // ---- A silent device that is tried before it is used.

    [SkippableTheory]
    [InlineData("""void Run(Tensor x) { string d; try { d = {|PML1002:"cuda"|}; torch.zeros(1, device: d); } catch (Exception) { d = "cpu"; } x.to(d); }""")]
    [InlineData("""void Run(Tensor x) { Device d = {|PML1002:new Device("cuda")|}; try { torch.ones(1).to(d).sum(); } catch (Exception) { d = CPU; } x.to(d); }""")]
    [InlineData("""void Run(Tensor x) { DeviceType d; try { d = {|PML1002:DeviceType.CUDA|}; torch.InitializeDeviceType(d); } catch { d = DeviceType.CPU; } x.to(d); }""")]
    [InlineData("""static Device Pick() { try { var d = {|PML1002:new Device("cuda")|}; torch.zeros(1, device: d); return d; } catch (Exception) { return CPU; } } void Run(Tensor x) => x.to(Pick());""")]
    [InlineData("""private readonly Device _place = Pick(); static Device Pick() { try { Device d = {|PML1002:"cuda:0"|}; torch.zeros(1).to(d); return d; } catch { return new Device("cpu"); } } Tensor Run(Tensor x) => x.to(_place);""")]
    [InlineData("""void Run(Tensor x) { string d = {|PML1002:"cuda"|}; Func<Tensor> later = () => { try { return x.to(d); } catch (Exception) { return x; } }; try { torch.zeros(1, device: d); } catch (Exception) { d = "cpu"; } x.to(d); }""")]
    public Task What_comes_behind_a_trial_that_did_not_fail_is_guarded(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("""void Run(Tensor x, int n) { Device d; try { d = [|new Device("cuda")|]; torch.zeros(1, device: n > 0 ? d : CPU); } catch (Exception) { d = CPU; } x.to(d); }""")]
    [InlineData("""void Run(Tensor x, int n) { Device d; try { d = [|new Device("cuda")|]; if (n > 0) torch.zeros(1, device: d); } catch (Exception) { d = CPU; } x.to(d); }""")]
    [InlineData("""void Run(Tensor x) { Device d = [|new Device("cuda")|]; try { torch.zeros(1, device: d); } catch (Exception) { Console.WriteLine(); } x.to(d); }""")]
    [InlineData("""void Run(Tensor x) { Device d = [|new Device("cuda")|]; try { torch.zeros(1, device: CPU); } catch (Exception) { d = CPU; } x.to(d); }""")]
    [InlineData("""void Run(Tensor x) { Device d = [|new Device("cuda")|]; x.to(d); try { torch.zeros(1, device: d); } catch (Exception) { d = CPU; } x.to(d); }""")]
    public Task What_no_trial_has_shown_is_hard_coded(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("""Device d; try { d = [|new Device("cuda")|]; } catch (Exception) { d = CPU; } x.to(d);""")]
    [InlineData("""Device d; try { d = [|"cuda"|]; } catch (Exception) { d = CPU; } x.to(d);""")]
    [InlineData("Device d; try { d = [|torch.device(0)|]; } catch (Exception) { d = CPU; } x.to(d);")]
    [InlineData("""string d; try { d = [|"cuda"|]; } catch (Exception) { d = "cpu"; } x.to(d);""")]
    [InlineData("DeviceType d; try { d = [|DeviceType.CUDA|]; } catch (Exception) { d = DeviceType.CPU; } x.to(d);")]
    public Task A_form_that_never_throws_is_not_caught(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("try { x = x.[|cuda()|]; } catch (InvalidOperationException) { } x.sum();")]
    [InlineData("try { x = x.[|cuda()|]; } catch (System.Runtime.InteropServices.ExternalException) { } x.sum();")]
    [InlineData("try { x = x.[|cuda()|]; } catch (Exception) { throw; } x.sum();")]
    [InlineData("try { x = x.[|cuda()|]; } finally { x.sum(); }")]
    [InlineData("try { x = x.[|cuda()|]; } catch (ArgumentException) { } x.sum();")]
    public Task A_device_whose_failure_gets_through_is_hard_coded(string statements) => GuardedCode.TorchAsync(statements);
}
