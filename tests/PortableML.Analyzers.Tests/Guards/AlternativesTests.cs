namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Two vendors' accelerators, or a neutral choice, as real alternatives: nothing is reported.</summary>
public class AlternativesTests
{
    [SkippableTheory]
    [InlineData("var d = torch.cuda.is_available() ? torch.CUDA : torch.mps_is_available() ? torch.MPS : torch.CPU;")]
    [InlineData("var d = torch.mps_is_available() ? MPS : torch.cuda.is_available() ? CUDA : CPU;")]
    [InlineData("var d = torch.cuda.is_available() ? CUDA : (torch.mps_is_available() ? MPS : CPU);")]
    [InlineData("""x.to(torch.cuda.is_available() ? "cuda" : torch.mps_is_available() ? "mps" : "cpu");""")]
    [InlineData("""string d = torch.cuda.is_available() ? "cuda" : torch.mps_is_available() ? "mps" : "cpu"; x.to(d);""")]
    [InlineData("x.to(torch.cuda.is_available() ? DeviceType.CUDA : torch.mps_is_available() ? DeviceType.MPS : DeviceType.CPU);")]
    [InlineData("""var d = torch.cuda.device_count() > 1 ? torch.device("cuda:1") : torch.cuda.is_available() ? torch.CUDA : torch.mps_is_available() ? torch.MPS : torch.CPU;""")]
    public Task A_chain_of_conditions_is_agnostic(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("Device d; if (torch.cuda.is_available()) d = CUDA; else if (torch.mps_is_available()) d = MPS; else d = CPU;")]
    [InlineData("Device d = CPU; if (torch.cuda.is_available()) { d = CUDA; } else if (torch.mps_is_available()) { d = MPS; }")]
    [InlineData("Device d = CPU; if (torch.mps_is_available()) d = MPS; if (torch.cuda.is_available()) d = CUDA;")]
    [InlineData("var d = (torch.cuda.is_available(), torch.mps_is_available()) switch { (true, _) => CUDA, (_, true) => MPS, _ => CPU };")]
    [InlineData("var d = n switch { 0 when torch.cuda.is_available() => CUDA, 1 when torch.mps_is_available() => MPS, _ => CPU };")]
    [InlineData("if (torch.cuda.is_available()) { x.cuda(); } else if (torch.mps_is_available()) { x.mps(); }")]
    [InlineData("""var d = "cpu"; if (torch.cuda.is_available()) d = "cuda"; if (torch.mps_is_available()) d = "mps"; x.to(d);""")]
    [InlineData("if (torch.cuda.is_available()) { x.to(CUDA); return; } if (torch.mps_is_available()) { x.to(MPS); return; } x.to(CPU);")]
    public Task A_chain_of_branches_is_agnostic(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("Device Place() { if (torch.cuda.is_available()) return CUDA; if (torch.mps_is_available()) return MPS; return CPU; }")]
    [InlineData("Device Place => torch.cuda.is_available() ? CUDA : torch.mps_is_available() ? MPS : CPU;")]
    [InlineData("private static readonly Device s_place = torch.cuda.is_available() ? CUDA : torch.mps_is_available() ? MPS : CPU;")]
    [InlineData("Sample(Device? place = null) => _ = place ?? (torch.cuda.is_available() ? CUDA : torch.mps_is_available() ? MPS : CPU);")]
    [InlineData("Device Place(string device) => device switch { \"cuda\" => CUDA, \"mps\" => MPS, _ => CPU };")]
    [InlineData("Device Place(DeviceType kind) { switch (kind) { case DeviceType.CUDA: return torch.CUDA; case DeviceType.MPS: return torch.MPS; default: return torch.CPU; } }")]
    [InlineData("Device Place(bool useGpu, bool useMps) => useGpu ? CUDA : useMps ? MPS : CPU;")]
    public Task A_member_that_offers_two_vendors_is_agnostic(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("Device Place() => Cuda() ?? Mps() ?? CPU; Device? Cuda() => torch.cuda.is_available() ? CUDA : null; Device? Mps() => torch.mps_is_available() ? MPS : null;")]
    [InlineData("Device Place() { if (TryCuda(out var d)) return d; if (TryMps(out d)) return d; return CPU; } bool TryCuda(out Device d) { d = CPU; if (!torch.cuda.is_available()) return false; d = CUDA; return true; } bool TryMps(out Device d) { d = CPU; if (!torch.mps_is_available()) return false; d = MPS; return true; }")]
    public Task Members_that_are_tried_one_after_another_are_agnostic(string members) => GuardedCode.TorchMembersAsync(members);

