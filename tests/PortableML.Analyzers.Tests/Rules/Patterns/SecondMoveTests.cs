using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 5: what was moved to the right device already is moved once more, by the vendor's call.</summary>
public class SecondMoveTests
{
    [SkippableFact]
    public Task A_move_of_what_was_moved_to_the_classes_device_already_is_hard_coded() => TorchAsync(
        """
        class Segmenter(Device place)
        {
            public Tensor Run(Tensor image, nn.Module<Tensor, Tensor> model) =>
                model.call((image / 255.0f).unsqueeze(0).to(place).[|cuda()|]);
        }
        """);

    [SkippableFact]
    public Task A_second_move_behind_the_check_is_single_vendor() => TorchAsync(
        """
        class Segmenter(Device place)
        {
            public Tensor Run(Tensor image) => torch.cuda.is_available() ? image.to(place).{|PML1002:cuda()|} : image.to(place);
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
