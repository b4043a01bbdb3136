using PortableML.Analyzers.Tests.Verification;
using AcceleratorRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;
using NativeRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.Interop.NativeLibraryAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Patterns of real projects, retold. Accelerators and native libraries outside TorchSharp and ONNX Runtime.</summary>
public class OtherLibraryPatternTests
{
    [SkippableFact]
    public Task A_chain_that_ends_without_its_fallback_is_hard_coded_and_one_that_lets_others_in_is_not() => AcceleratorRule.VerifyAsync(
        """
        using LLama.Native;

        static class Startup
        {
            static void Measure() => NativeLibraryConfig.All
                .WithCuda()
                .SkipCheck()
                .[|WithAutoFallback(false)|];

            static void Show() => NativeLibraryConfig.All.WithCuda().WithVulkan();
        }
        """,
        new() { References = [LibraryReferences.LLamaSharp] });

    [SkippableFact]
    public Task A_loop_over_the_devices_of_a_context_for_one_vendor_is_hard_coded_twice() => AcceleratorRule.VerifyAsync(
        """
        using ILGPU;
        using ILGPU.Runtime;
        using ILGPU.Runtime.Cuda;

        static class Kernels
        {
            static void Main()
            {
                using var context = Context.Create(setup => setup.[|Cuda()|]);
                foreach (var found in context.GetCudaDevices())
                {
                    using var made = found.[|CreateCudaAccelerator(context)|];
                    made.Synchronize();
                }
            }
        }
        """,
        new() { References = [LibraryReferences.ILGPU] });

    [SkippableFact]
    public Task A_negated_pattern_that_leaves_for_other_accelerators_is_silent() => AcceleratorRule.VerifyAsync(
        """
        using ILGPU.Runtime;
        using ILGPU.Runtime.Cuda;

        static class Randoms
        {
            static int Fill(Accelerator accelerator)
            {
                if (accelerator is not CudaAccelerator cuda)
                {
                    return 0;
                }

                return cuda.DriverVersion.Major;
            }
        }
        """,
        new() { References = [LibraryReferences.ILGPU] });

    [SkippableFact]
    public Task A_native_library_in_a_constant_of_a_nested_class_is_a_binding() => NativeRule.VerifyAsync(
        """
        using System.Runtime.InteropServices;

        static class Binding
        {
            private static class Names
            {
                // public const string Runtime = "cudart64_90";
                public const string Runtime = "cudart64_120";
            }

            [DllImport([|Names.Runtime|])]
            private static extern int cudaDeviceSynchronize();
        }
        """);
}
