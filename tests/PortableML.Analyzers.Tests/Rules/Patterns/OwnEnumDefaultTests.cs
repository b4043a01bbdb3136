using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 6: a default of an own enum with another name is cast to the library's.</summary>
public class OwnEnumDefaultTests
{
    [SkippableFact]
    public Task A_default_of_an_own_enum_with_another_name_that_is_cast_to_the_librarys_is_hard_coded() => TorchAsync(
        """
        enum ModelPlace { Cpu = 0, Cuda = 1 }

        class Upscaler
        {
            private readonly Device _place;
            public Upscaler(ModelPlace place = [|ModelPlace.Cuda|]) => _place = new Device((DeviceType)place);
            public Tensor Run(Tensor image) => image.to(_place);
        }
        """);

    [SkippableFact]
    public Task An_own_enum_whose_number_means_no_accelerator_is_silent() => TorchAsync(
        """
        enum ModelPlace { Cuda = 0, Cpu = 1 }

        class Upscaler
        {
            private readonly Device _place;
            public Upscaler(ModelPlace place = ModelPlace.Cuda) => _place = new Device((DeviceType)place);
            public Tensor Run(Tensor image) => image.to(_place);
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
