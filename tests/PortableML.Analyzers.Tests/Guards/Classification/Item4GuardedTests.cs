namespace PortableML.Analyzers.Tests.Guards.Classification;

/// <summary>4. Guarded by availability on every path.</summary>
public class Item4GuardedTests
{
    [SkippableTheory]
    [InlineData("on every path (control-flow graph, not nesting)", "void Run(Tensor x) { if (!torch.cuda.is_available()) return; Console.WriteLine(); x.{|PML1002:cuda()|}; }")]
    [InlineData("on every path (control-flow graph, not nesting)", "void Run(Tensor x, int n) { if (n > 0) { if (!torch.cuda.is_available()) return; } x.[|cuda()|]; }")]
    [InlineData("on every path (control-flow graph, not nesting)", "void Run(Tensor x, int n) { switch (n) { case 0 when torch.cuda.is_available(): goto case 1; case 1: x.[|cuda()|]; break; } }")]
    public Task It_is_proved_on_every_path_or_not_at_all(string sentence, string code) => Row.TorchAsync(sentence, code);

    // ---- What a guard proves, and only that.

    [SkippableTheory]
    [InlineData("`mps_is_available()` does not guard `.cuda()`", "void Run(Tensor x) { if (torch.mps_is_available()) x.[|cuda()|]; }")]
    [InlineData("`TryInitializeDeviceType` proves CUDA only", "void Run(Tensor x) { if (torch.TryInitializeDeviceType(DeviceType.CUDA)) x.{|PML1002:cuda()|}; }")]
    [InlineData("it returns true for HIP on a CPU-only machine", "void Run(Tensor x) { if (torch.TryInitializeDeviceType(DeviceType.HIP)) x.to([|DeviceType.HIP|]); }")]
    [InlineData("`is_available()` proves index 0", "void Run(Tensor x) { if (torch.cuda.is_available()) x.to({|PML1002:\"cuda:0\"|}); }")]
    [InlineData("`\"cuda:1\"` needs `device_count() > 1`", "void Run(Tensor x) { if (torch.cuda.is_available()) x.to([|\"cuda:1\"|]); }")]
    [InlineData("`\"cuda:1\"` needs `device_count() > 1`", "void Run(Tensor x) { if (torch.cuda.device_count() > 0) x.to([|\"cuda:1\"|]); }")]
    [InlineData("`\"cuda:1\"` needs `device_count() > 1`", "void Run(Tensor x) { if (torch.cuda.device_count() > 1) x.to({|PML1002:\"cuda:1\"|}); }")]
    public Task A_guard_of_TorchSharp_proves_one_fact(string sentence, string code) => Row.TorchAsync(sentence, code);

    [SkippableTheory]
    [InlineData("a TorchSharp query does not guard an ONNX Runtime append", "TorchSharp.torch.cuda.is_available()", "o.[|AppendExecutionProvider_CUDA(0)|]")]
    [InlineData("`Contains(\"CUDAExecutionProvider\")` does not prove TensorRT", "OrtEnv.Instance().GetAvailableProviders().Contains(\"CUDAExecutionProvider\")", "o.[|AppendExecutionProvider_Tensorrt(0)|]")]
    [InlineData("`Any()` without a predicate proves nothing", "OrtEnv.Instance().GetAvailableProviders().Any()", "o.[|AppendExecutionProvider_CUDA(0)|]")]
    [InlineData("`Length > 0` without a predicate proves nothing", "OrtEnv.Instance().GetAvailableProviders().Length > 0", "o.[|AppendExecutionProvider_CUDA(0)|]")]
    public Task A_guard_of_ONNX_Runtime_proves_one_fact(string sentence, string condition, string append) =>
        Row.OnnxAsync(sentence, $"void Run(SessionOptions o) {{ if ({condition}) {append}; }}");

    // ---- Guards.