    [SkippableTheory]
    [InlineData("x.[|cuda()|]; x.[|mps()|];")]
    [InlineData("var a = [|torch.CUDA|]; var b = [|torch.MPS|];")]
    [InlineData("if (n > 0) { x.[|cuda()|]; x.[|mps()|]; }")]
    [InlineData("x.[|cuda()|]; if (torch.mps_is_available()) x.{|PML1002:mps()|};")]
    [InlineData("if (torch.cuda.is_available()) x.{|PML1002:cuda()|}; x.[|mps()|];")]
    public Task Two_calls_of_which_one_is_unconditional_are_two_sites(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("var d = torch.cuda.device_count() > 1 ? {|PML1002:torch.device(\"cuda:1\")|} : torch.cuda.is_available() ? torch.CUDA : torch.CPU;")]
    [InlineData("if (torch.cuda.is_available()) { x = x.{|PML1002:cuda()|}; y = y.cuda(); }")]
    [InlineData("if (!torch.cuda.is_available()) return; x.{|PML1002:cuda()|}; y.cuda();")]
    public Task Two_sites_of_one_vendor_are_no_alternative_and_their_selection_is_reported_once(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("var d = torch.cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU; var e = torch.cuda.is_available() ? {|PML1002:CUDA|} : CPU;")]
    [InlineData("var d = torch.cuda.is_available() ? {|PML1002:CUDA|} : CPU; var e = mps_is_available() ? {|PML1002:MPS|} : CPU;")]
    [InlineData("Device d, e; if (torch.cuda.is_available()) d = CUDA; else if (mps_is_available()) d = MPS; else d = CPU; if (torch.cuda.is_available()) e = {|PML1002:CUDA|}; else e = CPU;")]
    [InlineData("""var d = torch.device(torch.cuda.is_available() ? "cuda" : mps_is_available() ? "mps" : "cpu"); var e = torch.device(torch.cuda.is_available() ? {|PML1002:"cuda"|} : "cpu");""")]
    public Task Choices_for_different_variables_are_no_alternative_to_each_other(string statements) => GuardedCode.TorchAsync(statements);

    [SkippableTheory]
    [InlineData("Device? c = torch.cuda.is_available() ? CUDA : null; Device? m = mps_is_available() ? MPS : null; x.to(c ?? m ?? CPU);")]
    [InlineData("Device d = torch.cuda.is_available() ? CUDA : CPU; if (mps_is_available()) d = MPS;")]
    public Task Choices_that_are_joined_afterwards_are_alternatives(string statements) => GuardedCode.TorchAsync(statements);

    // ---- ONNX Runtime.

    [SkippableTheory]
    [InlineData("""var p = OrtEnv.Instance().GetAvailableProviders(); if (p.Contains("CUDAExecutionProvider")) options.AppendExecutionProvider_CUDA(0); else if (p.Contains("DmlExecutionProvider")) options.AppendExecutionProvider_DML(0);""")]
    [InlineData("""var p = OrtEnv.Instance().GetAvailableProviders(); if (p.Contains("CUDAExecutionProvider")) options.AppendExecutionProvider_CUDA(0); if (p.Contains("CoreMLExecutionProvider")) options.AppendExecutionProvider_CoreML();""")]
    [InlineData("""foreach (var p in OrtEnv.Instance().GetAvailableProviders()) { switch (p) { case "CUDAExecutionProvider": options.AppendExecutionProvider_CUDA(0); break; case "DmlExecutionProvider": options.AppendExecutionProvider_DML(0); break; } }""")]
    [InlineData("try { options.AppendExecutionProvider_CUDA(0); } catch { try { options.AppendExecutionProvider_DML(0); } catch { } } _ = new InferenceSession(model, options);")]
    [InlineData("try { options.AppendExecutionProvider_CUDA(0); } catch (Exception) { } try { options.AppendExecutionProvider_DML(0); } catch (Exception) { } _ = new InferenceSession(model, options);")]
    [InlineData("if (OperatingSystem.IsWindows()) options.AppendExecutionProvider_DML(0); else if (OperatingSystem.IsMacOS()) options.AppendExecutionProvider_CoreML();")]
    public Task Providers_of_two_vendors_each_with_its_check_or_handler_are_agnostic(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableTheory]
    [InlineData("enum Device { Cpu, Cuda, DirectML } class Sample { void Run(SessionOptions o, Device device) { switch (device) { case Device.Cuda: o.AppendExecutionProvider_CUDA(0); break; case Device.DirectML: o.AppendExecutionProvider_DML(0); break; } } }")]
    [InlineData("class Sample { void Run(SessionOptions o, string device) { if (device == \"cuda\") o.AppendExecutionProvider_CUDA(0); else if (device == \"dml\") o.AppendExecutionProvider_DML(0); } }")]
    [InlineData("class Sample { SessionOptions Run(string device) => device switch { \"cuda\" => SessionOptions.MakeSessionOptionWithCudaProvider(0), \"dml\" => Dml(), _ => new() }; SessionOptions Dml() { var o = new SessionOptions(); o.AppendExecutionProvider_DML(0); return o; } }")]
    public Task Providers_of_two_vendors_that_are_chosen_are_agnostic(string types) => GuardedCode.OnnxTypesAsync(types);

