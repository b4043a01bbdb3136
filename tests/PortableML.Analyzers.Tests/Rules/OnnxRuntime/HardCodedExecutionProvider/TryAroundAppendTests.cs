using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer, PortableML.CodeFixes.Rules.OnnxRuntime.HardCodedExecutionProviderCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>Options that go elsewhere get a try around the call that appends the provider.</summary>
public class TryAroundAppendTests : ProviderCodeFixTests
{
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
}