    [SkippableTheory]
    [InlineData("torch.cuda.is_available()", "cuda()")]
    [InlineData("torch.cuda.is_cudnn_available()", "cuda()")]
    [InlineData("torch.cuda_is_available()", "cuda()")]
    [InlineData("torch.cuda.device_count() > 0", "cuda()")]
    [InlineData("torch.mps_is_available()", "mps()")]
    [InlineData("torch.TryInitializeDeviceType(DeviceType.CUDA)", "cuda()")]
    [InlineData("System.Runtime.InteropServices.NativeLibrary.TryLoad(\"nvcuda\", out _)", "cuda()")]
    public Task A_question_of_TorchSharp_or_to_the_vendors_library_is_a_guard(string question, string call) =>
        Row.TorchAsync(question, $"void Run(Tensor x) {{ if ({question}) x.{{|PML1002:{call}|}}; }}");

    [SkippableTheory]
    [InlineData("GetAvailableProviders().Contains", "OrtEnv.Instance().GetAvailableProviders().Contains(\"CUDAExecutionProvider\")", "AppendExecutionProvider_CUDA(0)")]
    [InlineData("GetAvailableProviders().Any(p => …)", "OrtEnv.Instance().GetAvailableProviders().Any(p => p == \"CUDAExecutionProvider\")", "AppendExecutionProvider_CUDA(0)")]
    [InlineData("GetEpDevices() filters", "OrtEnv.Instance().GetEpDevices().Any(d => d.EpName == \"CUDAExecutionProvider\")", "AppendExecutionProvider_CUDA(0)")]
    [InlineData("`NativeLibrary.TryLoad` of that vendor's library", "System.Runtime.InteropServices.NativeLibrary.TryLoad(\"nvcuda\", out _)", "AppendExecutionProvider_CUDA(0)")]
    [InlineData("operating-system facts for platform locks", "OperatingSystem.IsWindows()", "AppendExecutionProvider_DML(0)")]
    [InlineData("operating-system facts for platform locks", "OperatingSystem.IsMacOS()", "AppendExecutionProvider_CoreML()")]
    public Task A_question_of_ONNX_Runtime_or_of_the_platform_is_a_guard(string sentence, string question, string append) =>
        Row.OnnxAsync(sentence, $"void Run(SessionOptions o) {{ if ({question}) o.{{|PML2002:{append}|}}; }}");

