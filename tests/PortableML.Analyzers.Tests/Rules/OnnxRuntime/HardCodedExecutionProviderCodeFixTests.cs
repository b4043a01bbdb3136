using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.Rules.OnnxRuntime;
using PortableML.Analyzers.Tests.Verification;
using PortableML.CodeFixes.Rules.OnnxRuntime;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer, PortableML.CodeFixes.Rules.OnnxRuntime.HardCodedExecutionProviderCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>What a hard-coded provider becomes: a try with the CPU as its fallback, or nothing where that would lose or repeat something.</summary>
public class HardCodedExecutionProviderCodeFixTests
{
    private const string Caught =
        "catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException or NotSupportedException)";

    [Fact]
    public Task Options_that_go_elsewhere_get_a_try_around_the_call() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create()
            {
                var options = new SessionOptions();

                // Use the GPU.
                options.[|AppendExecutionProvider_CUDA(0)|]; // first card
                return options;
            }
            """),
        Sources.OnnxMembers(
            $$"""
            SessionOptions Create()
            {
                var options = new SessionOptions();

                // Use the GPU.
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; // first card
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                }

                return options;
            }
            """));

    [Fact]
    public Task Neighbouring_providers_of_the_same_options_share_one_try() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create()
            {
                var options = new SessionOptions();
                options.[|AppendExecutionProvider_Tensorrt(0)|];
                options.[|AppendExecutionProvider_CUDA(0)|];
                options.LogId = "scorer";
                options.AppendExecutionProvider_CPU(1);
                return options;
            }
            """),
        Sources.OnnxMembers(
            $$"""
            SessionOptions Create()
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2002:AppendExecutionProvider_Tensorrt(0)|};
                    options.AppendExecutionProvider_CUDA(0);
                }
                {{Caught}}
                {
                    // TensorRT or CUDA is not available here: the session runs on the CPU.
                }

                options.LogId = "scorer";
                options.AppendExecutionProvider_CPU(1);
                return options;
            }
            """));

    [Fact]
    public Task Providers_of_different_options_get_a_try_each() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            void Configure(SessionOptions first, SessionOptions second)
            {
                first.[|AppendExecutionProvider_CUDA(0)|];
                second.[|AppendExecutionProvider_CUDA(1)|];
            }
            """),
        Sources.OnnxMembers(
            $$"""
            void Configure(SessionOptions first, SessionOptions second)
            {
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
            }
            """));

    [Fact]
    public Task Options_of_the_provider_are_made_and_filled_in_the_try() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create(string device)
            {
                var options = new SessionOptions();
                using var cuda = new OrtCUDAProviderOptions();
                // Which card
                var settings = new Dictionary<string, string> { ["device_id"] = device };
                cuda.UpdateOptions(settings);
                options.[|AppendExecutionProvider_CUDA(cuda)|];
                return options;
            }
            """),
        Sources.OnnxMembers(
            $$"""
            SessionOptions Create(string device)
            {
                var options = new SessionOptions();
                // Which card
                var settings = new Dictionary<string, string> { ["device_id"] = device };
                try
                {
                    using var cuda = new OrtCUDAProviderOptions();
                    cuda.UpdateOptions(settings);
                    options.{|PML2002:AppendExecutionProvider_CUDA(cuda)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                }

                return options;
            }
            """));

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
    public Task A_provider_by_name_keeps_its_options() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            void Configure(SessionOptions options)
            {
                options.[|AppendExecutionProvider("QNN", new Dictionary<string, string> { ["backend_path"] = "QnnHtp.dll" })|];
            }
            """),
        Sources.OnnxMembers(
            $$"""
            void Configure(SessionOptions options)
            {
                try
                {
                    options.{|PML2002:AppendExecutionProvider("QNN", new Dictionary<string, string> { ["backend_path"] = "QnnHtp.dll" })|};
                }
                {{Caught}}
                {
                    // QNN is not available here: the session runs on the CPU.
                }
            }
            """));

    [Fact]
    public Task A_conditional_access_is_wrapped_whole() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            void Configure(SessionOptions? options)
            {
                options?.[|AppendExecutionProvider_CUDA(0)|];
            }
            """),
        Sources.OnnxMembers(
            $$"""
            void Configure(SessionOptions? options)
            {
                try
                {
                    options?.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                }
            }
            """));

    [Fact]
    public Task A_statement_alone_after_a_condition_gets_a_block() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            var options = new SessionOptions();
            if (path.Length > 3) options.[|AppendExecutionProvider_CUDA(0)|];
            else
                options.LogId = path;
            Console.WriteLine(options.LogId);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            var options = new SessionOptions();
            if (path.Length > 3)
            {
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                }
            }
            else
                options.LogId = path;
            Console.WriteLine(options.LogId);
            """,
            "string path"));

    [Fact]
    public Task A_statement_that_shares_its_line_gets_a_line() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            void Configure(SessionOptions options)
            {
                options.LogId = "scorer"; options.[|AppendExecutionProvider_CUDA(0)|]; options.EnableProfiling = true;
            }
            """),
        Sources.OnnxMembers(
            $$"""
            void Configure(SessionOptions options)
            {
                options.LogId = "scorer";
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                }

                options.EnableProfiling = true;
            }
            """));

    [Fact]
    public Task A_block_on_one_line_gets_lines() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            void Configure(SessionOptions options) { options.LogId = "scorer"; options.[|AppendExecutionProvider_CUDA(0)|]; }
            """),
        Sources.OnnxMembers(
            $$"""
            void Configure(SessionOptions options)
            {
                options.LogId = "scorer";
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                }
            }
            """));

    [Fact]
    public Task A_member_with_an_expression_body_gets_a_block() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            void Configure(SessionOptions options)
                => options.[|AppendExecutionProvider_CUDA(0)|];
            """),
        Sources.OnnxMembers(
            $$"""
            void Configure(SessionOptions options)
            {
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                }
            }
            """));

    [Fact]
    public Task A_lambda_with_an_expression_body_gets_a_block() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            Action<SessionOptions> Configure() => options => options.[|AppendExecutionProvider_CUDA(0)|];
            """),
        Sources.OnnxMembers(
            $$"""
            Action<SessionOptions> Configure() => options =>
            {
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                }
            };
            """));

    [Fact]
    public Task A_local_function_with_an_expression_body_gets_a_block() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            Action<SessionOptions> Configure()
            {
                return Append;
                static void Append(SessionOptions options) => options.[|AppendExecutionProvider_CUDA(0)|];
            }
            """),
        Sources.OnnxMembers(
            $$"""
            Action<SessionOptions> Configure()
            {
                return Append;
                static void Append(SessionOptions options)
                {
                    try
                    {
                        options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                    }
                    {{Caught}}
                    {
                        // CUDA is not available here: the session runs on the CPU.
                    }
                }
            }
            """));

    [Fact]
    public Task A_directive_around_one_statement_stays_around_its_try() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            void Configure(SessionOptions options)
            {
            #if true
                options.[|AppendExecutionProvider_CUDA(0)|];
            #endif
            }
            """),
        Sources.OnnxMembers(
            $$"""
            void Configure(SessionOptions options)
            {
            #if true
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                }
            #endif
            }
            """));

    [Fact]
    public Task Session_and_options_in_one_member_share_the_try() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            using var options = new SessionOptions { GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL };
            options.[|AppendExecutionProvider_CUDA(0)|];
            using var session = new InferenceSession(path, options);
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            using var options = new SessionOptions { GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL };
            InferenceSession createdSession;
            try
            {
                options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                createdSession = new InferenceSession(path, options);
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
                using var cpuOptions = new SessionOptions { GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL };
                createdSession = new InferenceSession(path, cpuOptions);
            }

            using var session = createdSession;
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task The_handler_repeats_every_setting_once_and_in_order() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            var options = new SessionOptions { LogId = path };
            options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_EXTENDED;
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            options.[|AppendExecutionProvider_Tensorrt(0)|];
            options.EnableMemoryPattern = false;
            options.[|AppendExecutionProvider_CUDA(0)|];
            options.AppendExecutionProvider_CPU(1);
            var session = new InferenceSession(path, options);
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            var options = new SessionOptions { LogId = path };
            options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_EXTENDED;
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            InferenceSession session;
            try
            {
                options.{|PML2002:AppendExecutionProvider_Tensorrt(0)|};
                options.EnableMemoryPattern = false;
                options.AppendExecutionProvider_CUDA(0);
                options.AppendExecutionProvider_CPU(1);
                session = new InferenceSession(path, options);
            }
            {{Caught}}
            {
                // TensorRT or CUDA is not available here: the session runs on the CPU.
                var cpuOptions = new SessionOptions { LogId = path };
                cpuOptions.GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_EXTENDED;
                cpuOptions.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
                cpuOptions.EnableMemoryPattern = false;
                cpuOptions.AppendExecutionProvider_CPU(1);
                session = new InferenceSession(path, cpuOptions);
            }

            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task Other_statements_between_run_once_before_the_try() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            // Configure the session.
            var options = new SessionOptions();
            options.[|AppendExecutionProvider_DML(0)|];

            // Find the model.
            var modelPath = path + ".onnx"; // the newest
            if (path.Length == 0)
                throw new ArgumentException(path);
            Console.WriteLine("Loading");
            options.LogId = modelPath;
            using var session = new InferenceSession(modelPath, options);

            // Run it.
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            // Configure the session.
            var options = new SessionOptions();

            // Find the model.
            var modelPath = path + ".onnx"; // the newest
            if (path.Length == 0)
                throw new ArgumentException(path);
            Console.WriteLine("Loading");
            InferenceSession createdSession;
            try
            {
                options.{|PML2002:AppendExecutionProvider_DML(0)|};
                options.LogId = modelPath;
                createdSession = new InferenceSession(modelPath, options);
            }
            {{Caught}}
            {
                // DirectML is not available here: the session runs on the CPU.
                var cpuOptions = new SessionOptions();
                cpuOptions.LogId = modelPath;
                createdSession = new InferenceSession(modelPath, cpuOptions);
            }

            using var session = createdSession;

            // Run it.
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task A_message_about_the_provider_stays_behind_it() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            var options = new SessionOptions();
            options.[|AppendExecutionProvider_CUDA(0)|];
            Console.WriteLine("Using CUDA");
            var session = new InferenceSession(path, options);
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            var options = new SessionOptions();
            InferenceSession session;
            try
            {
                options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                Console.WriteLine("Using CUDA");
                session = new InferenceSession(path, options);
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
                var cpuOptions = new SessionOptions();
                session = new InferenceSession(path, cpuOptions);
            }

            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task What_must_not_be_evaluated_twice_is_kept() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private int _count;
            private string Next() => path + _count++;
            private string path = "model";
            void Run()
            {
                var options = new SessionOptions { LogId = Next() };
                options.[|AppendExecutionProvider_CUDA(0)|];
                options.ProfileOutputPathPrefix = Next();
                using var session = new InferenceSession(System.IO.File.ReadAllBytes(Next()), options);
                Console.WriteLine(session.InputMetadata.Count);
            }
            """),
        Sources.OnnxMembers(
            $$"""
            private int _count;
            private string Next() => path + _count++;
            private string path = "model";
            void Run()
            {
                var logId = Next();
                var options = new SessionOptions { LogId = logId };
                var profileOutputPathPrefix = Next();
                var model = System.IO.File.ReadAllBytes(Next());
                InferenceSession createdSession;
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                    options.ProfileOutputPathPrefix = profileOutputPathPrefix;
                    createdSession = new InferenceSession(model, options);
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    var cpuOptions = new SessionOptions { LogId = logId };
                    cpuOptions.ProfileOutputPathPrefix = profileOutputPathPrefix;
                    createdSession = new InferenceSession(model, cpuOptions);
                }

                using var session = createdSession;
                Console.WriteLine(session.InputMetadata.Count);
            }
            """));

    [Fact]
    public Task A_value_that_is_written_before_the_handler_is_kept() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            var threads = 4;
            var options = new SessionOptions { IntraOpNumThreads = threads };
            threads = 1;
            options.[|AppendExecutionProvider_CUDA(0)|];
            var session = new InferenceSession(path, options);
            Console.WriteLine(session.InputMetadata.Count + threads);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            var threads = 4;
            var intraOpNumThreads = threads;
            var options = new SessionOptions { IntraOpNumThreads = intraOpNumThreads };
            threads = 1;
            InferenceSession session;
            try
            {
                options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                session = new InferenceSession(path, options);
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
                var cpuOptions = new SessionOptions { IntraOpNumThreads = intraOpNumThreads };
                session = new InferenceSession(path, cpuOptions);
            }

            Console.WriteLine(session.InputMetadata.Count + threads);
            """,
            "string path"));

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

    [Fact]
    public Task Settings_under_a_condition_are_repeated_without_the_provider() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private readonly InferenceSession _session;
            public Sample(string path)
            {
                var options = new SessionOptions();
                if (path.EndsWith("16"))
                {
                    options.[|AppendExecutionProvider_CUDA(0)|];
                }
                else
                {
                    options.AppendExecutionProvider_CPU();
                    options.LogId = path;
                }

                if (path.Length > 3)
                {
                    options.EnableMemoryPattern = false;
                    options.[|AppendExecutionProvider_Tensorrt(1)|];
                }

                _session = new InferenceSession(path, options);
            }
            """),
        Sources.OnnxMembers(
            $$"""
            private readonly InferenceSession _session;
            public Sample(string path)
            {
                var options = new SessionOptions();
                try
                {
                    if (path.EndsWith("16"))
                    {
                        options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                    }
                    else
                    {
                        options.AppendExecutionProvider_CPU();
                        options.LogId = path;
                    }

                    if (path.Length > 3)
                    {
                        options.EnableMemoryPattern = false;
                        options.{|PML2002:AppendExecutionProvider_Tensorrt(1)|};
                    }

                    _session = new InferenceSession(path, options);
                }
                {{Caught}}
                {
                    // CUDA or TensorRT is not available here: the session runs on the CPU.
                    var cpuOptions = new SessionOptions();
                    if (!path.EndsWith("16"))
                    {
                        cpuOptions.AppendExecutionProvider_CPU();
                        cpuOptions.LogId = path;
                    }
                    if (path.Length > 3)
                    {
                        cpuOptions.EnableMemoryPattern = false;
                    }
                    _session = new InferenceSession(path, cpuOptions);
                }
            }
            """));

    [Fact]
    public Task Options_in_a_field_are_disposed_and_made_anew() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private readonly SessionOptions _options;
            private readonly InferenceSession _session;
            public Sample(string path)
            {
                _options = new SessionOptions { LogId = path };
                _options.[|AppendExecutionProvider_CUDA(0)|];
                _session = new InferenceSession(path, _options);
            }
            """),
        Sources.OnnxMembers(
            $$"""
            private readonly SessionOptions _options;
            private readonly InferenceSession _session;
            public Sample(string path)
            {
                _options = new SessionOptions { LogId = path };
                try
                {
                    _options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                    _session = new InferenceSession(path, _options);
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    _options.Dispose();
                    _options = new SessionOptions { LogId = path };
                    _session = new InferenceSession(path, _options);
                }
            }
            """));

    [Fact]
    public Task Options_in_a_property_named_like_its_type_are_made_anew() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private SessionOptions SessionOptions { get; set; }
            private InferenceSession InferenceSession { get; set; }
            public Sample(string path)
            {
                this.SessionOptions = new();
                this.SessionOptions.[|AppendExecutionProvider_CUDA(0)|];
                this.InferenceSession = new(path, this.SessionOptions);
            }
            """),
        Sources.OnnxMembers(
            $$"""
            private SessionOptions SessionOptions { get; set; }
            private InferenceSession InferenceSession { get; set; }
            public Sample(string path)
            {
                this.SessionOptions = new();
                try
                {
                    this.SessionOptions.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                    this.InferenceSession = new(path, this.SessionOptions);
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    this.SessionOptions.Dispose();
                    this.SessionOptions = new();
                    this.InferenceSession = new(path, this.SessionOptions);
                }
            }
            """));

    [Fact]
    public Task Options_that_are_used_after_the_session_are_made_anew() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            var options = new SessionOptions();
            options.[|AppendExecutionProvider_CUDA(0)|];
            var encoder = new InferenceSession(path + "e", options);
            var decoder = new InferenceSession(path + "d", options);
            Console.WriteLine(encoder.InputMetadata.Count + decoder.InputMetadata.Count);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            var options = new SessionOptions();
            InferenceSession encoder;
            try
            {
                options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                encoder = new InferenceSession(path + "e", options);
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
                options.Dispose();
                options = new SessionOptions();
                encoder = new InferenceSession(path + "e", options);
            }

            var decoder = new InferenceSession(path + "d", options);
            Console.WriteLine(encoder.InputMetadata.Count + decoder.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task Options_with_using_that_are_used_after_the_session_are_disposed_once() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            using var options = new SessionOptions { LogId = path };
            options.EnableProfiling = true;
            options.[|AppendExecutionProvider_CUDA(0)|];
            using var encoder = new InferenceSession(path + "e", options);
            using var decoder = new InferenceSession(path + "d", options);
            Console.WriteLine(encoder.InputMetadata.Count + decoder.InputMetadata.Count);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            var createdOptions = new SessionOptions { LogId = path };
            createdOptions.EnableProfiling = true;
            InferenceSession createdEncoder;
            try
            {
                createdOptions.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                createdEncoder = new InferenceSession(path + "e", createdOptions);
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
                createdOptions.Dispose();
                createdOptions = new SessionOptions { LogId = path };
                createdOptions.EnableProfiling = true;
                createdEncoder = new InferenceSession(path + "e", createdOptions);
            }

            using var options = createdOptions;
            using var encoder = createdEncoder;
            using var decoder = new InferenceSession(path + "d", options);
            Console.WriteLine(encoder.InputMetadata.Count + decoder.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task A_session_that_is_returned_is_returned_from_both() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            InferenceSession Load(string path)
            {
                var options = new SessionOptions();
                options.[|AppendExecutionProvider_CUDA(0)|];
                return new InferenceSession(path, options);
            }
            """),
        Sources.OnnxMembers(
            $$"""
            InferenceSession Load(string path)
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                    return new InferenceSession(path, options);
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    var cpuOptions = new SessionOptions();
                    return new InferenceSession(path, cpuOptions);
                }
            }
            """));

    [Fact]
    public Task A_session_for_another_object_is_made_first() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private sealed record Runner(string Name, InferenceSession Session);
            Runner Load(string path)
            {
                using var options = new SessionOptions();
                options.[|AppendExecutionProvider_CUDA(0)|];
                return new Runner(path, new InferenceSession(path, options));
            }
            """),
        Sources.OnnxMembers(
            $$"""
            private sealed record Runner(string Name, InferenceSession Session);
            Runner Load(string path)
            {
                using var options = new SessionOptions();
                InferenceSession createdSession;
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                    createdSession = new InferenceSession(path, options);
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    using var cpuOptions = new SessionOptions();
                    createdSession = new InferenceSession(path, cpuOptions);
                }

                return new Runner(path, createdSession);
            }
            """));

    [Fact]
    public Task Statements_within_an_own_try_get_an_inner_one() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private InferenceSession? _session;
            void Load(string path)
            {
                var options = new SessionOptions();
                options.LogId = path;
                try
                {
                    options.[|AppendExecutionProvider_CUDA(0)|];
                    _session = new InferenceSession(path, options);
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException(path, e);
                }
            }
            """),
        Sources.OnnxMembers(
            $$"""
            private InferenceSession? _session;
            void Load(string path)
            {
                var options = new SessionOptions();
                options.LogId = path;
                try
                {
                    try
                    {
                        options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                        _session = new InferenceSession(path, options);
                    }
                    {{Caught}}
                    {
                        // CUDA is not available here: the session runs on the CPU.
                        var cpuOptions = new SessionOptions();
                        cpuOptions.LogId = path;
                        _session = new InferenceSession(path, cpuOptions);
                    }
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException(path, e);
                }
            }
            """));

    [Fact]
    public Task Statements_of_a_switch_section_get_a_try() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            InferenceSession Load(string path, int size)
            {
                switch (size)
                {
                    case 1:
                        var options = new SessionOptions();
                        options.[|AppendExecutionProvider_CUDA(0)|];
                        return new InferenceSession(path, options);
                    default:
                        return new InferenceSession(path);
                }
            }
            """),
        Sources.OnnxMembers(
            $$"""
            InferenceSession Load(string path, int size)
            {
                switch (size)
                {
                    case 1:
                        var options = new SessionOptions();
                        try
                        {
                            options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                            return new InferenceSession(path, options);
                        }
                        {{Caught}}
                        {
                            // CUDA is not available here: the session runs on the CPU.
                            var cpuOptions = new SessionOptions();
                            return new InferenceSession(path, cpuOptions);
                        }
                    default:
                        return new InferenceSession(path);
                }
            }
            """));

    [Fact]
    public Task An_async_method_awaits_once() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            async System.Threading.Tasks.Task<InferenceSession> LoadAsync(string path)
            {
                using var options = new SessionOptions();
                options.[|AppendExecutionProvider_CUDA(0)|];
                return new InferenceSession(await System.IO.File.ReadAllBytesAsync(path), options);
            }
            """),
        Sources.OnnxMembers(
            $$"""
            async System.Threading.Tasks.Task<InferenceSession> LoadAsync(string path)
            {
                using var options = new SessionOptions();
                var model = await System.IO.File.ReadAllBytesAsync(path);
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                    return new InferenceSession(model, options);
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    using var cpuOptions = new SessionOptions();
                    return new InferenceSession(model, cpuOptions);
                }
            }
            """));

    [Fact]
    public Task An_iterator_yields_after_the_try() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            IEnumerable<InferenceSession> Load(string path)
            {
                var options = new SessionOptions();
                options.[|AppendExecutionProvider_CUDA(0)|];
                yield return new InferenceSession(path, options);
            }
            """),
        Sources.OnnxMembers(
            $$"""
            IEnumerable<InferenceSession> Load(string path)
            {
                var options = new SessionOptions();
                InferenceSession createdSession;
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                    createdSession = new InferenceSession(path, options);
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    var cpuOptions = new SessionOptions();
                    createdSession = new InferenceSession(path, cpuOptions);
                }

                yield return createdSession;
            }
            """));

    [Fact]
    public Task Options_of_each_turn_of_a_loop_are_made_in_the_loop() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            foreach (var part in path.Split(';'))
            {
                var options = new SessionOptions();
                options.[|AppendExecutionProvider_CUDA(0)|];
                using var session = new InferenceSession(part, options);
                Console.WriteLine(session.InputMetadata.Count);
            }
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            foreach (var part in path.Split(';'))
            {
                var options = new SessionOptions();
                InferenceSession createdSession;
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                    createdSession = new InferenceSession(part, options);
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    var cpuOptions = new SessionOptions();
                    createdSession = new InferenceSession(part, cpuOptions);
                }

                using var session = createdSession;
                Console.WriteLine(session.InputMetadata.Count);
            }
            """,
            "string path"));

    [Fact]
    public Task Sessions_in_turn_get_a_try_each() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            var first = new SessionOptions();
            var second = new SessionOptions();
            first.[|AppendExecutionProvider_CUDA(0)|];
            second.[|AppendExecutionProvider_CUDA(1)|];
            var encoder = new InferenceSession(path, first);
            var decoder = new InferenceSession(path, second);
            Console.WriteLine(encoder.InputMetadata.Count + decoder.InputMetadata.Count);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            var first = new SessionOptions();
            var second = new SessionOptions();
            InferenceSession encoder;
            try
            {
                first.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                encoder = new InferenceSession(path, first);
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
                var cpuFirst = new SessionOptions();
                encoder = new InferenceSession(path, cpuFirst);
            }

            InferenceSession decoder;
            try
            {
                second.{|PML2002:AppendExecutionProvider_CUDA(1)|};
                decoder = new InferenceSession(path, second);
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
                var cpuSecond = new SessionOptions();
                decoder = new InferenceSession(path, cpuSecond);
            }

            Console.WriteLine(encoder.InputMetadata.Count + decoder.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task Several_lines_keep_their_shape() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            var options = new SessionOptions
            {
                // Fast
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            };
            // Card
            options.[|AppendExecutionProvider_CUDA(
                deviceId: 0)|];
            // Load
            using InferenceSession session = new(
                path,
                options); // loaded
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"),
        Sources.OnnxStatements(
            $$"""
            var options = new SessionOptions
            {
                // Fast
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            };
            // Card
            InferenceSession createdSession;
            try
            {
                options.{|PML2002:AppendExecutionProvider_CUDA(
                    deviceId: 0)|};
                // Load
                createdSession = new(
                    path,
                    options);
            }
            {{Caught}}
            {
                // CUDA is not available here: the session runs on the CPU.
                var cpuOptions = new SessionOptions
                {
                    // Fast
                    GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
                };
                createdSession = new(
                    path,
                    cpuOptions);
            }

            using InferenceSession session = createdSession; // loaded
            Console.WriteLine(session.InputMetadata.Count);
            """,
            "string path"));

    [Fact]
    public Task New_variables_take_names_that_are_free() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private string e = "", createdSession = "", cpuOptions = "";
            void Run(string path, int ex)
            {
                using var options = new SessionOptions();
                options.[|AppendExecutionProvider_CUDA(ex)|];
                using var session = new InferenceSession(path + e, options);
                Console.WriteLine(session.InputMetadata.Count + createdSession + cpuOptions);
            }
            """),
        Sources.OnnxMembers(
            """
            private string e = "", createdSession = "", cpuOptions = "";
            void Run(string path, int ex)
            {
                using var options = new SessionOptions();
                InferenceSession createdSession2;
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(ex)|};
                    createdSession2 = new InferenceSession(path + e, options);
                }
                catch (Exception exception) when (exception is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException or NotSupportedException)
                {
                    // CUDA is not available here: the session runs on the CPU.
                    using var cpuOptions2 = new SessionOptions();
                    createdSession2 = new InferenceSession(path + e, cpuOptions2);
                }

                using var session = createdSession2;
                Console.WriteLine(session.InputMetadata.Count + createdSession + cpuOptions);
            }
            """));

    [Theory]
    [InlineData("class SessionBenchmarks { void Setup(SessionOptions options) => options.[|AppendExecutionProvider_CUDA(0)|]; }")]
    [InlineData("class Sessions { void RunBenchmark(SessionOptions options) => options.[|AppendExecutionProvider_CUDA(0)|]; }")]
    public Task A_benchmark_gets_no_fix(string type) => Fix.VerifyNoFixAsync("using Microsoft.ML.OnnxRuntime;\n\n" + type);

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
            private readonly Dictionary<string, Func<SessionOptions>> _options = new()
            {
                ["cuda"] = () => SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|],
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

    [Fact]
    public Task Top_level_statements_get_a_try() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.ML.OnnxRuntime;

        var options = new SessionOptions();
        options.[|AppendExecutionProvider_CUDA(0)|];
        using var session = new InferenceSession(args[0], options);
        Run();

        void Run() => Console.WriteLine(session.InputMetadata.Count);

        class Other
        {
        }

        """,
        $$"""
        using System;
        using Microsoft.ML.OnnxRuntime;

        var options = new SessionOptions();
        InferenceSession createdSession;
        try
        {
            options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
            createdSession = new InferenceSession(args[0], options);
        }
        {{Caught}}
        {
            // CUDA is not available here: the session runs on the CPU.
            var cpuOptions = new SessionOptions();
            createdSession = new InferenceSession(args[0], cpuOptions);
        }

        using var session = createdSession;
        Run();

        void Run() => Console.WriteLine(session.InputMetadata.Count);

        class Other
        {
        }

        """,
        new() { OutputKind = OutputKind.ConsoleApplication });

    [Fact]
    public Task A_missing_using_is_added_below_the_header() => Fix.VerifyAsync(
        """
        // Licence

        using Microsoft.ML.OnnxRuntime;

        class Sample
        {
            void Configure(SessionOptions options)
            {
                options.[|AppendExecutionProvider_CUDA(0)|];
            }
        }

        """,
        $$"""
        // Licence

        using System;
        using Microsoft.ML.OnnxRuntime;

        class Sample
        {
            void Configure(SessionOptions options)
            {
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                }
            }
        }

        """);

    [Fact]
    public Task Names_that_would_mean_something_else_are_written_in_full() => Fix.VerifyAsync(
        """
        using Microsoft.ML.OnnxRuntime;

        namespace Models
        {
            class Exception
            {
            }

            class Sample
            {
                void Configure(SessionOptions options)
                {
                    options.[|AppendExecutionProvider_CUDA(0)|];
                }
            }
        }

        """,
        """
        using System;
        using Microsoft.ML.OnnxRuntime;

        namespace Models
        {
            class Exception
            {
            }

            class Sample
            {
                void Configure(SessionOptions options)
                {
                    try
                    {
                        options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                    }
                    catch (System.Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException or NotSupportedException)
                    {
                        // CUDA is not available here: the session runs on the CPU.
                    }
                }
            }
        }

        """);

    [Fact]
    public Task Names_of_an_alias_are_kept() => Fix.VerifyAsync(
        """
        using Ort = Microsoft.ML.OnnxRuntime;

        class Sample
        {
            Ort.InferenceSession Load(string path)
            {
                var session = new Ort.InferenceSession(path, Ort.SessionOptions.[|MakeSessionOptionWithCudaProvider()|]);
                return session;
            }
        }

        """,
        """
        using Ort = Microsoft.ML.OnnxRuntime;

        class Sample
        {
            Ort.InferenceSession Load(string path)
            {
                Ort.InferenceSession session;
                try
                {
                    session = new Ort.InferenceSession(path, Ort.SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider()|});
                }
                catch (System.Exception e) when (e is Ort.OnnxRuntimeException or System.EntryPointNotFoundException or System.DllNotFoundException or System.NotSupportedException)
                {
                    // CUDA is not available here: the session runs on the CPU.
                    session = new Ort.InferenceSession(path);
                }

                return session;
            }
        }

        """);

    [Fact]
    public Task CSharp_7_nested_usings_move_into_the_try_but_not_the_work() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            using (var options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|])
            using (var session = new InferenceSession(path, options))
            {
                // Work
                Console.WriteLine(session.InputMetadata.Count);
            }
            """,
            "string path"),
        Sources.OnnxStatements(
            """
            InferenceSession createdSession;
            try
            {
                using (var options = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|})
                {
                    createdSession = new InferenceSession(path, options);
                }
            }
            catch (Exception e) when (e is OnnxRuntimeException || e is EntryPointNotFoundException || e is DllNotFoundException || e is NotSupportedException)
            {
                // CUDA is not available here: the session runs on the CPU.
                using (var options = new SessionOptions())
                {
                    createdSession = new InferenceSession(path, options);
                }
            }

            using (var session = createdSession)
            {
                // Work
                Console.WriteLine(session.InputMetadata.Count);
            }
            """,
            "string path"),
        new() { LanguageVersion = LanguageVersion.CSharp7_3 });

    [Fact]
    public Task CSharp_7_nested_blocks_move_into_the_try_but_not_the_work() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            using (var options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|])
            {
                options.LogId = path;
                using (var session = new InferenceSession(path, options))
                {
                    // Work
                    Console.WriteLine(session.InputMetadata.Count);
                }
            }
            """,
            "string path"),
        Sources.OnnxStatements(
            """
            InferenceSession createdSession;
            try
            {
                using (var options = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|})
                {
                    options.LogId = path;
                    createdSession = new InferenceSession(path, options);
                }
            }
            catch (Exception e) when (e is OnnxRuntimeException || e is EntryPointNotFoundException || e is DllNotFoundException || e is NotSupportedException)
            {
                // CUDA is not available here: the session runs on the CPU.
                using (var options = new SessionOptions())
                {
                    options.LogId = path;
                    createdSession = new InferenceSession(path, options);
                }
            }

            using (var session = createdSession)
            {
                // Work
                Console.WriteLine(session.InputMetadata.Count);
            }
            """,
            "string path"),
        new() { LanguageVersion = LanguageVersion.CSharp7_3 });

    [Fact]
    public Task CSharp_7_a_session_within_a_using_of_options_gets_a_using_in_the_handler() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            using (var options = new SessionOptions())
            {
                options.[|AppendExecutionProvider_CUDA(0)|];
                using (var session = new InferenceSession(path, options))
                {
                    Console.WriteLine(session.InputMetadata.Count);
                }
            }
            """,
            "string path"),
        Sources.OnnxStatements(
            """
            using (var options = new SessionOptions())
            {
                InferenceSession createdSession;
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                    createdSession = new InferenceSession(path, options);
                }
                catch (Exception e) when (e is OnnxRuntimeException || e is EntryPointNotFoundException || e is DllNotFoundException || e is NotSupportedException)
                {
                    // CUDA is not available here: the session runs on the CPU.
                    using (var cpuOptions = new SessionOptions())
                    {
                        createdSession = new InferenceSession(path, cpuOptions);
                    }
                }

                using (var session = createdSession)
                {
                    Console.WriteLine(session.InputMetadata.Count);
                }
            }
            """,
            "string path"),
        new() { LanguageVersion = LanguageVersion.CSharp7_3 });

    [Fact]
    public Task CSharp_7_options_that_are_made_and_used_twice() => Fix.VerifyAsync(
        Sources.OnnxStatements(
            """
            var options = SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|];
            var encoder = new InferenceSession(path, options);
            var decoder = new InferenceSession(path, options);
            Console.WriteLine(encoder.InputMetadata.Count + decoder.InputMetadata.Count);
            """,
            "string path"),
        Sources.OnnxStatements(
            """
            SessionOptions options = null;
            InferenceSession encoder;
            try
            {
                options = SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|};
                encoder = new InferenceSession(path, options);
            }
            catch (Exception e) when (e is OnnxRuntimeException || e is EntryPointNotFoundException || e is DllNotFoundException || e is NotSupportedException)
            {
                // CUDA is not available here: the session runs on the CPU.
                options?.Dispose();
                options = new SessionOptions();
                encoder = new InferenceSession(path, options);
            }

            var decoder = new InferenceSession(path, options);
            Console.WriteLine(encoder.InputMetadata.Count + decoder.InputMetadata.Count);
            """,
            "string path"),
        new() { LanguageVersion = LanguageVersion.CSharp7_3 });

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

    [Fact]
    public Task Options_that_a_finally_block_disposes_are_made_anew() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            int Count(string path)
            {
                SessionOptions? options = null;
                InferenceSession? session = null;
                try
                {
                    options = new SessionOptions();
                    options.[|AppendExecutionProvider_CUDA(0)|];
                    session = new InferenceSession(path, options);
                    return session.InputMetadata.Count;
                }
                finally
                {
                    session?.Dispose();
                    options?.Dispose();
                }
            }
            """),
        Sources.OnnxMembers(
            $$"""
            int Count(string path)
            {
                SessionOptions? options = null;
                InferenceSession? session = null;
                try
                {
                    options = new SessionOptions();
                    try
                    {
                        options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                        session = new InferenceSession(path, options);
                    }
                    {{Caught}}
                    {
                        // CUDA is not available here: the session runs on the CPU.
                        options.Dispose();
                        options = new SessionOptions();
                        session = new InferenceSession(path, options);
                    }

                    return session.InputMetadata.Count;
                }
                finally
                {
                    session?.Dispose();
                    options?.Dispose();
                }
            }
            """));

    [Fact]
    public Task A_lambda_with_a_parameter_e_gets_another_name() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private event EventHandler? Loading;
            void Run(SessionOptions options)
            {
                Loading += (_, e) => options.[|AppendExecutionProvider_CUDA(0)|];
                Loading.Invoke(this, EventArgs.Empty);
            }
            """),
        Sources.OnnxMembers(
            """
            private event EventHandler? Loading;
            void Run(SessionOptions options)
            {
                Loading += (_, e) =>
                {
                    try
                    {
                        options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                    }
                    catch (Exception ex) when (ex is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException or NotSupportedException)
                    {
                        // CUDA is not available here: the session runs on the CPU.
                    }
                };
                Loading.Invoke(this, EventArgs.Empty);
            }
            """));

    [Fact]
    public Task Variables_of_top_level_statements_take_no_names() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.ML.OnnxRuntime;

        string model = args[0], e = model;
        Console.WriteLine(Sample.Count(e));

        static class Sample
        {
            public static int Count(string path)
            {
                using var session = new InferenceSession(System.IO.File.ReadAllBytes(path), SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]);
                return session.InputMetadata.Count;
            }
        }

        """,
        $$"""
        using System;
        using Microsoft.ML.OnnxRuntime;

        string model = args[0], e = model;
        Console.WriteLine(Sample.Count(e));

        static class Sample
        {
            public static int Count(string path)
            {
                var model = System.IO.File.ReadAllBytes(path);
                InferenceSession createdSession;
                try
                {
                    createdSession = new InferenceSession(model, SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|});
                }
                {{Caught}}
                {
                    // CUDA is not available here: the session runs on the CPU.
                    createdSession = new InferenceSession(model);
                }

                using var session = createdSession;
                return session.InputMetadata.Count;
            }
        }

        """,
        new() { OutputKind = OutputKind.ConsoleApplication });

    [Fact]
    public Task The_title_names_the_accelerator() => Fix.VerifyAsync(
        Sources.OnnxMembers("void Configure(SessionOptions options) => options.[|AppendExecutionProvider_DML(0)|];"),
        Sources.OnnxMembers(
            $$"""
            void Configure(SessionOptions options)
            {
                try
                {
                    options.{|PML2002:AppendExecutionProvider_DML(0)|};
                }
                {{Caught}}
                {
                    // DirectML is not available here: the session runs on the CPU.
                }
            }
            """),
        new() { EquivalenceKey = "PML2001.FallBackToCpu", Title = "Fall back to the CPU when DirectML is unavailable" });

    [Fact]
    public Task Tabs_and_braces_at_the_end_of_a_line_are_kept() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.ML.OnnxRuntime;

        class Sample {
            void Run(string path) {
                var options = new SessionOptions();
                if (path.Length > 3) {
                    options.[|AppendExecutionProvider_CUDA(0)|];
                }
                using (var session = new InferenceSession(path, options)) {
                    Console.WriteLine(session.InputMetadata.Count);
                }
            }
        }

        """.Replace("    ", "\t", StringComparison.Ordinal),
        """
        using System;
        using Microsoft.ML.OnnxRuntime;

        class Sample {
            void Run(string path) {
                var options = new SessionOptions();
                InferenceSession createdSession;
                try {
                    if (path.Length > 3) {
                        options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                    }
                    createdSession = new InferenceSession(path, options);
                } catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException or NotSupportedException) {
                    // CUDA is not available here: the session runs on the CPU.
                    var cpuOptions = new SessionOptions();
                    createdSession = new InferenceSession(path, cpuOptions);
                }

                using (var session = createdSession) {
                    Console.WriteLine(session.InputMetadata.Count);
                }
            }
        }

        """.Replace("    ", "\t", StringComparison.Ordinal));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Line_ends_are_kept(string lineEnd)
    {
        using FixedFile file = new(s_scenario.ReplaceLineEndings(lineEnd), LanguageVersion.Latest);

        string text = await file.FixAllAsync();

        Assert.Contains(Caught, text, StringComparison.Ordinal);
        Assert.Equal(text.ReplaceLineEndings(lineEnd), text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Fixing_all_gives_the_same_as_one_by_one_in_any_order(int seed)
    {
        using FixedFile file = new(s_scenario, LanguageVersion.Latest);
        string all = await file.FixAllAsync();

        using FixedFile single = new(s_scenario, LanguageVersion.Latest);
        Assert.Equal(all, await single.FixOneByOneAsync(new Random(seed)));
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        using FixedFile file = new(s_scenario, LanguageVersion.Latest);
        string once = await file.FixAllAsync();

        Assert.Empty(await file.DiagnosticsAsync());
        Assert.Equal(once, await file.FixAllAsync());
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12, true)]
    [InlineData(LanguageVersion.CSharp8, false)]
    public async Task A_file_of_two_projects_is_fixed_where_both_get_the_same_text(LanguageVersion other, bool isFixed)
    {
        using FixedFile file = new(s_scenario, LanguageVersion.Latest, other);

        Assert.Equal(isFixed, await file.FixAllAsync() != s_scenario);
        Assert.Equal(isFixed, await file.FixOneByOneAsync(new Random(0)) != s_scenario);
    }

    /// <summary>Every kind of place, several in one member, some within what another place moves.</summary>
    private static readonly string s_scenario = Sources.OnnxMembers(
        """
        private readonly InferenceSession _session;

        public Sample(string path)
        {
            _session = new InferenceSession(path, SessionOptions.MakeSessionOptionWithCudaProvider(0));
        }

        public static SessionOptions Create()
        {
            var options = new SessionOptions();
            options.AppendExecutionProvider_Tensorrt(0);
            options.AppendExecutionProvider_CUDA(0);
            return options;
        }

        public static int Count(string path)
        {
            using var first = new SessionOptions();
            using var second = SessionOptions.MakeSessionOptionWithCudaProvider(1);
            first.AppendExecutionProvider_CUDA(0);
            using var encoder = new InferenceSession(path, first);
            using var decoder = new InferenceSession(path, second);
            using (var inner = new InferenceSession(path, SessionOptions.MakeSessionOptionWithTensorrtProvider(0)))
            {
                Action<SessionOptions> configure = options => options.AppendExecutionProvider_CUDA(0);
                using var third = new SessionOptions();
                configure(third);
                third.AppendExecutionProvider_CUDA(0);
                return encoder.InputMetadata.Count + decoder.InputMetadata.Count + inner.InputMetadata.Count + third.LogId.Length;
            }
        }
        """);

    /// <summary>A file, of one project or of several, that is fixed step by step.</summary>
    private sealed class FixedFile : IDisposable
    {
        private readonly AdhocWorkspace _workspace = new();
        private readonly HardCodedExecutionProviderCodeFix _fix = new();
        private readonly DocumentId _id;
        private Solution _solution;

        public FixedFile(string source, params LanguageVersion[] languages)
        {
            _solution = _workspace.CurrentSolution;
            foreach (LanguageVersion language in languages)
            {
                ProjectId project = ProjectId.CreateNewId();
                _solution = _solution
                    .AddProject(ProjectInfo.Create(
                        project,
                        VersionStamp.Default,
                        $"Test{language}",
                        $"Test{language}",
                        LanguageNames.CSharp,
                        compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                        parseOptions: new CSharpParseOptions(language),
                        metadataReferences: [.. LibraryReferences.Framework, .. LibraryReferences.All]))
                    .AddDocument(DocumentId.CreateNewId(project), "Sample.cs", source, filePath: "/Sample.cs");
            }

            _id = _solution.Projects.First().DocumentIds[0];
        }

        private Document Document => _solution.GetDocument(_id)!;

        public void Dispose() => _workspace.Dispose();

        public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
        {
            Compilation compilation = (await Document.Project.GetCompilationAsync())!;
            ImmutableArray<Diagnostic> all = await compilation.WithAnalyzers([new HardCodedExecutionProviderAnalyzer()]).GetAnalyzerDiagnosticsAsync();
            return [.. all.Where(diagnostic => _fix.FixableDiagnosticIds.Contains(diagnostic.Id))];
        }

        public async Task<string> FixAllAsync()
        {
            FixAllContext context = new(
                Document, _fix, FixAllScope.Document, "PML2001.FallBackToCpu", _fix.FixableDiagnosticIds, new KnownDiagnostics(await DiagnosticsAsync()), CancellationToken.None);
            await ApplyAsync(await _fix.GetFixAllProvider().GetFixAsync(context));
            return await TextAsync();
        }

        public async Task<string> FixOneByOneAsync(Random order)
        {
            while (await FirstActionAsync(order) is { } action)
            {
                await ApplyAsync(action);
            }

            return await TextAsync();
        }

        private async Task<CodeAction?> FirstActionAsync(Random order)
        {
            Diagnostic[] diagnostics = [.. await DiagnosticsAsync()];
            order.Shuffle(diagnostics);
            List<CodeAction> actions = [];
            foreach (Diagnostic diagnostic in diagnostics)
            {
                await _fix.RegisterCodeFixesAsync(new CodeFixContext(Document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
            }

            return actions.FirstOrDefault();
        }

        private async Task ApplyAsync(CodeAction? action)
        {
            if (action is not null)
            {
                ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
                Document changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(_id)!;
                SourceText text = SourceText.From((await changed.GetTextAsync()).ToString());
                foreach (DocumentId id in _solution.GetDocumentIdsWithFilePath("/Sample.cs"))
                {
                    _solution = _solution.WithDocumentText(id, text);
                }
            }
        }

        private async Task<string> TextAsync() => (await Document.GetTextAsync()).ToString();
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            GetAllDiagnosticsAsync(project, cancellationToken);
    }
}
