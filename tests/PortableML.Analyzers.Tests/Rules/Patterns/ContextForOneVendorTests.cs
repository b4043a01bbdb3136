using PortableML.Analyzers.Tests.Verification;
using AcceleratorRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 24: a context for CUDA alone, and accelerators made in a loop over its devices.</summary>
public class ContextForOneVendorTests
{
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
    public Task A_loop_over_the_devices_of_a_context_for_all_is_silent() => AcceleratorRule.VerifyAsync(
        """
        using ILGPU;
        using ILGPU.Runtime;

        static class Kernels
        {
            static void Main()
            {
                using var context = Context.CreateDefault();
                foreach (var found in context)
                {
                    using var made = found.CreateAccelerator(context);
                    made.Synchronize();
                }
            }
        }
        """,
        new() { References = [LibraryReferences.ILGPU] });
}
