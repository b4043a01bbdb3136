namespace PortableML.Analyzers.Tests.Guards.Classification;

/// <summary>3. Agnostic: two vendors' attempts are alternatives.</summary>
public class Item3AgnosticTests
{
    [SkippableTheory]
    [InlineData("arms of one conditional chain", "Device D => torch.cuda.is_available() ? CUDA : torch.mps_is_available() ? MPS : CPU;")]
    [InlineData("if/else if chain", "void Run(Tensor x) { if (torch.cuda.is_available()) x.cuda(); else if (torch.mps_is_available()) x.mps(); }")]
    [InlineData("switch", "void Run(Tensor x, string device) { switch (device) { case \"cuda\": x.cuda(); break; case \"mps\": x.mps(); break; } }")]
    [InlineData("switch", "Device Run(string device) => device switch { \"cuda\" => CUDA, \"mps\" => MPS, _ => CPU };")]
    [InlineData("a sequence in which each attempt is itself guarded", "Device Run() { if (torch.cuda.is_available()) return CUDA; if (torch.mps_is_available()) return MPS; return CPU; }")]
    [InlineData("a chain of sibling `Try…` members called one after another", "Device Run() => Cuda() ?? Mps() ?? CPU; Device? Cuda() => torch.cuda.is_available() ? CUDA : null; Device? Mps() => torch.mps_is_available() ? MPS : null;")]
    public Task Devices_of_two_vendors_are_alternatives(string sentence, string code) => Row.TorchAsync(sentence, code);

    [SkippableTheory]
    [InlineData("a sequence in which each attempt is caught", "void Run(SessionOptions o) { try { o.AppendExecutionProvider_CUDA(0); } catch (Exception) { } try { o.AppendExecutionProvider_DML(0); } catch (Exception) { } _ = new InferenceSession(\"m\", o); }")]
    [InlineData("a chain of sibling `Try…` members", "void Run(SessionOptions o) { if (!TryCuda(o)) TryDml(o); } bool TryCuda(SessionOptions o) { try { o.AppendExecutionProvider_CUDA(0); return true; } catch { return false; } } bool TryDml(SessionOptions o) { try { o.AppendExecutionProvider_DML(0); return true; } catch { return false; } }")]
    [InlineData("strategy members called one after another", "interface IStrategy { bool Try(SessionOptions o); } class A : IStrategy { public bool Try(SessionOptions o) { try { o.AppendExecutionProvider_CUDA(0); return true; } catch { return false; } } } class B : IStrategy { public bool Try(SessionOptions o) { try { o.AppendExecutionProvider_DML(0); return true; } catch { return false; } } } class Sample { void Run(SessionOptions o) { foreach (var s in new IStrategy[] { new A(), new B() }) if (s.Try(o)) return; } }")]
    [InlineData("lambdas handed to one helper", "void Run(SessionOptions o) { Attempt(() => o.AppendExecutionProvider_CUDA(0)); Attempt(() => o.AppendExecutionProvider_DML(0)); } void Attempt(Action append) { try { append(); } catch (Exception) { } }")]
    [InlineData("A neutral choice as the alternative: SetEpSelectionPolicy", "void Run(SessionOptions o) { try { o.AppendExecutionProvider_CUDA(0); } catch (Exception) { o.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.PREFER_GPU); } _ = new InferenceSession(\"m\", o); }")]
    [InlineData("A neutral choice as the alternative: GetEpDevices", "void Run(SessionOptions o, bool useCuda) { var env = OrtEnv.Instance(); if (useCuda) o.AppendExecutionProvider_CUDA(0); else o.AppendExecutionProvider(env, env.GetEpDevices().Take(1).ToList(), new Dictionary<string, string>()); }")]
    public Task Providers_of_two_vendors_are_alternatives(string sentence, string code) => Row.OnnxAsync(sentence, code);

    [SkippableFact]
    public Task A_neutral_choice_of_ILGPU_is_an_alternative() => Row.IlgpuAsync(
        "A neutral choice as the alternative: GetPreferredDevice",
        "Accelerator a = context.GetCudaDevices().Count > 0 ? context.CreateCudaAccelerator(0) : context.GetPreferredDevice(false).CreateAccelerator(context);");

    [SkippableTheory]
    [InlineData("Two unconditional calls in one member are two hard-coded sites.", "void Run(SessionOptions o) { o.[|AppendExecutionProvider_CUDA(0)|]; o.[|AppendExecutionProvider_DML(0)|]; }")]
    [InlineData("Providers that no longer exist are no alternative.", "void Run(SessionOptions o, bool useCuda) { if (useCuda) o.{|PML2002:AppendExecutionProvider_CUDA(0)|}; else o.{|PML2005:AppendExecutionProvider_ROCm(0)|}; }")]
    public Task What_is_no_alternative(string sentence, string code) => Row.OnnxAsync(sentence, code);
}
