using Microsoft.CodeAnalysis.CSharp;
using PortableML.Analyzers.Rules.OnnxRuntime;
using PortableML.Analyzers.Tests.Verification;
using PortableML.CodeFixes.Rules.OnnxRuntime;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer, PortableML.CodeFixes.Rules.OnnxRuntime.HardCodedExecutionProviderCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>What a hard-coded provider becomes where something else can choose: the generated helper, the user's own method, ONNX Runtime.</summary>
public class ProviderChoiceCodeFixTests
{
    private const string Usings = Sources.OnnxUsings;
    private const string WithHelper = Usings + "using PortableML;\n";
    private const string Helper = "Use the first execution provider that works here";
    private const string Caught = "catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException or NotSupportedException)";

    private static readonly FixOptions s_generated = new() { Files = [.. GeneratedHelpers.In([LibraryReferences.OnnxRuntime]).Files] };

    [Theory]
    [InlineData("options.[|AppendExecutionProvider_CUDA(0)|];", """options.AppendAvailableExecutionProvider(0, prefer: "CUDA");""")]
    [InlineData("options.[|AppendExecutionProvider_CUDA()|];", """options.AppendAvailableExecutionProvider(prefer: "CUDA");""")]
    [InlineData("options.[|AppendExecutionProvider_CUDA(deviceId: id)|]; // this card", """options.AppendAvailableExecutionProvider(deviceId: id, prefer: "CUDA"); // this card""")]
    [InlineData("options.[|AppendExecutionProvider_DML(1)|];", """options.AppendAvailableExecutionProvider(1, prefer: "DirectML");""")]
    [InlineData("options.[|AppendExecutionProvider_MIGraphX(id + 1)|];", """options.AppendAvailableExecutionProvider(id + 1, prefer: "MIGraphX");""")]
    [InlineData("options?.[|AppendExecutionProvider_CUDA(0)|];", """options?.AppendAvailableExecutionProvider(0, prefer: "CUDA");""")]
    [InlineData("options = SessionOptions.[|MakeSessionOptionWithCudaProvider(id)|];", """options = OnnxExecutionProviders.CreateSessionOptions(id, prefer: "CUDA");""")]
    [InlineData("Use(SessionOptions.[|MakeSessionOptionWithCudaProvider()|]);", """Use(OnnxExecutionProviders.CreateSessionOptions(prefer: "CUDA"));""")]
    [InlineData("Action<SessionOptions> set = o => o.[|AppendExecutionProvider_CUDA(0)|];", """Action<SessionOptions> set = o => o.AppendAvailableExecutionProvider(0, prefer: "CUDA");""")]
    public Task Provider_that_is_only_named_is_tried_first(string before, string after) => Fix.VerifyAsync(
        Usings + "\nclass Sample { void Run(SessionOptions options, int id) {\n" + before + "\n} void Use(SessionOptions options) { } }\n",
        WithHelper + "\nclass Sample { void Run(SessionOptions options, int id) {\n" + after + "\n} void Use(SessionOptions options) { } }\n",
        s_generated with { EquivalenceKey = "PML2001.UseFirstThatWorks", Index = 0, Title = Helper });

    [Fact]
    public Task Options_of_a_field_a_property_and_a_factory_are_made_by_the_helper() => Fix.VerifyAsync(
        Usings +
        """

        class Sample
        {
            private readonly SessionOptions _options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];
            private static readonly Func<SessionOptions> s_create = () => SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];

            SessionOptions Options => SessionOptions.[|MakeSessionOptionWithCudaProvider(1)|];

            SessionOptions Create(bool isTuned) => isTuned ? _options : SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];
        }

        """,
        WithHelper +
        """

        class Sample
        {
            private readonly SessionOptions _options = OnnxExecutionProviders.CreateSessionOptions(0, prefer: "CUDA");
            private static readonly Func<SessionOptions> s_create = () => OnnxExecutionProviders.CreateSessionOptions(0, prefer: "CUDA");

            SessionOptions Options => OnnxExecutionProviders.CreateSessionOptions(1, prefer: "CUDA");

            SessionOptions Create(bool isTuned) => isTuned ? _options : OnnxExecutionProviders.CreateSessionOptions(0, prefer: "CUDA");
        }

        """,
        s_generated);

