using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer, PortableML.CodeFixes.Rules.OnnxRuntime.HardCodedExecutionProviderCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>Where a fix would lose, repeat or reorder something, or what the vendor is named for, none is offered.</summary>
public class NoProviderFixTests : ProviderCodeFixTests
{
    [Fact]
    public Task Options_of_the_provider_that_are_used_later_get_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            string Configure(SessionOptions options)
            {
                using var cuda = new OrtCUDAProviderOptions();
                options.[|AppendExecutionProvider_CUDA(cuda)|];
                return cuda.GetOptions();
            }
            """));

    [Fact]
    public Task A_statement_that_writes_what_the_provider_reads_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxStatements(
            """
            var device = 1;
            var options = new SessionOptions();
            options.[|AppendExecutionProvider_CUDA(device)|];
            device = 2;
            var session = new InferenceSession(path, options);
            Console.WriteLine(session.InputMetadata.Count + device);
            """,
            "string path"));

    [Theory]
    [InlineData("class SessionBenchmarks { void Setup(SessionOptions options) => options.[|AppendExecutionProvider_CUDA(0)|]; }")]
    [InlineData("class Sessions { void RunBenchmark(SessionOptions options) => options.[|AppendExecutionProvider_CUDA(0)|]; }")]
    public Task A_benchmark_gets_no_fix(string type) => Fix.VerifyNoFixAsync("using Microsoft.ML.OnnxRuntime;\n\n" + type);

    [Theory]
    [InlineData("class Sessions { [CudaFact] void Configure(SessionOptions options) => options.[|AppendExecutionProvider_CUDA(0)|]; } class CudaFactAttribute : System.Attribute { }")]
    [InlineData("""[Trait("Category", "CUDA")] class Sessions { void Configure(SessionOptions options) => options.[|AppendExecutionProvider_CUDA(0)|]; } class TraitAttribute(string name, string value) : System.Attribute { public string Name => name + value; }""")]
    public Task A_test_that_is_marked_as_the_vendors_gets_no_fix(string types) => Fix.VerifyNoFixAsync("using Microsoft.ML.OnnxRuntime;\n\n" + types);

    [Fact]
    public Task A_directive_among_the_statements_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxStatements(
            """
            var options = new SessionOptions();
            #if true
            options.[|AppendExecutionProvider_CUDA(0)|];
            #endif
            var session = new InferenceSession(path, options);
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task Options_from_elsewhere_with_a_session_get_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            InferenceSession Load(SessionOptions options, string path)
            {
                options.[|AppendExecutionProvider_CUDA(0)|];
                return new InferenceSession(path, options);
            }
            """));

    [Fact]
    public Task Options_that_are_handed_on_before_the_session_get_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            private static void Configure(SessionOptions options) => options.LogId = "scorer";
            InferenceSession Load(string path)
            {
                var options = new SessionOptions();
                Configure(options);
                options.[|AppendExecutionProvider_CUDA(0)|];
                return new InferenceSession(path, options);
            }
            """));

    [Fact]
    public Task Options_that_are_read_before_the_session_get_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxStatements(
            """
            var options = new SessionOptions();
            options.[|AppendExecutionProvider_CUDA(0)|];
            Console.WriteLine(options.LogId);
            var session = new InferenceSession(path, options);
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task A_setting_that_gives_something_back_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxStatements(
            """
            var options = new SessionOptions();
            options.RegisterCustomOpLibraryV2(path, out var library);
            options.[|AppendExecutionProvider_CUDA(0)|];
            var session = new InferenceSession(path, options);
            Console.WriteLine(session.InputMetadata.Count + library);
            """,
            "string path"));

    [Fact]
    public Task A_session_in_a_loop_of_options_from_outside_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxStatements(
            """
            var options = new SessionOptions();
            foreach (var part in path.Split(';'))
            {
                options.[|AppendExecutionProvider_CUDA(0)|];
                using var session = new InferenceSession(part, options);
                Console.WriteLine(session.InputMetadata.Count);
            }
            """,
            "string path"));

    [Fact]
    public Task A_session_in_a_lambda_of_options_from_outside_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            Lazy<InferenceSession> Load(string path)
            {
                var options = new SessionOptions();
                options.[|AppendExecutionProvider_CUDA(0)|];
                return new Lazy<InferenceSession>(() => new InferenceSession(path, options));
            }
            """));

    [Fact]
    public Task An_argument_after_something_else_was_done_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            private static int Use(int id, SessionOptions options) => id;
            private int _next;
            void Run()
            {
                Use(_next++, SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]);
            }
            """));

    [Fact]
    public Task Chosen_options_with_a_session_get_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            InferenceSession Load(string path)
            {
                var options = path.Length > 3 ? SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|] : new SessionOptions();
                return new InferenceSession(path, options);
            }
            """));

    [Fact]
    public Task A_condition_of_a_loop_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxStatements(
            """
            while (new InferenceSession(path, SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]).InputMetadata.Count > 3)
            {
            }
            """,
            "string path"));

    [Fact]
    public Task Initialisers_of_fields_and_properties_get_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            private SessionOptions _options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];
            private SessionOptions Options { get; } = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];
            """));

    [Fact]
    public Task An_expression_tree_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            System.Linq.Expressions.Expression<Func<SessionOptions>> Create() => () => SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];
            """));

    [Fact]
    public Task A_query_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            IEnumerable<SessionOptions> Create() => from i in Enumerable.Range(0, 2) select SessionOptions.[|MakeSessionOptionWithCudaProvider(i)|];
            """));

    [Fact]
    public Task A_member_that_names_the_vendor_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            void AppendTensorRT(SessionOptions options)
            {
                options.[|AppendExecutionProvider_Tensorrt(0)|];
            }
            """));

    [Fact]
    public Task A_condition_that_names_the_vendor_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            private const bool UseCuda = true;
            void Configure(SessionOptions options)
            {
                if (UseCuda)
                    options.[|AppendExecutionProvider_CUDA(0)|];
            }
            """));

    [Fact]
    public Task A_key_that_names_the_vendor_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            private readonly Dictionary<string, SessionOptions> _options = new()
            {
                ["cuda"] = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|],
            };
            """));

    [Fact]
    public Task A_member_that_asserts_the_provider_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            private static class Assert { public static void Contains(string text, string[] all) { } }
            void Providers_are_listed(SessionOptions options)
            {
                Assert.Contains("CUDAExecutionProvider", OrtEnv.Instance().GetAvailableProviders());
                options.[|AppendExecutionProvider_Tensorrt(0)|];
            }
            """));
}
