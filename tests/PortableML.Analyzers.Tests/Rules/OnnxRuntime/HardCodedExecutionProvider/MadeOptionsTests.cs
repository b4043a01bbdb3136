using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer, PortableML.CodeFixes.Rules.OnnxRuntime.HardCodedExecutionProviderCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>Options that a call makes with the provider, where they are used, kept or handed on.</summary>
public class MadeOptionsTests : ProviderCodeFixTests
{
    [Fact]
    public Task Options_made_within_the_session_are_left_out() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private readonly InferenceSession _session;
            public Sample(string path)
            {
                _session = new InferenceSession(path, SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]); // first card
            }
            """),
        Sources.OnnxMembers(
            $$"""
            private readonly InferenceSession _session;
            public Sample(string path)
            {
                try
                {
                    _session = new InferenceSession(path, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}); // first card
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    _session = new InferenceSession(path);
                }
            }
            """));

    [Fact]
    public Task Another_argument_of_the_session_stays() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private readonly PrePackedWeightsContainer _weights = new();
            InferenceSession Load(string path) => new InferenceSession(path, SessionOptions.[|MakeSessionOptionWithCudaProvider()|], _weights);
            """),
        Sources.OnnxMembers(
            $$"""
            private readonly PrePackedWeightsContainer _weights = new();
            InferenceSession Load(string path)
            {
                try
                {
                    return new InferenceSession(path, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider()|}, _weights);
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    return new InferenceSession(path, new SessionOptions(), _weights);
                }
            }
            """));

    [Fact]
    public Task A_local_session_is_declared_before_the_try() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            var session = new InferenceSession(path, SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]);
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            InferenceSession session;
            try
            {
                session = new InferenceSession(path, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|});
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
                session = new InferenceSession(path);
            }

            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task A_session_with_using_is_disposed_once() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            using var session = new InferenceSession(path, SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]);
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            InferenceSession createdSession;
            try
            {
                createdSession = new InferenceSession(path, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|});
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
                createdSession = new InferenceSession(path);
            }

            using var session = createdSession;
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task Expression_bodies_that_make_a_session_or_options_get_a_block() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            InferenceSession Load(string path) => new InferenceSession(path, SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]);

            SessionOptions Options => SessionOptions.[|MakeSessionOptionWithTensorrtProvider(0)|];
            """),
        Sources.OnnxMembers(
            $$"""
            InferenceSession Load(string path)
            {
                try
                {
                    return new InferenceSession(path, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|});
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    return new InferenceSession(path);
                }
            }

            SessionOptions Options
            {
                get
                {
                    try
                    {
                        return SessionOptions.{|PML2002:MakeSessionOptionWithTensorrtProvider(0)|};
                    }
                    {{Caught}}
                    {
                        // TensorRT is not available here: the session runs on the CPU.
                        return new SessionOptions();
                    }
                }
            }
            """));

    [Fact]
    public Task Lazy_sessions_get_a_block() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private static readonly Lazy<InferenceSession> s_session = new(() => new InferenceSession("model.onnx", SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]));
            private InferenceSession? _session;
            InferenceSession Session => _session ??= new InferenceSession("model.onnx", SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]);
            """),
        Sources.OnnxMembers(
            $$"""
            private static readonly Lazy<InferenceSession> s_session = new(() =>
            {
                try
                {
                    return new InferenceSession("model.onnx", SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|});
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    return new InferenceSession("model.onnx");
                }
            });
            private InferenceSession? _session;
            InferenceSession Session
            {
                get
                {
                    try
                    {
                        return _session ??= new InferenceSession("model.onnx", SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|});
                    }
                    {{Caught}}
                    {
                        // CUDA is not available here: the session runs on the CPU.
                        return _session ??= new InferenceSession("model.onnx");
                    }
                }
            }
            """));

    [Fact]
    public Task An_awaited_model_is_loaded_once() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            async System.Threading.Tasks.Task<InferenceSession> LoadAsync(string path) =>
                new InferenceSession(await System.IO.File.ReadAllBytesAsync(path), SessionOptions.[|MakeSessionOptionWithCudaProvider()|]);
            """),
        Sources.OnnxMembers(
            $$"""
            async System.Threading.Tasks.Task<InferenceSession> LoadAsync(string path)
            {
                var model = await System.IO.File.ReadAllBytesAsync(path);
                try
                {
                    return new InferenceSession(model, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider()|});
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    return new InferenceSession(model);
                }
            }
            """));

    [Fact]
    public Task An_argument_is_made_before_its_call() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private static void Use(string path, SessionOptions options) => new InferenceSession(path, options).Dispose();
            void Run(string path)
            {
                Use(path, SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]);
            }
            """),
        Sources.OnnxMembers(
            $$"""
            private static void Use(string path, SessionOptions options) => new InferenceSession(path, options).Dispose();
            void Run(string path)
            {
                SessionOptions createdOptions;
                try
                {
                    createdOptions = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    createdOptions = new SessionOptions();
                }

                Use(path, createdOptions);
            }
            """));

    [Fact]
    public Task A_session_that_a_list_gets_is_added_in_both() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private readonly List<InferenceSession> _sessions = new();
            void Add(string path)
            {
                _sessions.Add(new InferenceSession(path, SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]));
                _sessions.Add(new InferenceSession(path, SessionOptions.[|MakeSessionOptionWithTensorrtProvider(0)|]));
            }
            """),
        Sources.OnnxMembers(
            $$"""
            private readonly List<InferenceSession> _sessions = new();
            void Add(string path)
            {
                try
                {
                    _sessions.Add(new InferenceSession(path, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}));
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    _sessions.Add(new InferenceSession(path));
                }

                try
                {
                    _sessions.Add(new InferenceSession(path, SessionOptions.{|PML2002:MakeSessionOptionWithTensorrtProvider(0)|}));
                }
                {{Caught}}
                {
                    // TensorRT is not available here: the session runs on the CPU.
                    _sessions.Add(new InferenceSession(path));
                }
            }
            """));

    [Fact]
    public Task Options_that_are_made_and_their_session_share_the_try() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            using var options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];
            options.LogId = path;
            using var session = new InferenceSession(path, options);
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            InferenceSession createdSession;
            try
            {
                using var options = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|};
                options.LogId = path;
                createdSession = new InferenceSession(path, options);
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
                using var options = new SessionOptions();
                options.LogId = path;
                createdSession = new InferenceSession(path, options);
            }

            using var session = createdSession;
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task Options_that_are_made_and_used_by_two_sessions_are_disposed_once() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            using var options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]; // first card
            options.LogId = path;
            using var encoder = new InferenceSession(path + "e", options);
            using var decoder = new InferenceSession(path + "d", options);
            Console.WriteLine(encoder.InputMetadata.Count + decoder.InputMetadata.Count);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            SessionOptions? createdOptions = null;
            InferenceSession createdEncoder;
            try
            {
                createdOptions = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}; // first card
                createdOptions.LogId = path;
                createdEncoder = new InferenceSession(path + "e", createdOptions);
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
                createdOptions?.Dispose();
                createdOptions = new SessionOptions();
                createdOptions.LogId = path;
                createdEncoder = new InferenceSession(path + "e", createdOptions);
            }

            using var options = createdOptions;
            using var encoder = createdEncoder;
            using var decoder = new InferenceSession(path + "d", options);
            Console.WriteLine(encoder.InputMetadata.Count + decoder.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task Options_that_are_made_in_a_field_and_their_session_share_the_try() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private SessionOptions? _options;
            private InferenceSession? _session;
            void Load(string path)
            {
                _options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];
                _session = new InferenceSession(path, _options);
            }
            """),
        Sources.OnnxMembers(
            $$"""
            private SessionOptions? _options;
            private InferenceSession? _session;
            void Load(string path)
            {
                try
                {
                    _options = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|};
                    _session = new InferenceSession(path, _options);
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    _options = new SessionOptions();
                    _session = new InferenceSession(path, _options);
                }
            }
            """));

    [Fact]
    public Task Options_of_the_provider_for_made_options_go_into_the_try() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            using var cuda = new OrtCUDAProviderOptions();
            var settings = new Dictionary<string, string> { ["device_id"] = "0" };
            cuda.UpdateOptions(settings);
            using var options = SessionOptions.[|MakeSessionOptionWithCudaProvider(cuda)|];
            using var session = new InferenceSession(path, options);
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            var settings = new Dictionary<string, string> { ["device_id"] = "0" };
            InferenceSession createdSession;
            try
            {
                using var cuda = new OrtCUDAProviderOptions();
                cuda.UpdateOptions(settings);
                using var options = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(cuda)|};
                createdSession = new InferenceSession(path, options);
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
                using var options = new SessionOptions();
                createdSession = new InferenceSession(path, options);
            }

            using var session = createdSession;
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task Options_that_are_made_without_a_session_are_declared_before_the_try() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            void Run(Action<SessionOptions> use)
            {
                var options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];
                use(options);
            }
            """),
        Sources.OnnxMembers(
            $$"""
            void Run(Action<SessionOptions> use)
            {
                SessionOptions options;
                try
                {
                    options = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    options = new SessionOptions();
                }

                use(options);
            }
            """));

    [Fact]
    public Task Options_that_are_made_with_using_without_a_session_are_disposed_once() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            void Run(Action<SessionOptions> use)
            {
                using var options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];
                use(options);
            }
            """),
        Sources.OnnxMembers(
            $$"""
            void Run(Action<SessionOptions> use)
            {
                SessionOptions createdOptions;
                try
                {
                    createdOptions = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    createdOptions = new SessionOptions();
                }

                using var options = createdOptions;
                use(options);
            }
            """));

    [Fact]
    public Task Options_that_are_made_and_returned_are_returned_from_both() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create()
            {
                return SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];
            }
            """),
        Sources.OnnxMembers(
            $$"""
            SessionOptions Create()
            {
                try
                {
                    return SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    return new SessionOptions();
                }
            }
            """));

    [Fact]
    public Task Options_that_are_yielded_are_made_first() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            IEnumerable<SessionOptions> Create()
            {
                yield return SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];
            }
            """),
        Sources.OnnxMembers(
            $$"""
            IEnumerable<SessionOptions> Create()
            {
                SessionOptions createdOptions;
                try
                {
                    createdOptions = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    createdOptions = new SessionOptions();
                }

                yield return createdOptions;
            }
            """));

    [Fact]
    public Task A_branch_of_a_choice_is_repeated_with_the_choice() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private readonly SessionOptions _slow = new();
            SessionOptions Create(string path) => path.Length > 3 ? SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|] : _slow;
            """),
        Sources.OnnxMembers(
            $$"""
            private readonly SessionOptions _slow = new();
            SessionOptions Create(string path)
            {
                try
                {
                    return path.Length > 3 ? SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|} : _slow;
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    return path.Length > 3 ? new SessionOptions() : _slow;
                }
            }
            """));

    [Fact]
    public Task A_choice_with_options_without_a_provider_falls_back_to_those() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create(string path)
            {
                var options = path.Length > 3 ? SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|] : new SessionOptions { LogId = path };
                options.LogId = path;
                return options;
            }
            """),
        Sources.OnnxMembers(
            $$"""
            SessionOptions Create(string path)
            {
                SessionOptions options;
                try
                {
                    options = path.Length > 3 ? SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|} : new SessionOptions { LogId = path };
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    options = new SessionOptions { LogId = path };
                }

                options.LogId = path;
                return options;
            }
            """));

    [Fact]
    public Task Another_argument_that_must_not_be_evaluated_twice_is_kept() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private readonly PrePackedWeightsContainer _weights = new();
            private string Find(string path) => path + ".onnx";
            InferenceSession Load(string path)
            {
                return new InferenceSession(Find(path), SessionOptions.[|MakeSessionOptionWithCudaProvider()|], _weights);
            }
            """),
        Sources.OnnxMembers(
            $$"""
            private readonly PrePackedWeightsContainer _weights = new();
            private string Find(string path) => path + ".onnx";
            InferenceSession Load(string path)
            {
                var modelPath = Find(path);
                try
                {
                    return new InferenceSession(modelPath, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider()|}, _weights);
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    return new InferenceSession(modelPath, new SessionOptions(), _weights);
                }
            }
            """));

    [Fact]
    public Task Options_for_a_new_object_are_made_first() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private sealed class Settings { public string? Name { get; set; } public SessionOptions? Options { get; set; } }
            void Run(string path)
            {
                var settings = new Settings { Name = path, Options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|] };
                Console.WriteLine(settings.Name);
            }
            """),
        Sources.OnnxMembers(
            $$"""
            private sealed class Settings { public string? Name { get; set; } public SessionOptions? Options { get; set; } }
            void Run(string path)
            {
                SessionOptions settingsOptions;
                try
                {
                    settingsOptions = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    settingsOptions = new SessionOptions();
                }

                var settings = new Settings { Name = path, Options = settingsOptions };
                Console.WriteLine(settings.Name);
            }
            """));

    [Fact]
    public Task An_arm_of_a_switch_is_repeated_with_the_switch() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create(int size)
            {
                return size switch
                {
                    1 => new SessionOptions(),
                    _ => SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|],
                };
            }
            """),
        Sources.OnnxMembers(
            $$"""
            SessionOptions Create(int size)
            {
                try
                {
                    return size switch
                    {
                        1 => new SessionOptions(),
                        _ => SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|},
                    };
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    return size switch
                    {
                        1 => new SessionOptions(),
                        _ => new SessionOptions(),
                    };
                }
            }
            """));
}
