using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Guards;

/// <summary>ILGPU's enumeration of devices as a guard.</summary>
public class IlgpuDevicesTests
{
    private static readonly string[] s_usings = ["ILGPU", "ILGPU.Runtime", "ILGPU.Runtime.CPU", "ILGPU.Runtime.Cuda", "ILGPU.Runtime.OpenCL"];

    [SkippableTheory]
    [InlineData("foreach (var device in context.GetCudaDevices()) { using var made = device.{|PML3003:CreateCudaAccelerator(context)|}; }")]
    [InlineData("if (context.GetCudaDevices().Count > 0) { using var made = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    [InlineData("if (CudaDevice.GetDevices(d => true).Any()) { using var made = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    [InlineData("var devices = context.GetCudaDevices(); if (devices.Count == 0) return; using var made = context.{|PML3003:CreateCudaAccelerator(0)|};")]
    [InlineData("if (context.GetCudaDevices().Count > 1) { using var made = context.{|PML3003:CreateCudaAccelerator(1)|}; }")]
    [InlineData("foreach (Device device in context) { if (device is CudaDevice cuda) { using var made = cuda.{|PML3003:CreateCudaAccelerator(context)|}; } }")]
    [InlineData("foreach (Device device in context) { if (device.AcceleratorType == AcceleratorType.Cuda) { using var made = context.{|PML3003:CreateCudaAccelerator(0)|}; } }")]
    [InlineData("if (context.Devices.Any(d => d.AcceleratorType == AcceleratorType.Cuda)) { using var made = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    [InlineData("foreach (Device device in context.Devices) { if (device.AcceleratorType == AcceleratorType.Cuda) { using var made = context.{|PML3003:CreateCudaAccelerator(0)|}; } }")]
    [InlineData("foreach (Device device in context.Devices) { switch (device.AcceleratorType) { case AcceleratorType.Cuda: context.{|PML3003:CreateCudaAccelerator(0)|}.Dispose(); break; } }")]
    [InlineData("var found = context.Devices.FirstOrDefault(d => d.AcceleratorType == AcceleratorType.Cuda); if (found != null) { using var made = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    [InlineData("if (context.Devices.OfType<CudaDevice>().Any()) { using var made = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    [InlineData("if (context.GetCudaDevices() is { Count: > 0 }) { using var made = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    [InlineData("if (context.GetCudaDevices() is not { Count: > 0 }) return; using var made = context.{|PML3003:CreateCudaAccelerator(0)|};")]
    [InlineData("if (context.GetCudaDevices() is { Count: 2 }) { using var made = context.{|PML3003:CreateCudaAccelerator(1)|}; }")]
    [InlineData("if (CudaDevice.GetDevices(d => true).ToArray() is { Length: > 0 }) { using var made = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    [InlineData("foreach (Device device in context.Devices) { if (device is { AcceleratorType: AcceleratorType.Cuda }) { using var made = context.{|PML3003:CreateCudaAccelerator(0)|}; } }")]
    [InlineData("foreach (Device device in context.Devices) { if (AcceleratorType.Cuda == device.AcceleratorType) { using var made = context.{|PML3003:CreateCudaAccelerator(0)|}; } }")]
    [InlineData("foreach (Device device in context.Devices) { if (device.AcceleratorType != AcceleratorType.Cuda) { continue; } using var made = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    [InlineData("foreach (Device device in context) { if (device is not CudaDevice) { continue; } using var made = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    [InlineData("if (CudaDevice.GetDevices(d => true).LongCount() > 0) { using var made = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    public Task A_device_that_was_found_is_a_guard(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (context.GetCudaDevices().Count == 0) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("if (!CudaDevice.GetDevices(d => true).Any()) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("if (context.GetCudaDevices() is { Count: 0 }) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("if (context.GetCudaDevices() is not { Count: > 0 }) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("if (context.GetCudaDevices() is { Count: > 0 }) return; using var made = context.[|CreateCudaAccelerator(0)|];")]
    [InlineData("foreach (Device device in context.Devices) { if (device.AcceleratorType != AcceleratorType.Cuda) { using var made = context.[|CreateCudaAccelerator(0)|]; } }")]
    [InlineData("foreach (Device device in context) { if (device is not CudaDevice) { using var made = context.[|CreateCudaAccelerator(0)|]; } }")]
    [InlineData("foreach (Device device in context.Devices) { if (device is not { AcceleratorType: AcceleratorType.Cuda }) { using var made = context.[|CreateCudaAccelerator(0)|]; } }")]
    public Task A_device_that_was_not_found_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (context.GetCudaDevices().Count >= 0) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("if (CudaDevice.GetDevices(d => true).Any() || n > 0) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("if (context.Devices.Any()) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("foreach (var device in context.GetCudaDevices()) { Console.WriteLine(device); } using var made = context.[|CreateCudaAccelerator(0)|];")]
    [InlineData("if (context.GetCudaDevices().Count > 0) { using var made = context.[|CreateCudaAccelerator(1)|]; }")]
    [InlineData("if (context.GetCudaDevices() is { Count: >= 0 }) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("if (context.GetCudaDevices() is { Count: < 3 }) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("if (context.GetCudaDevices() is { Count: 1 }) { using var made = context.[|CreateCudaAccelerator(1)|]; }")]
    [InlineData("if (context.Devices is { Length: > 0 }) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    public Task A_list_that_is_not_asked_for_the_device_is_too_weak(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("if (context.Devices.Any(d => d.AcceleratorType == AcceleratorType.OpenCL)) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("if (context.Devices.OfType<CLDevice>().Any()) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("if (context.GetCLDevices().Count > 0) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("foreach (Device device in context.Devices) { if (device.AcceleratorType == AcceleratorType.OpenCL) { using var made = context.[|CreateCudaAccelerator(0)|]; } }")]
    [InlineData("foreach (Device device in context) { if (device is CLDevice) { using var made = context.[|CreateCudaAccelerator(0)|]; } }")]
    public Task A_device_of_another_kind_is_none(string statements) => VerifyAsync(statements);

    [SkippableTheory]
    [InlineData("bool ok = CudaDevice.GetDevices(d => true).Any(); ok = n > 0; if (ok) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("int count = context.GetCudaDevices().Count; count = n; if (count > 0) { using var made = context.[|CreateCudaAccelerator(0)|]; }")]
    public Task An_answer_that_is_replaced_is_none(string statements) => VerifyAsync(statements);

    private static Task VerifyAsync(string statements) => Verify.VerifyAsync(
        Sources.Statements(s_usings, "using var context = Context.CreateDefault();\n" + statements, "int n"), new() { References = [LibraryReferences.ILGPU] });
}