    [SkippableTheory]
    [InlineData("void Run(SessionOptions o) { if (!TryCuda(o)) TryDml(o); } bool TryCuda(SessionOptions o) { try { o.AppendExecutionProvider_CUDA(0); return true; } catch { return false; } } bool TryDml(SessionOptions o) { try { o.AppendExecutionProvider_DML(0); return true; } catch { return false; } }")]
    [InlineData("void Run(SessionOptions o) { _ = TryCuda(o) || TryDml(o); } bool TryCuda(SessionOptions o) { try { o.AppendExecutionProvider_CUDA(0); return true; } catch { return false; } } bool TryDml(SessionOptions o) { try { o.AppendExecutionProvider_DML(0); return true; } catch { return false; } }")]
    [InlineData("void Run(SessionOptions o) { Attempt(() => o.AppendExecutionProvider_CUDA(0)); Attempt(() => o.AppendExecutionProvider_DML(0)); } void Attempt(Action append) { try { append(); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("void Run(SessionOptions o) { Action<SessionOptions>[] attempts = { x => x.AppendExecutionProvider_CUDA(0), x => x.AppendExecutionProvider_DML(0) }; foreach (var attempt in attempts) { try { attempt(o); break; } catch (Exception) { } } }")]
    public Task Attempts_one_after_another_are_agnostic(string members) => GuardedCode.OnnxMembersAsync(members);

    [SkippableFact]
    public Task Strategies_that_are_tried_one_after_another_are_agnostic() => GuardedCode.OnnxTypesAsync(
        """
        interface IStrategy { bool TryAppend(SessionOptions options); }
        class CudaStrategy : IStrategy { public bool TryAppend(SessionOptions options) { try { options.AppendExecutionProvider_CUDA(0); return true; } catch (Exception) { return false; } } }
        class DmlStrategy : IStrategy { public bool TryAppend(SessionOptions options) { try { options.AppendExecutionProvider_DML(0); return true; } catch (Exception) { return false; } } }
        class Sample
        {
            void Run(SessionOptions options)
            {
                foreach (var strategy in new IStrategy[] { new CudaStrategy(), new DmlStrategy() })
                {
                    if (strategy.TryAppend(options)) return;
                }
            }
        }
        """);

    [SkippableTheory]
    [InlineData("""if (OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider")) options.AppendExecutionProvider_CUDA(0); else options.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.PREFER_GPU);""")]
    [InlineData("try { options.AppendExecutionProvider_CUDA(0); } catch (Exception) { options.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.PREFER_GPU); } _ = new InferenceSession(model, options);")]
    [InlineData("""var env = OrtEnv.Instance(); if (env.GetAvailableProviders().Contains("CUDAExecutionProvider")) options.AppendExecutionProvider_CUDA(0); else options.AppendExecutionProvider(env, env.GetEpDevices().Where(d => d.HardwareDevice.Type == OrtHardwareDeviceType.GPU).Take(1).ToList(), new Dictionary<string, string>());""")]
    [InlineData("""if (OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider")) options.AppendExecutionProvider_CUDA(0); else options.AppendExecutionProvider("WebGPU");""")]
    public Task A_neutral_choice_beside_it_is_an_alternative(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableTheory]
    [InlineData("options.[|AppendExecutionProvider_CUDA(0)|]; options.[|AppendExecutionProvider_DML(0)|];")]
    [InlineData("options.[|AppendExecutionProvider_CUDA(0)|]; options.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.PREFER_GPU);")]
    [InlineData("try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (Exception) { } options.[|AppendExecutionProvider_DML(0)|];")]
    [InlineData("try { options.[|AppendExecutionProvider_CUDA(0)|]; options.[|AppendExecutionProvider_DML(0)|]; } catch (Exception) { throw; }")]
    public Task Providers_without_a_condition_are_sites_each(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableTheory]
    [InlineData("bool useCuda", "if (useCuda) options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; else options.AppendExecutionProvider_CPU(1);")]
    [InlineData("bool useCuda", "if (useCuda) options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; else options.{|PML2005:AppendExecutionProvider_ROCm(0)|};")]
    [InlineData("bool useCuda, bool useTrt", "if (useTrt) options.{|PML2002:AppendExecutionProvider_Tensorrt(0)|}; else if (useCuda) options.AppendExecutionProvider_CUDA(0);")]
    public Task The_CPU_a_missing_provider_and_the_same_vendor_are_no_alternative(string parameters, string statements) => GuardedCode.OnnxMembersAsync(
        $"void Run(SessionOptions options, {parameters}) {{ {statements} }}");

    [SkippableFact]
    public Task A_device_of_another_library_is_no_alternative() => GuardedCode.OnnxAsync(
        """
        if (OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider")) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
        else if (TorchSharp.torch.mps_is_available()) _ = TorchSharp.torch.MPS;
        """);
}
