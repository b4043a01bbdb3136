using Microsoft.CodeAnalysis.CSharp;
using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer, PortableML.CodeFixes.Rules.OnnxRuntime.HardCodedExecutionProviderCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>The same in C# 7, which has no using declarations.</summary>
public class ProviderFixInCSharp7Tests : ProviderCodeFixTests
{
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
}
