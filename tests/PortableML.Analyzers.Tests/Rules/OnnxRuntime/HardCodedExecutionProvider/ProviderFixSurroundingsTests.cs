using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer, PortableML.CodeFixes.Rules.OnnxRuntime.HardCodedExecutionProviderCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>What stands around a fix: names, usings, layout, titles.</summary>
public class ProviderFixSurroundingsTests : ProviderCodeFixTests
{
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
}
