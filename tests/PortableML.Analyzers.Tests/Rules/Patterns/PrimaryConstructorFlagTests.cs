using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 14: the flag of a primary constructor goes through an initialiser to a static helper.</summary>
public class PrimaryConstructorFlagTests
{
    [SkippableFact]
    public Task A_flag_of_a_primary_constructor_that_a_static_helper_heeds_is_single_vendor() => TorchAsync(
        """
        class Engine(bool useCuda = false)
        {
            private readonly Device _place = Place.Get(useCuda);
            public Tensor Paths(long count) => torch.randn(count, device: _place);
        }

        static class Place
        {
            public static Device Get(bool useCuda) => useCuda
                ? torch.cuda.is_available() ? {|PML1002:torch.CUDA|} : throw new InvalidOperationException("CUDA was asked for but is missing.")
                : torch.CPU;
        }
        """);

    [SkippableFact]
    public Task A_flag_that_the_static_helper_does_not_heed_chooses_nothing() => TorchAsync(
        """
        class Engine(bool useCuda = false)
        {
            private readonly Device _place = Place.Get(useCuda);
            public Tensor Paths(long count) => torch.randn(count, device: _place);
        }

        static class Place
        {
            public static Device Get(bool useCuda)
            {
                Console.WriteLine(useCuda);
                return [|torch.CUDA|];
            }
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
