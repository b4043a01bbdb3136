using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Patterns of real projects, retold. Devices that travel through the project's own types: records, enums, flags, defaults.</summary>
public class OwnTypePatternTests
{
    [SkippableFact]
    public Task An_upper_case_name_in_an_own_record_that_becomes_a_device_later_is_hard_coded() => TorchAsync(
        """
        record Placement(string Kind, int Index);

        static class Trainer
        {
            static void Start(Tensor weights) => Train(weights, new Placement([|"CUDA"|], 0));

            static Tensor Train(Tensor weights, Placement placement)
            {
                var target = new Device(placement.Kind, placement.Index);
                return weights.to(target);
            }
        }
        """);

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
    public Task A_named_flag_that_is_always_set_is_hard_coded_and_what_it_chooses_is_single_vendor() => OnnxAsync(
        """
        class Window
        {
            private readonly Detector _detector = new("face.onnx", useCUDA: [|true|]);
            public Detector Detector => _detector;
        }

        class Detector
        {
            private readonly InferenceSession _session;

            public Detector(string model, bool useCUDA = false) => _session = useCUDA
                ? new InferenceSession(model, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|})
                : new InferenceSession(model);

            public int Outputs => _session.OutputMetadata.Count;
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));

    private static Task OnnxAsync([StringSyntax("C#-test")] string code) => ProviderRule.VerifyAsync(Sources.Onnx(code));
}
