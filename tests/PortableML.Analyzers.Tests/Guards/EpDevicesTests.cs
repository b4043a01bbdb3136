namespace PortableML.Analyzers.Tests.Guards;

/// <summary>Filters of ONNX Runtime's list of devices.</summary>
public class EpDevicesTests
{
    [SkippableTheory]
    [InlineData("""if (OrtEnv.Instance().GetEpDevices().Any(d => d.EpName == "CUDAExecutionProvider")) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""if (OrtEnv.Instance().GetEpDevices().Any(d => d.EpName.Contains("CUDA"))) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""if (OrtEnv.Instance().GetEpDevices().Where(d => d.EpName == "CUDAExecutionProvider").Any()) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""if (OrtEnv.Instance().GetEpDevices().Select(d => d.EpName).Contains("CUDAExecutionProvider")) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""if (OrtEnv.Instance().GetEpDevices().FirstOrDefault(d => d.EpName == "CUDAExecutionProvider") != null) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""if (OrtEnv.Instance().GetEpDevices().FirstOrDefault(d => d.EpName == "CUDAExecutionProvider") is { } found) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""var found = OrtEnv.Instance().GetEpDevices().Where(d => d.EpName == "CUDAExecutionProvider").ToList(); if (found.Count > 0) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""var devices = OrtEnv.Instance().GetEpDevices(); if (devices.Any(d => d.EpName == "CUDAExecutionProvider")) options.{|PML2002:AppendExecutionProvider_CUDA(0)|};""")]
    [InlineData("""foreach (var d in OrtEnv.Instance().GetEpDevices()) { if (d.EpName == "CUDAExecutionProvider") { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; break; } }""")]
    [InlineData("""foreach (var d in OrtEnv.Instance().GetEpDevices()) { if (d is { EpName: "CUDAExecutionProvider" }) options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }""")]
    [InlineData("""foreach (var d in OrtEnv.Instance().GetEpDevices().Where(d => d.EpName == "CUDAExecutionProvider")) { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }""")]
    public Task A_filter_that_finds_the_providers_device_is_a_guard(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableTheory]
    [InlineData("""if (!OrtEnv.Instance().GetEpDevices().Any(d => d.EpName == "CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""if (OrtEnv.Instance().GetEpDevices().FirstOrDefault(d => d.EpName == "CUDAExecutionProvider") == null) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""foreach (var d in OrtEnv.Instance().GetEpDevices()) { if (d.EpName == "CUDAExecutionProvider") continue; options.[|AppendExecutionProvider_CUDA(0)|]; }""")]
    public Task A_filter_that_does_not_find_it_is_none(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableTheory]
    [InlineData("if (OrtEnv.Instance().GetEpDevices().Any()) options.[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("if (OrtEnv.Instance().GetEpDevices().Count > 0) options.[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("if (OrtEnv.Instance().GetEpDevices().Count > 1) options.[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("if (OrtEnv.Instance().GetEpDevices().Any(d => d.HardwareDevice.Type == OrtHardwareDeviceType.GPU)) options.[|AppendExecutionProvider_CUDA(0)|];")]
    [InlineData("""if (OrtEnv.Instance().GetEpDevices().Any(d => d.EpName != "CUDAExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("foreach (var d in OrtEnv.Instance().GetEpDevices()) { options.[|AppendExecutionProvider_CUDA(0)|]; }")]
    public Task A_list_that_is_not_asked_for_the_provider_is_too_weak(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableTheory]
    [InlineData("""if (OrtEnv.Instance().GetEpDevices().Any(d => d.EpName == "DmlExecutionProvider")) options.[|AppendExecutionProvider_CUDA(0)|];""")]
    [InlineData("""foreach (var d in OrtEnv.Instance().GetEpDevices()) { if (d.EpName == "QNNExecutionProvider") options.[|AppendExecutionProvider_CUDA(0)|]; }""")]
    public Task A_filter_for_another_provider_guards_nothing(string statements) => GuardedCode.OnnxAsync(statements);

    [SkippableFact]
    public Task A_list_that_was_set_anew_guards_nothing() => GuardedCode.OnnxAsync(
        """
        bool ok = OrtEnv.Instance().GetEpDevices().Any(d => d.EpName == "CUDAExecutionProvider");
        ok = n > 0;
        if (ok) options.[|AppendExecutionProvider_CUDA(0)|];
        """);
}