    [Fact]
    public Task Settings_session_and_disposal_stay_as_they_are() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private SessionOptions? _kept;

            string Run(string path)
            {
                // One card is enough.
                using var options = new SessionOptions { EnableMemoryPattern = false };
                options.[|AppendExecutionProvider_CUDA(0)|];
                options.LogId = "scorer";
                using var session = new InferenceSession(path, options);
                _kept = new SessionOptions();
                _kept.[|AppendExecutionProvider_CUDA(0)|];
                return session.InputNames[0];
            }
            """),
        Sources.OnnxMembers(
            """
            private SessionOptions? _kept;

            string Run(string path)
            {
                // One card is enough.
                using var options = new SessionOptions { EnableMemoryPattern = false };
                options.AppendAvailableExecutionProvider(0, prefer: "CUDA");
                options.LogId = "scorer";
                using var session = new InferenceSession(path, options);
                _kept = new SessionOptions();
                _kept.AppendAvailableExecutionProvider(0, prefer: "CUDA");
                return session.InputNames[0];
            }
            """).Replace(Usings, WithHelper, StringComparison.Ordinal),
        s_generated);

    [Fact]
    public Task Model_is_still_looked_for_once() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            InferenceSession Open(string path, PrePackedWeightsContainer weights) =>
                new InferenceSession(Find(path), SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|], weights);

            string Find(string path) => path;
            """),
        Sources.OnnxMembers(
            """
            InferenceSession Open(string path, PrePackedWeightsContainer weights) =>
                new InferenceSession(Find(path), OnnxExecutionProviders.CreateSessionOptions(0, prefer: "CUDA"), weights);

            string Find(string path) => path;
            """).Replace(Usings, WithHelper, StringComparison.Ordinal),
        s_generated);

    [Fact]
    public Task Several_providers_of_one_options_object_become_one_call() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create(int id)
            {
                var options = new SessionOptions();
                options.[|AppendExecutionProvider_CUDA(id)|];
                options.LogId = "scorer";
                options.[|AppendExecutionProvider_DML(id)|];
                options.AppendExecutionProvider_CPU(1);
                var other = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];
                other.[|AppendExecutionProvider_DML(0)|];
                return options;
            }
            """),
        Sources.OnnxMembers(
            """
            SessionOptions Create(int id)
            {
                var options = new SessionOptions();
                options.AppendAvailableExecutionProvider(id, prefer: "CUDA");
                options.LogId = "scorer";
                options.AppendExecutionProvider_CPU(1);
                var other = OnnxExecutionProviders.CreateSessionOptions(0, prefer: "CUDA");
                return options;
            }
            """).Replace(Usings, WithHelper, StringComparison.Ordinal),
        s_generated);

    [Fact]
    public Task Top_level_statements_become_one_call_too() => Fix.VerifyAsync(
        Usings + "\nvar options = new SessionOptions();\noptions.[|AppendExecutionProvider_CUDA(0)|];\noptions.[|AppendExecutionProvider_DML(0)|];\nConsole.WriteLine(options.LogId);\n",
        WithHelper + "\nvar options = new SessionOptions();\noptions.AppendAvailableExecutionProvider(0, prefer: \"CUDA\");\nConsole.WriteLine(options.LogId);\n",
        s_generated with { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication });

    [Theory]
    [InlineData("options.[|AppendExecutionProvider_CUDA(0)|];", "options.[|AppendExecutionProvider_DML(1)|];", "another device")]
    [InlineData("options.[|AppendExecutionProvider_CUDA(0)|];", "/* then */ options.[|AppendExecutionProvider_DML(0)|];", "a comment")]
    [InlineData("options.[|AppendExecutionProvider_CUDA(0)|];", "options.[|AppendExecutionProvider_Nnapi()|];", "what the helper does not know")]
    [InlineData("options.[|AppendExecutionProvider_CUDA(0)|];", "options.[|AppendExecutionProvider_CoreML(CoreMLFlags.COREML_FLAG_USE_CPU_ONLY)|];", "flags")]
    public Task Providers_that_one_call_cannot_stand_for_are_not_given_to_the_helper(string first, string second, string why) => Fix.VerifyAsync(
        Usings + $"\n// {why}\nclass Sample\n{{\n    void Run(SessionOptions options)\n    {{\n        {first}\n        {second}\n    }}\n}}\n",
        Usings +
            $$"""

            // {{why}}
            class Sample
            {
                void Run(SessionOptions options)
                {
                    try
                    {
                        {{first.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)}}
                        {{second.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)}}
                    }
                    {{Caught}}
                    {
                        // {{First(first)}} or {{First(second)}} is not available here: the session runs on the CPU.
                    }
                }
            }

            """.Replace("\r", "", StringComparison.Ordinal),
        s_generated with { EquivalenceKey = "PML2001.FallBackToCpu", Index = 0 });

    [Fact]
    public Task Provider_in_a_branch_keeps_the_helper_away_from_its_options() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            void Run(SessionOptions options, string[] args)
            {
                if (args.Length > 0)
                {
                    options.[|AppendExecutionProvider_CUDA(0)|];
                }

                options.[|AppendExecutionProvider_DML(0)|];
            }
            """),
        Sources.OnnxMembers(
            $$"""
            void Run(SessionOptions options, string[] args)
            {
                if (args.Length > 0)
                {
                    try
                    {
                        options.AppendExecutionProvider_CUDA(0);
                    }
                    {{Caught}}
                    {
                        // CUDA is not available here: the session runs on the CPU.
                    }
                }

                try
                {
                    options.AppendExecutionProvider_DML(0);
                }
                {{Caught}}
                {
                    // DirectML is not available here: the session runs on the CPU.
                }
            }
            """),
        s_generated with { EquivalenceKey = "PML2001.FallBackToCpu" });

    private static string First(string call) =>
        call.Contains("CUDA", StringComparison.Ordinal) ? "CUDA" : call.Contains("DML", StringComparison.Ordinal) ? "DirectML" : call.Contains("Nnapi", StringComparison.Ordinal) ? "NNAPI" : "CoreML";

    [Theory]
    [InlineData("AppendExecutionProvider_Tensorrt(1)", """AppendAvailableExecutionProvider(1, prefer: "TensorRT")""")]
    [InlineData("AppendExecutionProvider_OpenVINO()", """AppendAvailableExecutionProvider(prefer: "OpenVINO")""")]
    [InlineData("AppendExecutionProvider_CoreML()", """AppendAvailableExecutionProvider(prefer: "CoreML")""")]
    [InlineData("""AppendExecutionProvider("QNN")""", """AppendAvailableExecutionProvider(prefer: "QNN")""")]
    public Task Helper_stands_behind_the_fallback_where_it_does_something_else_than_the_call(string before, string after) => Fix.VerifyAsync(
        Sources.OnnxStatements($"options.[|{before}|];", "SessionOptions options"),
        Sources.OnnxStatements($"options.{after};", "SessionOptions options").Replace(Usings, WithHelper, StringComparison.Ordinal),
        s_generated with { EquivalenceKey = "PML2001.UseFirstThatWorksInstead", Index = 1, Title = Helper });

    [Fact]
    public Task Fallback_to_TensorRT_s_CUDA_is_the_helper_s_too() => Fix.VerifyAsync(
        Sources.OnnxStatements("options.[|AppendExecutionProvider_Tensorrt(0)|];\noptions.[|AppendExecutionProvider_CUDA(0)|];", "SessionOptions options"),
        Sources.OnnxStatements("options.AppendAvailableExecutionProvider(0, prefer: \"TensorRT\");", "SessionOptions options").Replace(Usings, WithHelper, StringComparison.Ordinal),
        s_generated with { EquivalenceKey = "PML2001.UseFirstThatWorksInstead", OneByOneIterations = 1 });

    [Theory]
    [InlineData("AppendExecutionProvider_CUDA(new OrtCUDAProviderOptions())", "CUDA")]
    [InlineData("AppendExecutionProvider_OpenVINO(\"GPU.1\")", "OpenVINO")]
    [InlineData("AppendExecutionProvider_Nnapi()", "NNAPI")]
    [InlineData("AppendExecutionProvider_Dnnl(1)", "oneDNN")]
    [InlineData("AppendExecutionProvider(\"QNN\", new Dictionary<string, string> { [\"backend_path\"] = \"QnnHtp.dll\" })", "QNN")]
    [InlineData("AppendExecutionProvider(\"SNPE\")", "SNPE")]
    public async Task What_the_helper_would_lose_or_does_not_know_falls_back(string call, string accelerator)
    {
        string source = Sources.OnnxStatements($"options.[|{call}|];", "SessionOptions options");
        using FixedProject project = new(source, s_generated, new HardCodedExecutionProviderAnalyzer(), new HardCodedExecutionProviderCodeFix());

        Assert.Equal($"Fall back to the CPU when {accelerator} is unavailable", Assert.Single(await project.OfferedAsync()).Title);
    }

    [Fact]
    public Task Program_that_makes_the_environment_itself_gets_no_helper() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            var settings = new EnvironmentCreationOptions();
            OrtEnv.CreateInstanceWithOptions(ref settings);
            options.[|AppendExecutionProvider_CUDA(0)|];
            """, "SessionOptions options"),
        Sources.OnnxStatements(
            $$"""
            var settings = new EnvironmentCreationOptions();
            OrtEnv.CreateInstanceWithOptions(ref settings);
            try
            {
                options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
            }
            """, "SessionOptions options"),
        s_generated with { EquivalenceKey = "PML2001.FallBackToCpu", Index = 0 });

    [Theory]
    [InlineData("if (useCuda) { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }")]
    [InlineData("Action<int> append = options.{|PML2001:AppendExecutionProvider_CUDA|};")]
    [InlineData("System.Linq.Expressions.Expression<Action<SessionOptions>> set = o => o.{|PML2001:AppendExecutionProvider_CUDA(0)|};")]
    [InlineData("var device = OrtEnv.Instance().GetEpDevices().First(d => d.EpName == {|PML2001:\"CUDAExecutionProvider\"|});")]
    public Task Nothing_is_offered_where_the_vendor_is_meant_or_no_call_can_be_replaced(string statement) => Fix.VerifyNoFixAsync(
        Sources.OnnxStatements(statement, "SessionOptions options, bool useCuda"), s_generated);

    [Fact]
    public Task Fix_all_gives_each_place_what_comes_first_there() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            void First(SessionOptions options, OrtCUDAProviderOptions cuda)
            {
                options.[|AppendExecutionProvider_CUDA(cuda)|];
            }

            void Second(SessionOptions options)
            {
                options.[|AppendExecutionProvider_CUDA(0)|];
            }
            """),
        Sources.OnnxMembers(
            $$"""
            void First(SessionOptions options, OrtCUDAProviderOptions cuda)
            {
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(cuda)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                }
            }

            void Second(SessionOptions options)
            {
                options.AppendAvailableExecutionProvider(0, prefer: "CUDA");
            }
            """).Replace(Usings, WithHelper, StringComparison.Ordinal),
        s_generated);

    [Fact]
    public Task Fallback_that_is_chosen_instead_is_made_everywhere() => Fix.VerifyAsync(
        Sources.OnnxStatements("first.[|AppendExecutionProvider_CUDA(0)|];\nsecond.[|AppendExecutionProvider_CUDA(1)|];", "SessionOptions first, SessionOptions second"),
        Sources.OnnxStatements(
            $$"""
            try
            {
                first.{|PML2002:AppendExecutionProvider_CUDA(0)|};
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
            }

            try
            {
                second.{|PML2002:AppendExecutionProvider_CUDA(1)|};
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
            }
            """, "SessionOptions first, SessionOptions second"),
        s_generated with { EquivalenceKey = "PML2001.FallBackToCpuInstead", Index = 1, OneByOneIterations = 2 });

    [Theory]
    [InlineData("using Microsoft.ML.OnnxRuntime;\nusing Xunit;\n", "using Microsoft.ML.OnnxRuntime;\nusing PortableML;\nusing Xunit;\n")]
    [InlineData("using Zlib;\nusing Microsoft.ML.OnnxRuntime;\nusing static System.Math;\n", "using Zlib;\nusing Microsoft.ML.OnnxRuntime;\nusing PortableML;\nusing static System.Math;\n")]
    [InlineData("// Head.\n\nusing Xunit;\nusing OnnxOptions = Microsoft.ML.OnnxRuntime.SessionOptions;\n", "// Head.\n\nusing PortableML;\nusing Xunit;\nusing OnnxOptions = Microsoft.ML.OnnxRuntime.SessionOptions;\n")]
    [InlineData("// Head.\n\n", "// Head.\n\nusing PortableML;\n\n")]
    [InlineData("#if DEBUG\nusing Xunit;\n#endif\nusing Microsoft.ML.OnnxRuntime;\n", null)]
    [InlineData("using Microsoft.ML.OnnxRuntime;\nusing PortableML;\n", "using Microsoft.ML.OnnxRuntime;\nusing PortableML;\n")]
    public Task Using_goes_where_the_order_of_the_others_puts_it(string before, string? after)
    {
        const string code = "namespace Own\n{\n    class Sample\n    {\n        void Run(Microsoft.ML.OnnxRuntime.SessionOptions options) =>\n            CALL;\n    }\n}\n";
        const string others = "namespace Xunit { class Fact { } }\nnamespace Zlib { class Stream { } }\n";
        string fixedCall = after is null
            ? """global::PortableML.OnnxExecutionProviders.AppendAvailableExecutionProvider(options, 0, prefer: "CUDA")"""
            : """options.AppendAvailableExecutionProvider(0, prefer: "CUDA")""";
        return Fix.VerifyAsync(
            before + code.Replace("CALL", "options.[|AppendExecutionProvider_CUDA(0)|]", StringComparison.Ordinal),
            (after ?? before) + code.Replace("CALL", fixedCall, StringComparison.Ordinal),
            s_generated with { Files = s_generated.Files.Add(("Others.cs", others)) });
    }

    [Fact]
    public Task Using_goes_to_those_of_the_namespace_where_the_file_has_no_others() => Fix.VerifyAsync(
        "namespace Own\n{\n    using System;\n    using Microsoft.ML.OnnxRuntime;\n\n    class Sample\n    {\n        void Run(SessionOptions options) => options.[|AppendExecutionProvider_CUDA(0)|];\n    }\n}\n",
        "namespace Own\n{\n    using System;\n    using Microsoft.ML.OnnxRuntime;\n    using PortableML;\n\n    class Sample\n    {\n        void Run(SessionOptions options) => options.AppendAvailableExecutionProvider(0, prefer: \"CUDA\");\n    }\n}\n",
        s_generated);

    [Fact]
    public Task Type_of_the_same_name_in_the_file_s_own_namespace_is_not_meant() => Fix.VerifyAsync(
        "using Microsoft.ML.OnnxRuntime;\n\nnamespace Own;\n\nclass OnnxExecutionProviders { }\n\nclass Sample\n{\n    SessionOptions Create() => SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];\n}\n",
        "using Microsoft.ML.OnnxRuntime;\n\nnamespace Own;\n\nclass OnnxExecutionProviders { }\n\nclass Sample\n{\n    SessionOptions Create() => global::PortableML.OnnxExecutionProviders.CreateSessionOptions(0, prefer: \"CUDA\");\n}\n",
        s_generated);

    [Fact]
    public Task Oldest_language_takes_the_call() => Fix.VerifyAsync(
        Sources.OnnxStatements("options.[|AppendExecutionProvider_CUDA(0)|];", "SessionOptions options"),
        Sources.OnnxStatements("options.AppendAvailableExecutionProvider(0, prefer: \"CUDA\");", "SessionOptions options").Replace(Usings, WithHelper, StringComparison.Ordinal),
        new FixOptions
        {
            LanguageVersion = LanguageVersion.CSharp7_3,
            Files = [.. GeneratedHelpers.In([LibraryReferences.OnnxRuntime], language: LanguageVersion.CSharp7_3).Files],
        });

    [Fact]
    public Task Own_type_of_that_name_without_the_method_is_not_called() => Fix.VerifyAsync(
        Sources.OnnxStatements("options.[|AppendExecutionProvider_CUDA(0)|];", "SessionOptions options"),
        Sources.OnnxStatements(
            $$"""
            try
            {
                options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
            }
            """, "SessionOptions options"),
        new FixOptions { Files = [("Own.cs", "namespace PortableML { static class OnnxExecutionProviders { } }")], Index = 0, EquivalenceKey = "PML2001.FallBackToCpu" });

    [Theory]
    [InlineData("options.[|AppendExecutionProvider_CUDA(0)|];", "Own.Providers.Append(options, 0);")]
    [InlineData("options.[|AppendExecutionProvider_CUDA(3)|];", "Own.Providers.Append(options, 3);")]
    [InlineData("options.[|AppendExecutionProvider_CUDA()|];", "Own.Providers.Append(options);")]
    [InlineData("options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];", "options = Own.Providers.Append(new SessionOptions(), 0);")]
    public Task Method_that_the_user_names_is_called_first(string before, string after) => Fix.VerifyAsync(
        Sources.OnnxStatements(before, "SessionOptions options"),
        Sources.OnnxStatements(after, "SessionOptions options"),
        s_generated with
        {
            EditorConfig = "portable_ml.append_provider_method = Own.Providers.Append",
            Files = s_generated.Files.Add(("Own.cs",
                "namespace Own { static class Providers { public static Microsoft.ML.OnnxRuntime.SessionOptions Append(Microsoft.ML.OnnxRuntime.SessionOptions options, int id = 0) => options; } }")),
            EquivalenceKey = "PML2001.UseConfiguredMethod",
            Index = 0,
            Title = "Call Own.Providers.Append",
        });

    [Theory]
    [InlineData("options.[|AppendExecutionProvider_CUDA(1)|];", "options.AppendAvailableExecutionProvider(1, prefer: \"CUDA\");")]
    [InlineData("options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];", "options = OnnxExecutionProviders.CreateSessionOptions(0, prefer: \"CUDA\");")]
    public Task Method_that_cannot_say_the_same_is_not_called(string before, string after) => Fix.VerifyAsync(
        Sources.OnnxStatements(before, "SessionOptions options"),
        Sources.OnnxStatements(after, "SessionOptions options").Replace(Usings, WithHelper, StringComparison.Ordinal),
        s_generated with
        {
            EditorConfig = "portable_ml.append_provider_method = Own.Providers.Append",
            Files = s_generated.Files.Add(("Own.cs", "namespace Own { static class Providers { public static void Append(Microsoft.ML.OnnxRuntime.SessionOptions options) { } } }")),
            EquivalenceKey = "PML2001.UseFirstThatWorks",
            Index = 0,
        });

    [Fact]
    public Task Policy_that_prefers_a_GPU_comes_last() => Fix.VerifyAsync(
        Sources.OnnxStatements("options.[|AppendExecutionProvider_CUDA(0)|]; // fast", "SessionOptions options"),
        Sources.OnnxStatements("options.SetEpSelectionPolicy(ExecutionProviderDevicePolicy.PREFER_GPU); // fast", "SessionOptions options"),
        s_generated with { EquivalenceKey = "PML2001.PreferGpuInstead", Index = 2, Title = "Let ONNX Runtime choose (PREFER_GPU)" });

    [Theory]
    [InlineData("options.[|AppendExecutionProvider_CUDA(1)|];", "another device is meant")]
    [InlineData("options.[|AppendExecutionProvider_CUDA(0)|];\noptions.AppendExecutionProvider_CPU(0);", "the CPU is appended")]
    [InlineData("options.[|AppendExecutionProvider_CUDA(0)|];\noptions.[|AppendExecutionProvider_DML(0)|];", "another is appended")]
    [InlineData("options.[|AppendExecutionProvider_OpenVINO()|];", "no GPU is meant")]
    [InlineData("options.[|AppendExecutionProvider_CUDA(cuda)|];", "options are passed")]
    [InlineData("options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];", "the call makes the options")]
    public async Task Policy_is_not_offered_where_it_would_lose_something(string statements, string why)
    {
        using FixedProject project = new(
            Sources.OnnxStatements($"// {why}\n{statements}", "SessionOptions options, OrtCUDAProviderOptions cuda"), s_generated, new HardCodedExecutionProviderAnalyzer(), new HardCodedExecutionProviderCodeFix());
        string?[] offered = [.. (await project.OfferedAsync()).Select(action => action.EquivalenceKey)];

        Assert.NotEmpty(offered);
        Assert.DoesNotContain("PML2001.PreferGpuInstead", offered);
    }
}
