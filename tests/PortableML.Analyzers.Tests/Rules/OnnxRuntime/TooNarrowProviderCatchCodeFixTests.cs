using Microsoft.CodeAnalysis.CSharp;
using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer, PortableML.CodeFixes.Rules.OnnxRuntime.TooNarrowProviderCatchCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>What a handler becomes that misses failures of a provider.</summary>
public class TooNarrowProviderCatchCodeFixTests
{
    private const string Caught =
        "catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException or NotSupportedException)";

    [Fact]
    public Task A_handler_of_one_exception_catches_them_all() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create()
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2004:AppendExecutionProvider_CUDA(0)|};
                }
                catch (OnnxRuntimeException e) // No GPU
                {
                    Console.WriteLine(e.Message);
                    Console.WriteLine($"{e} " + e);
                    Console.WriteLine(e);
                }

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
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                {{Caught}} // No GPU
                {
                    Console.WriteLine(e.Message);
                    Console.WriteLine($"{e} " + e);
                    Console.WriteLine(e);
                }

                return options;
            }
            """));

    [Fact]
    public Task Calls_in_one_try_widen_it_once() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create()
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2004:AppendExecutionProvider_Tensorrt(0)|};
                    options.{|PML2004:AppendExecutionProvider_CUDA(0)|};
                }
                catch (OnnxRuntimeException)
                {
                }

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
                }

                return options;
            }
            """));

    [Fact]
    public Task A_handler_without_a_variable_gets_one_that_is_free() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create(string e)
            {
                var options = new SessionOptions();
                try { options.{|PML2004:AppendExecutionProvider_CUDA(0)|}; }
                catch (OnnxRuntimeException) { options.LogId = e; }
                return options;
            }
            """),
        Sources.OnnxMembers(
            """
            SessionOptions Create(string e)
            {
                var options = new SessionOptions();
                try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }
                catch (Exception ex) when (ex is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException or NotSupportedException) { options.LogId = e; }
                return options;
            }
            """));

    [Fact]
    public Task A_filter_is_kept() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create(bool quiet)
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2004:AppendExecutionProvider_CUDA(0)|};
                }
                catch (OnnxRuntimeException e)
                    when (quiet || e.Message.Length > 3)
                {
                }

                return options;
            }
            """),
        Sources.OnnxMembers(
            """
            SessionOptions Create(bool quiet)
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                catch (Exception e)
                    when ((e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException or NotSupportedException) && (quiet || e.Message.Length > 3))
                {
                }

                return options;
            }
            """));

    [Fact]
    public Task What_another_handler_catches_stays_with_it() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create()
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2004:AppendExecutionProvider_CUDA(0)|};
                }
                catch (DllNotFoundException)
                {
                    options.LogId = "no library";
                }
                catch (OnnxRuntimeException)
                {
                    options.LogId = "no provider";
                }

                return options;
            }
            """),
        Sources.OnnxMembers(
            """
            SessionOptions Create()
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                catch (DllNotFoundException)
                {
                    options.LogId = "no library";
                }
                catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or NotSupportedException)
                {
                    options.LogId = "no provider";
                }

                return options;
            }
            """));

    [Fact]
    public Task A_handler_for_another_failure_is_widened_too() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create()
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2004:AppendExecutionProvider_CUDA(0)|};
                }
                catch (EntryPointNotFoundException)
                {
                }

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
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                {{Caught}}
                {
                }

                return options;
            }
            """));

    [Fact]
    public Task A_later_handler_that_rethrows_stays() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create()
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2004:AppendExecutionProvider_CUDA(0)|};
                }
                catch (OnnxRuntimeException)
                {
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException("options", e);
                }

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
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                {{Caught}}
                {
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException("options", e);
                }

                return options;
            }
            """));

    [Fact]
    public Task A_session_and_its_options_are_covered_as_before() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            InferenceSession Load(string path)
            {
                try
                {
                    return new InferenceSession(path, SessionOptions.{|PML2004:MakeSessionOptionWithCudaProvider(0)|});
                }
                catch (OnnxRuntimeException)
                {
                    return new InferenceSession(path);
                }
            }
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
                    return new InferenceSession(path);
                }
            }
            """));

    [Fact]
    public Task An_exception_that_is_given_on_as_any_exception_is_fine() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            private Exception? _last;
            private static void Log(Exception exception) { }
            SessionOptions Create()
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2004:AppendExecutionProvider_CUDA(0)|};
                }
                catch (OnnxRuntimeException exception)
                {
                    _last = exception;
                    Log(exception);
                }

                return options;
            }
            """),
        Sources.OnnxMembers(
            """
            private Exception? _last;
            private static void Log(Exception exception) { }
            SessionOptions Create()
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                catch (Exception exception) when (exception is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException or NotSupportedException)
                {
                    _last = exception;
                    Log(exception);
                }

                return options;
            }
            """));

    [Fact]
    public Task CSharp_7_has_no_or_pattern() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create(bool quiet)
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2004:AppendExecutionProvider_CUDA(0)|};
                }
                catch (OnnxRuntimeException e) when (quiet)
                {
                    Console.WriteLine(e);
                }

                return options;
            }
            """),
        Sources.OnnxMembers(
            """
            SessionOptions Create(bool quiet)
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                catch (Exception e) when ((e is OnnxRuntimeException || e is EntryPointNotFoundException || e is DllNotFoundException || e is NotSupportedException) && quiet)
                {
                    Console.WriteLine(e);
                }

                return options;
            }
            """),
        new() { LanguageVersion = LanguageVersion.CSharp7_3 });

    [Fact]
    public Task A_missing_using_is_added() => Fix.VerifyAsync(
        """
        using Microsoft.ML.OnnxRuntime;

        class Sample
        {
            void Configure(SessionOptions options)
            {
                try
                {
                    options.{|PML2004:AppendExecutionProvider_CUDA(0)|};
                }
                catch (OnnxRuntimeException)
                {
                }
            }
        }

        """,
        $$"""
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
                }
            }
        }

        """);

    [Fact]
    public Task An_exception_that_is_kept_as_the_librarys_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            private OnnxRuntimeException? _last;
            SessionOptions Create()
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2004:AppendExecutionProvider_CUDA(0)|};
                }
                catch (OnnxRuntimeException e)
                {
                    _last = e;
                }

                return options;
            }
            """));

    [Fact]
    public Task An_exception_that_an_overload_takes_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            private static void Log(Exception exception) { }
            private static void Log(OnnxRuntimeException exception) { }
            SessionOptions Create()
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2004:AppendExecutionProvider_CUDA(0)|};
                }
                catch (OnnxRuntimeException e)
                {
                    Log(e);
                }

                return options;
            }
            """));

    [Fact]
    public Task Another_failure_that_is_rethrown_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create()
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2004:AppendExecutionProvider_CUDA(0)|};
                }
                catch (OnnxRuntimeException)
                {
                }
                catch (DllNotFoundException)
                {
                    throw;
                }

                return options;
            }
            """));

    [Fact]
    public Task A_comment_in_the_declaration_gets_no_fix() => Fix.VerifyNoFixAsync(
        Sources.OnnxMembers(
            """
            SessionOptions Create()
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2004:AppendExecutionProvider_CUDA(0)|};
                }
                catch (OnnxRuntimeException /* no GPU */ e)
                {
                    Console.WriteLine(e);
                }

                return options;
            }
            """));

    [Fact]
    public Task The_title_names_the_accelerator() => Fix.VerifyAsync(
        Sources.OnnxMembers(
            """
            void Configure(SessionOptions options)
            {
                try { options.{|PML2004:AppendExecutionProvider_CUDA(0)|}; }
                catch (OnnxRuntimeException) { }
            }
            """),
        Sources.OnnxMembers(
            $$"""
            void Configure(SessionOptions options)
            {
                try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }
                {{Caught}} { }
            }
            """),
        new() { EquivalenceKey = "PML2004.CatchEveryFailure", Title = "Catch every failure of CUDA" });
}
