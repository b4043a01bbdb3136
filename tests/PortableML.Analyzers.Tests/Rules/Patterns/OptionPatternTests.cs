using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Patterns of real projects, retold. Providers and devices that an option, a flag or a symbol chooses.</summary>
public class OptionPatternTests
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
    public Task An_answer_in_a_static_field_that_a_target_typed_new_hands_on_is_single_vendor() => TorchAsync(
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
    [InlineData("var options = new Options { Backend = Backend.Cuda, Size = 3 }; Assert.Equal(Backend.Cuda, options.Backend);")]
    [InlineData("Options options = new() { Backend = Backend.Cuda }; Assert.True(options.Backend == Backend.Cuda && options.Size == 0);")]
    [InlineData("var options = new Options(); options.Backend = Backend.Cuda; Assert.Equal(Backend.Cuda, options.Backend); options.Backend = Backend.Cpu;")]
    [InlineData("var options = new Options { Backend = [|Backend.Cuda|] }; Engine.Start(options);")]
    [InlineData("var options = new Options { Backend = [|Backend.Cuda|] }; Engine.Start(new Options { Backend = options.Backend });")]
    [InlineData("var options = new Options { Backend = [|Backend.Cuda|] }; Assert.Equal(1, Engine.Start(options));")]
    [InlineData("var options = new Options { Backend = [|Backend.Cuda|] }; var copy = options; Engine.Start(copy);")]
    [InlineData("var options = new Options(); options.Backend = [|Backend.Cuda|]; options.Start();")]
    [InlineData("Engine.Start(new Options { Backend = [|Backend.Cuda|] });")]
    public Task A_choice_on_an_object_that_goes_nowhere_is_none(string statements) => ProviderRule.VerifyAsync(
        Sources.Onnx(
            """
            enum Backend { Cpu, Cuda }

            class Options { public Backend Backend { get; set; } public int Size { get; set; } public int Start() => Engine.Start(this); }

            static class Assert { public static void Equal(object expected, object actual) { } public static void True(bool value) { } }

            static class Engine
            {
                public static int Start(Options from)
                {
                    var options = new SessionOptions();
                    switch (from.Backend)
                    {
                        case Backend.Cuda:
                            options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                            break;
                    }

                    return 1;
                }
            }

            class Tests { void Run() {
            """ + statements + " } }"));

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_option_whose_default_is_set_by_a_symbol_is_single_vendor(bool gpu) => ProviderRule.VerifyAsync(
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
    public Task A_command_line_option_inside_an_arm_of_a_switch_is_single_vendor() => OnnxAsync(
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
    public Task An_option_that_starts_as_the_vendors_is_hard_coded_and_an_arm_that_a_default_label_shares_is_chosen() => OnnxAsync(
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
    public Task Beside_an_arm_for_another_vendor_only_an_options_start_value_is_hard_coded() => OnnxAsync(
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
    public Task A_property_named_like_its_type_behind_an_option_is_single_vendor() => OnnxAsync(
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
    public Task A_flag_that_is_off_and_never_written_is_single_vendor() => OnnxAsync(
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

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));

    private static Task OnnxAsync([StringSyntax("C#-test")] string code) => ProviderRule.VerifyAsync(Sources.Onnx(code));

    [SkippableTheory]
    [InlineData("""var place = new Place("cuda"); Assert.Equal("cuda", place.Name);""")]
    [InlineData("""Place place = new("cuda"); Assert.Equal("cuda", place.Name); Assert.Equal("", place.Title);""")]
    [InlineData("""var places = new[] { new Place("cuda") }; Assert.Throws(() => new Worker(null!, places));""")]
    [InlineData("""var places = new[] { new Place("cuda") }; var failure = Record.Exception(() => new Worker("", places));""")]
    [InlineData("""var places = new List<Place> { new("cuda"), new("cpu") }; Assert.Throws(() => new Worker("", places.ToArray()));""")]
    [InlineData("""Place[] places = [new("cuda")]; Assert.Throws(() => new Worker("", places));""")]
    [InlineData("""var place = new Place([|"cuda"|]); Assert.Equal("cuda", place.Name); new Worker("", new[] { place });""")]
    [InlineData("""var place = new Place([|"cuda"|]); Assert.Equal(1, place.Count());""")]
    [InlineData("""var place = new Place([|"cuda"|]); Console.WriteLine(place.Name); Use(place);""")]
    [InlineData("""var places = new[] { new Place([|"cuda"|]) }; Run(() => new Worker("", places));""")]
    public Task A_name_that_a_test_only_looks_at_places_nothing(string statements) => DeviceRule.VerifyAsync(
        Sources.Torch(
            """
            class Place(string name) { public string Name => name; public string Title => ""; public int Count() => new Worker("", new[] { this }).Count; }

            class Worker
            {
                public Worker(string title, Place[] places)
                {
                    if (title == null) throw new ArgumentNullException(nameof(title));
                    foreach (var place in places) ones(3, device: torch.device(place.Name));
                }

                public int Count => 1;
            }

            static class Assert { public static void Equal(object expected, object actual) { } public static void Throws(Func<object> code) { } }

            static class Record { public static Exception? Exception(Func<object> code) => null; }

            class Tests
            {
                static void Run(Func<object> code) => code();
                static void Use(Place place) => new Worker("", new[] { place });

                void Look() {
            """ + statements + " } }"));

    [SkippableTheory]
    [InlineData("[Fact] void Registers()", """services.AddWorker("cuda");""")]
    [InlineData("[Fact] void Registers()", """var places = new[] { new Place("cuda") }; services.AddWorkers(places); Console.WriteLine(services);""")]
    [InlineData("[Fact] void Registers()", """IHost host = null!; host.AddWorker("cuda");""")]
    [InlineData("static void Main()", """services.AddWorker([|"cuda"|]);""")]
    [InlineData("static void Main()", """var places = new[] { new Place([|"cuda"|]) }; services.AddWorkers(places);""")]
    [InlineData("[Fact] void Works()", """services.AddWorker([|"cuda"|]); services.BuildProvider();""")]
    [InlineData("[Fact] void Works()", """var places = new[] { new Place([|"cuda"|]) }; services.AddWorkers(places); new Worker(places[0].Name);""")]
    [InlineData("[Fact] void Works()", """new Worker([|"cuda"|]);""")]
    public Task A_test_that_registers_and_asks_for_nothing_places_nothing(string member, string statements) => DeviceRule.VerifyAsync(
        Sources.Torch(
            """
            class FactAttribute : Attribute { }
            interface IServiceCollection { }
            interface IHost { IServiceCollection Services { get; } }
            record Place(string Name);
            class Worker { public Worker(string place) => ones(3, device: torch.device(place)); }

            static class Services
            {
                public static IServiceCollection AddWorker(this IServiceCollection services, string place) => services.Add(_ => new Worker(place));
                public static IHost AddWorker(this IHost host, string place) { host.Services.AddWorker(place); return host; }
                public static IServiceCollection AddWorkers(this IServiceCollection services, Place[] places) => services.Add(_ => new Worker(places[0].Name));
                public static IServiceCollection Add(this IServiceCollection services, Func<IServiceProvider, object> factory) => services;
                public static IServiceProvider BuildProvider(this IServiceCollection services) => null!;
            }

            class Sample {
            """ + " " + member + " { IServiceCollection services = null!; " + statements + " } }"));
}
