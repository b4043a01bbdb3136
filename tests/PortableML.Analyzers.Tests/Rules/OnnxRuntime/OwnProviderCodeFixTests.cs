using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer, PortableML.CodeFixes.Rules.OnnxRuntime.HardCodedExecutionProviderCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>
/// What becomes of a flag or a member of the project's own enum that always selects the vendor's provider. That ONNX Runtime lists a
/// provider proves nothing, so the generated helper is asked.
/// </summary>
public class OwnProviderCodeFixTests
{
    private const string Types =
        """

        public enum Backend { Cpu, Cuda, TensorRT }

        public class Detector
        {
            public Detector(string path, bool useCuda)
            {
                using var options = useCuda ? SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider()|} : new SessionOptions();
                using var session = new InferenceSession(path, options);
            }

            public Detector(string path, Backend backend)
            {
                using var options = new SessionOptions();
                if (backend == Backend.Cuda) { options.{|PML2002:AppendExecutionProvider_CUDA()|}; }
                using var session = new InferenceSession(path, options);
            }
        }
        """;

    private static readonly FixOptions s_generated = new() { Files = [.. GeneratedHelpers.In([LibraryReferences.OnnxRuntime]).Files], EquivalenceKey = "PML2001.AskFirst" };

    [Fact]
    public Task A_flag_asks_the_helper() => VerifyAsync(
        "public static Detector Make(string path) => new Detector(path, [|true|]);",
        "public static Detector Make(string path) => new Detector(path, OnnxExecutionProviders.IsAvailable(\"CUDA\"));");

    [Fact]
    public Task A_member_of_an_enum_gives_way_to_the_one_for_the_CPU() => VerifyAsync(
        "public static Detector Make(string path) => new Detector(path, [|Backend.Cuda|]);",
        "public static Detector Make(string path) => new Detector(path, OnnxExecutionProviders.IsAvailable(\"CUDA\") ? Backend.Cuda : Backend.Cpu);");

    [Fact]
    public Task A_constant_becomes_a_property() => VerifyAsync(
        """
        private const Backend Default = [|Backend.Cuda|];

        public static Detector Make(string path) => new Detector(path, Default);
        """,
        """
        private static Backend Default => OnnxExecutionProviders.IsAvailable("CUDA") ? Backend.Cuda : Backend.Cpu;

        public static Detector Make(string path) => new Detector(path, Default);
        """);

    [Fact]
    public Task Several_places_of_a_file_share_the_using() => VerifyAsync(
        """
        public static Detector Make(string path) => new Detector(path, useCuda: [|true|]);

        public static Detector Other(string path)
        {
            const Backend chosen = [|Backend.Cuda|];
            return new Detector(path, chosen);
        }
        """,
        """
        public static Detector Make(string path) => new Detector(path, useCuda: OnnxExecutionProviders.IsAvailable("CUDA"));

        public static Detector Other(string path)
        {
            Backend chosen = OnnxExecutionProviders.IsAvailable("CUDA") ? Backend.Cuda : Backend.Cpu;
            return new Detector(path, chosen);
        }
        """);

    [Fact]
    public Task The_default_of_a_parameter_becomes_null_and_is_resolved_first() => VerifyAsync(
        """
        public static Detector Make(string path, Backend backend = [|Backend.Cuda|])
        {
            Console.WriteLine(path);
            return new Detector(path, backend);
        }

        public static Detector Flagged(string path, bool useCuda = [|true|]) => new(path, useCuda);
        """,
        """
        public static Detector Make(string path, Backend? backend = null)
        {
            backend ??= OnnxExecutionProviders.IsAvailable("CUDA") ? Backend.Cuda : Backend.Cpu;
            Console.WriteLine(path);
            return new Detector(path, backend.Value);
        }

        public static Detector Flagged(string path, bool? useCuda = null)
        {
            useCuda ??= OnnxExecutionProviders.IsAvailable("CUDA");
            return new(path, useCuda.Value);
        }
        """);

    [Fact]
    public Task Calls_of_the_library_and_constants_of_the_project_are_fixed_in_one_pass() => VerifyAsync(
        """
        public static Detector Make(string path) => new Detector(path, [|true|]);

        public static SessionOptions Plain()
        {
            var options = new SessionOptions();
            options.[|AppendExecutionProvider_CUDA(0)|];
            return options;
        }

        public static Detector Other(string path, Backend backend = [|Backend.Cuda|]) => new Detector(path, backend);
        """,
        """
        public static Detector Make(string path) => new Detector(path, OnnxExecutionProviders.IsAvailable("CUDA"));

        public static SessionOptions Plain()
        {
            var options = new SessionOptions();
            options.AppendAvailableExecutionProvider(0, prefer: "CUDA");
            return options;
        }

        public static Detector Other(string path, Backend? backend = null)
        {
            backend ??= OnnxExecutionProviders.IsAvailable("CUDA") ? Backend.Cuda : Backend.Cpu;
            return new Detector(path, backend.Value);
        }
        """,
        s_generated with { EquivalenceKey = null });

    [Fact]
    public Task Where_a_using_could_be_hidden_the_full_name_is_written() => Fix.VerifyAsync(
        """
        #if OTHER
        using Other;
        #endif
        using Microsoft.ML.OnnxRuntime;

        class Sample
        {
            public static Detector Make(string path) => new Detector(path, [|true|]);
        }

        """ + Types,
        """
        #if OTHER
        using Other;
        #endif
        using Microsoft.ML.OnnxRuntime;

        class Sample
        {
            public static Detector Make(string path) => new Detector(path, PortableML.OnnxExecutionProviders.IsAvailable("CUDA"));
        }

        """ + Types,
        s_generated);

    [Fact]
    public Task A_constant_that_the_language_wants_stays() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            private const Backend Default = [|Backend.Cuda|];

            public static Detector Make(string path, Backend backend = Default) => new Detector(path, backend);

            public static Detector Make() => new Detector("model.onnx", Default);
            """) + Types,
        s_generated);

    [Fact]
    public Task A_run_that_is_set_against_one_on_the_CPU_stays() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            public static void Main()
            {
                Measure(false);
                Measure([|true|]);
            }

            private static void Measure(bool useCuda) => new Detector("model.onnx", useCuda);
            """) + Types,
        s_generated);

    [Fact]
    public Task A_type_with_a_benchmark_measures_what_its_author_chose() => Fix.VerifyNoFixAsync(Sources.OnnxMembers(
        """
        private readonly Detector _detector = new Detector("model.onnx", [|true|]);

        [Benchmark]
        public void Detect() { }

        private sealed class BenchmarkAttribute : Attribute { }
        """) + Types, s_generated);

    [Fact]
    public Task Without_the_helper_nothing_is_offered() =>
        Fix.VerifyNoFixAsync(Sources.OnnxMembers("public static Detector Make(string path) => new Detector(path, [|true|]);") + Types);

    private static Task VerifyAsync(string before, string after, FixOptions? options = null) => Fix.VerifyInAnyOrderAsync(Sources.OnnxMembers(before) + Types, Sources.WithHelperUsing(Sources.OnnxMembers(after)) + Types, options ?? s_generated);
}