    [SkippableTheory]
    [InlineData("ILGPU device enumeration", "foreach (var device in context.GetCudaDevices()) { using var a = device.{|PML3003:CreateCudaAccelerator(context)|}; }")]
    [InlineData("ILGPU device enumeration", "if (context.Devices.Any(d => d.AcceleratorType == AcceleratorType.Cuda)) { using var a = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    public Task An_enumeration_of_ILGPU_is_a_guard(string sentence, string statements) => Row.IlgpuAsync(sentence, statements);

    [SkippableTheory]
    [InlineData("`NativeLibrary.TryLoad` of that vendor's library", "void Run() { if (NativeLibrary.TryLoad(\"nvcuda\", out _)) NativeLibrary.Load(\"cudart\"); }")]
    [InlineData("of that vendor's library", "void Run() { if (NativeLibrary.TryLoad(\"amdhip64\", out _)) NativeLibrary.[|Load(\"cudart\")|]; }")]
    public Task A_library_that_loads_is_a_guard_of_native_calls(string sentence, string members) => Row.NativeAsync(sentence, members);

    [SkippableTheory]
    [InlineData("Assert.True", "static class Assert { public static void True(bool condition) { } } class Sample { void Run(Tensor x) { Assert.True(torch.cuda.is_available()); x.{|PML1002:cuda()|}; } }")]
    [InlineData("Skip.IfNot", "static class Skip { public static void IfNot(bool condition) { } } class Sample { void Run(Tensor x) { Skip.IfNot(torch.cuda.is_available()); x.{|PML1002:cuda()|}; } }")]
    [InlineData("Assume.That", "static class Assume { public static void That(bool condition) { } } class Sample { void Run(Tensor x) { Assume.That(torch.cuda.is_available()); x.{|PML1002:cuda()|}; } }")]
    public Task An_assertion_or_a_skip_is_a_guard(string sentence, string types) => Row.TorchAsync(sentence, types);

    // ---- Through …

    [SkippableTheory]
    [InlineData("`&&`", "if (n > 0 && torch.cuda.is_available()) x.{|PML1002:cuda()|};")]
    [InlineData("`||`", "if (n > 0 || !torch.cuda.is_available()) return; x.{|PML1002:cuda()|};")]
    [InlineData("`!`", "if (!torch.cuda.is_available()) return; x.{|PML1002:cuda()|};")]
    [InlineData("`== true/false`", "if (torch.cuda.is_available() == false) return; x.{|PML1002:cuda()|};")]
    [InlineData("`is true/false`", "if (torch.cuda.is_available() is true) x.{|PML1002:cuda()|};")]
    [InlineData("ternaries", "var d = torch.cuda.is_available() ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("`switch`", "switch (torch.cuda.is_available()) { case true: x.{|PML1002:cuda()|}; break; }")]
    [InlineData("`switch`", "var d = torch.cuda.is_available() switch { true => {|PML1002:CUDA|}, false => CPU };")]
    [InlineData("early `return`", "if (!torch.cuda.is_available()) { return; } x.{|PML1002:cuda()|};")]
    [InlineData("early `throw`", "if (!torch.cuda.is_available()) throw new NotSupportedException(); x.{|PML1002:cuda()|};")]
    [InlineData("early `continue`", "while (n-- > 0) { if (!torch.cuda.is_available()) continue; x.{|PML1002:cuda()|}; }")]
    [InlineData("loops", "while (torch.cuda.is_available()) { x.{|PML1002:cuda()|}; }")]
    [InlineData("`DoesNotReturnIf`", "System.Diagnostics.Debug.Assert(torch.cuda.is_available()); x.{|PML1002:cuda()|};")]
    public Task It_is_seen_through_conditions_and_jumps(string sentence, string statements) => Row.TorchAsync(sentence, $"void Run(Tensor x, int n) {{ {statements} }}");

    [SkippableTheory]
    [InlineData("a local", "void Run(Tensor x) { var ok = torch.cuda.is_available(); if (ok) x.{|PML1002:cuda()|}; }")]
    [InlineData("readonly field", "readonly bool _ok = torch.cuda.is_available(); void Run(Tensor x) { if (_ok) x.{|PML1002:cuda()|}; }")]
    [InlineData("property", "bool Ok => torch.cuda.is_available(); void Run(Tensor x) { if (Ok) x.{|PML1002:cuda()|}; }")]
    [InlineData("method of the same compilation", "bool Ok() => torch.cuda.is_available(); void Run(Tensor x) { if (Ok()) x.{|PML1002:cuda()|}; }")]
    [InlineData("cached in a `bool?`", "bool? _ok; bool Ok => _ok ??= torch.cuda.is_available(); void Run(Tensor x) { if (Ok) x.{|PML1002:cuda()|}; }")]
    [InlineData("set in a static constructor", "static readonly bool s_ok; static Sample() { s_ok = torch.cuda.is_available(); } void Run(Tensor x) { if (s_ok) x.{|PML1002:cuda()|}; }")]
    [InlineData("through a helper's early return", "bool Ok(int n) { if (!torch.cuda.is_available()) return false; return n > 0; } void Run(Tensor x) { if (Ok(1)) x.{|PML1002:cuda()|}; }")]
    public Task It_is_seen_through_what_holds_the_answer(string sentence, string code) => Row.TorchAsync(sentence, code);

    [SkippableFact]
    public Task A_member_that_the_user_names_is_a_guard() => Row.TorchAsync(
        "members named in `portable_ml.guard_members`",
        "static class My { public static bool HasGpu() => Environment.Is64BitProcess; } class Sample { void Run(Tensor x) { if (My.HasGpu()) x.{|PML1002:cuda()|}; } }",
        "portable_ml.guard_members = M:My.HasGpu");
}
