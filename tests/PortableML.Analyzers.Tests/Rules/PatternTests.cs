using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules;

/// <summary>
/// The tricky patterns of real projects, retold. The numbers are those of the collection that they were found in; those that are
/// missing there concern other libraries.
/// </summary>
public class PatternTests
{
    [SkippableFact]
    public Task Pattern_1_an_upper_case_name_in_an_own_record_that_becomes_a_device_later_is_hard_coded() => TorchAsync(
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
    public Task Pattern_2_a_name_on_a_cast_script_module_beside_an_input_with_a_device_is_hard_coded() => TorchAsync(
        """
        class Network
        {
            private readonly object _loaded = torch.jit.load("network.pt");

            public Tensor Forward(Tensor input)
            {
                var module = (torch.jit.ScriptModule)_loaded;
                module.to([|"cuda:0"|]);
                return input.to(ScalarType.Float16);
            }
        }
        """);

    [SkippableFact]
    public Task Pattern_3_a_default_of_an_own_enum_that_hides_the_librarys_and_is_cast_to_it_is_hard_coded() => DeviceRule.VerifyAsync(
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
    public Task Pattern_4_a_fully_qualified_default_is_hard_coded() => DeviceRule.VerifyAsync(
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
    public Task Pattern_5_a_move_of_what_was_moved_to_the_classes_device_already_is_hard_coded() => TorchAsync(
        """
        class Segmenter(Device place)
        {
            public Tensor Run(Tensor image, nn.Module<Tensor, Tensor> model) =>
                model.call((image / 255.0f).unsqueeze(0).to(place).[|cuda()|]);
        }
        """);

    [SkippableFact]
    public Task Pattern_6_a_default_of_an_own_enum_with_another_name_that_is_cast_to_the_librarys_is_hard_coded() => TorchAsync(
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
    public Task Pattern_7_a_composed_name_that_is_set_only_behind_the_check_is_single_vendor() => TorchAsync(
        """
        class Tool
        {
            public Device Choose(int index)
            {
                string where = "cpu";
                if (torch.cuda.is_available())
                {
                    where = {|PML1002:$"cuda:{index}"|};
                }

                return torch.device(where);
            }
        }
        """);

    [SkippableFact]
    public Task Pattern_8_two_names_in_a_conditional_argument_are_single_vendor() => TorchAsync(
        """
        class Agents
        {
            public Device Place { get; } = torch.device(torch.cuda.is_available() ? {|PML1002:"cuda"|} : "cpu");
        }
        """);

    [SkippableFact]
    public Task Pattern_9_an_optional_device_with_a_check_in_brackets_behind_it_is_single_vendor() => TorchAsync(
        """
        class NoisyLayer
        {
            private readonly Tensor _noise;

            public NoisyLayer(long size, Device? device = null) =>
                _noise = torch.randn(size, device: device ?? (torch.cuda.is_available() ? {|PML1002:CUDA|} : CPU));
        }
        """);

    [SkippableFact]
    public Task Pattern_10_a_chain_of_two_vendors_over_several_lines_is_agnostic() => TorchAsync(
        """
        class Example
        {
            void Main()
            {
                var device =
                    // Try the accelerators in turn.
                    torch.cuda.is_available() ? torch.CUDA :
                    torch.mps_is_available() ? torch.MPS :
                    torch.CPU;
                torch.zeros(3, device: device);
            }
        }
        """);

    [SkippableFact]
    public Task Pattern_11_the_same_with_one_vendor_is_single_vendor() => TorchAsync(
        """
        class Example
        {
            private readonly Device _device = torch.cuda.is_available() ? {|PML1002:torch.CUDA|} : torch.CPU;
            Tensor Start() => torch.zeros(3, device: _device);
        }
        """);

    [SkippableFact]
    public Task Pattern_12_a_property_pattern_before_a_move_to_that_device_is_silent() => TorchAsync(
        """
        class Model : nn.Module<Tensor, Tensor>
        {
            public Model(Device? device = null) : base("model")
            {
                RegisterComponents();
                if (device is { type: DeviceType.CUDA })
                {
                    this.to(device);
                }
            }

            public override Tensor forward(Tensor input) => input;
        }
        """);

    [SkippableFact]
    public Task Pattern_13_an_initialisation_above_an_unconditional_move_in_a_chain_are_two_sites() => DeviceRule.VerifyAsync(
        """
        namespace Report
        {
            using System;
            using TorchSharp;

            internal static class Program
            {
                private static void Main(string[] args)
                {
                    torch.InitializeDeviceType([|DeviceType.CUDA|]);
                    var net = torch.nn.Linear(10, 10).[|cuda()|];
                    Console.WriteLine(net.forward(torch.rand(10).[|cuda()|]).ToString());
                }
            }
        }
        """,
        new() { OutputKind = OutputKind.ConsoleApplication });

    [SkippableFact]
    public Task Pattern_14_a_flag_of_a_primary_constructor_that_a_static_helper_heeds_is_single_vendor() => TorchAsync(
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
    public Task Pattern_15_an_answer_in_a_static_field_that_a_target_typed_new_hands_on_is_single_vendor() => TorchAsync(
        """
        class Engine(bool useCuda)
        {
            public Tensor Run(Tensor paths) => useCuda ? paths.{|PML1002:cuda()|} : paths;
        }

        class EngineChecks
        {
            private static readonly bool s_present = torch.cuda.is_available();
            private readonly Engine _engine = new(s_present);
            public Tensor Check(Tensor paths) => _engine.Run(paths);
        }
        """);

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Pattern_16_an_option_whose_default_is_set_by_a_symbol_is_single_vendor(bool gpu) => ProviderRule.VerifyAsync(
        Sources.Onnx(
            """
            public class PredictorOptions
            {
            #if GPU
                public bool UseCuda { get; init; } = true;
            #else
                public bool UseCuda { get; init; }
            #endif
                public int CudaDeviceId { get; init; }

                internal SessionOptions CreateSessionOptions()
                {
                    if (!UseCuda)
                    {
                        return new SessionOptions();
                    }

                    return SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(CudaDeviceId)|};
                }
            }
            """),
        new() { PreprocessorSymbols = gpu ? ["GPU"] : [] });

    [SkippableFact]
    public Task Pattern_17_options_made_in_a_lambda_beside_a_flag_that_a_static_constructor_probes_are_single_vendor() => OnnxAsync(
        """
        class Execution
        {
            public static bool CanRun { get; }

            static Execution()
            {
                try
                {
                    SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}.Dispose();
                    CanRun = true;
                }
                catch (Exception)
                {
                    CanRun = false;
                }
            }

            public static Execution Best => CanRun ? new(() => SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}) : new(() => new SessionOptions());

            private readonly Func<SessionOptions> _make;
            private Execution(Func<SessionOptions> make) => _make = make;
            public SessionOptions Make() => _make();
        }
        """);

    [SkippableFact]
    public Task Pattern_18_a_command_line_option_inside_an_arm_of_a_switch_is_single_vendor() => OnnxAsync(
        """
        class CommandLine
        {
            public string Version { get; set; } = "";
            public bool Cuda { get; set; }
        }

        class Program
        {
            static InferenceSession Open(CommandLine options, string model) => options.Version switch
            {
                "v7" => new InferenceSession(model, options.Cuda ? SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|} : new SessionOptions()),
                _ => new InferenceSession(model),
            };
        }
        """);

    [SkippableFact]
    public Task Pattern_19_an_option_that_starts_as_the_vendors_is_hard_coded_and_an_arm_that_a_default_label_shares_is_chosen() => OnnxAsync(
        """
        class Configuration
        {
            public enum ExecutionProvider { DirectML, Cuda, Cpu }

            public ExecutionProvider Target = [|ExecutionProvider.Cuda|];

            public SessionOptions Options()
            {
                var options = new SessionOptions();
                switch (Target)
                {
                    case ExecutionProvider.Cpu:
                        options.AppendExecutionProvider_CPU();
                        return options;
                    default:
                    case ExecutionProvider.Cuda:
                        options.{|PML2002:AppendExecutionProvider_CUDA()|};
                        return options;
                }
            }
        }
        """);

    [SkippableFact]
    public Task Pattern_19_with_an_arm_for_another_vendor_only_the_start_value_is_hard_coded() => OnnxAsync(
        """
        class Configuration
        {
            public enum ExecutionProvider { DirectML, Cuda, Cpu }

            public ExecutionProvider Target = [|ExecutionProvider.Cuda|];

            public SessionOptions Options()
            {
                var options = new SessionOptions();
                switch (Target)
                {
                    case ExecutionProvider.DirectML:
                        options.AppendExecutionProvider_DML();
                        break;
                    default:
                    case ExecutionProvider.Cuda:
                        options.AppendExecutionProvider_CUDA();
                        break;
                    case ExecutionProvider.Cpu:
                        break;
                }

                return options;
            }
        }
        """);

    [SkippableFact]
    public Task Pattern_20_three_vendors_each_in_a_try_of_its_own_are_agnostic() => OnnxAsync(
        """
        class Runner
        {
            static SessionOptions Options()
            {
                var options = new SessionOptions();
                try { options.AppendExecutionProvider_CUDA(); } catch { }
                try { options.AppendExecutionProvider_DML(); } catch { }
                try { options.AppendExecutionProvider_CoreML(); } catch { }
                return options;
            }
        }
        """);

    [SkippableFact]
    public Task Pattern_21_one_vendor_in_a_try_whose_options_go_on_is_single_vendor() => OnnxAsync(
        """
        class Sessions
        {
            static InferenceSession Create(string model, bool log)
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                catch
                {
                    // The CPU does it too.
                }

                return new InferenceSession(model, options);
            }
        }
        """);

    [SkippableFact]
    public Task Pattern_22_a_property_named_like_its_type_behind_an_option_is_single_vendor() => OnnxAsync(
        """
        class Reader
        {
            public SessionOptions SessionOptions { get; }

            public Reader(bool useGpu, int gpuId = 0)
            {
                SessionOptions = new SessionOptions();
                if (useGpu)
                {
                    SessionOptions.{|PML2002:AppendExecutionProvider_CUDA(gpuId)|};
                }
                else
                {
                    SessionOptions.AppendExecutionProvider_CPU();
                }
            }
        }
        """);

    [SkippableFact]
    public Task Pattern_27_a_flag_that_is_off_and_never_written_is_single_vendor() => OnnxAsync(
        """
        class Estimator
        {
            private readonly bool _useGpu = false;

            public InferenceSession Open(string model)
            {
                if (_useGpu)
                {
                    return new InferenceSession(model, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|});
                }

                return new InferenceSession(model);
            }
        }
        """);

    [SkippableFact]
    public Task Pattern_28_a_named_flag_that_is_always_set_is_hard_coded_and_what_it_chooses_is_single_vendor() => OnnxAsync(
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

    [SkippableFact]
    public Task Pattern_29_texts_for_a_process_of_another_language_are_silent() => TorchAsync(
        """
        class Scripts
        {
            static void Run(int gpu)
            {
                string device = "cuda";
                var start = new System.Diagnostics.ProcessStartInfo("python", $"interpolate.py --device {device} --gpu cuda:{gpu}");
                start.Environment["CUDA_VISIBLE_DEVICES"] = gpu.ToString();
                start.Environment["TORCH_DEVICE"] = "cuda";
                start.ArgumentList.Add("cuda:" + gpu);
                System.Diagnostics.Process.Start(start);
            }
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));

    private static Task OnnxAsync([StringSyntax("C#-test")] string code) => ProviderRule.VerifyAsync(Sources.Onnx(code));
}
