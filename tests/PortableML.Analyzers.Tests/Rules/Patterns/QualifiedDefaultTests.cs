using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 4: a default is written with its namespace, since an own enum has the same name.</summary>
public class QualifiedDefaultTests
{
    [SkippableFact]
    public Task A_fully_qualified_default_is_hard_coded() => DeviceRule.VerifyAsync(
        """
        namespace Detection
        {
            public enum DeviceType { CPU, CUDA }

            public class Images
            {
                private readonly TorchSharp.torch.Device _place;

                public Images(string folder, TorchSharp.DeviceType place = [|TorchSharp.DeviceType.CUDA|]) =>
                    _place = new TorchSharp.torch.Device(place);

                public TorchSharp.torch.Tensor Load() => TorchSharp.torch.zeros(3, 640, 640, device: _place);
            }
        }
        """);

    [SkippableFact]
    public Task A_fully_qualified_default_for_the_processor_is_silent() => TorchAsync(
        """
        namespace Detection
        {
            public class Images(TorchSharp.DeviceType place = TorchSharp.DeviceType.CPU)
            {
                public TorchSharp.torch.Tensor Load() => TorchSharp.torch.zeros(3, 640, 640, device: new TorchSharp.torch.Device(place));
            }
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
