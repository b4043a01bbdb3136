using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer, PortableML.CodeFixes.Rules.OnnxRuntime.HardCodedExecutionProviderCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>Options and the session they are for share the try, and the handler makes both anew.</summary>
public class FallbackOfSessionTests : ProviderCodeFixTests
{
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
}
