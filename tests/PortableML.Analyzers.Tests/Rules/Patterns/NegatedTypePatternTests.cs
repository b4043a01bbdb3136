using PortableML.Analyzers.Tests.Verification;
using AcceleratorRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 25: a negated type pattern leaves for other accelerators.</summary>
public class NegatedTypePatternTests
{
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
    public Task A_cast_that_nothing_tests_is_hard_coded() => AcceleratorRule.VerifyAsync(
        """
        using ILGPU.Runtime;
        using ILGPU.Runtime.Cuda;

        static class Randoms
        {
            static int Fill(Accelerator accelerator) => ([|(CudaAccelerator)accelerator|]).DriverVersion.Major;
        }
        """,
        new() { References = [LibraryReferences.ILGPU] });
}
