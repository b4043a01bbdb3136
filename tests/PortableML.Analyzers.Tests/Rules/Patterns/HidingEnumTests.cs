using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 3: an enum of the project's own has the name of the library's, and is cast to it.</summary>
public class HidingEnumTests
{
    [SkippableFact]
    public Task A_default_of_an_own_enum_that_hides_the_librarys_and_is_cast_to_it_is_hard_coded() => DeviceRule.VerifyAsync(
        """
        using TorchSharp;

        namespace Detection
        {
            public enum DeviceType { CPU = 0, CUDA = 1 }

            public class Detector
            {
                private readonly torch.Device _place;

                public Detector(DeviceType deviceType = [|DeviceType.CUDA|]) =>
                    _place = new torch.Device((TorchSharp.DeviceType)deviceType);

                public torch.Tensor Run(torch.Tensor image) => image.to(_place);
            }
        }
        """);

    [SkippableFact]
    public Task A_default_of_an_own_enum_that_becomes_no_device_is_silent() => TorchAsync(
        """
        namespace Detection
        {
            public enum DeviceType { CPU = 0, CUDA = 1 }

            public class Detector(DeviceType deviceType = DeviceType.CUDA)
            {
                public string Name => "runs on " + deviceType;
            }
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
