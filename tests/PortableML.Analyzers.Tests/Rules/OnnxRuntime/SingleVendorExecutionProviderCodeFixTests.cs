using PortableML.Analyzers.Tests.Verification;
using Fix = PortableML.Analyzers.Tests.Verification.CodeFixVerifier<
    PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer, PortableML.CodeFixes.Rules.OnnxRuntime.SingleVendorExecutionProviderCodeFix>;

namespace PortableML.Analyzers.Tests.Rules.OnnxRuntime;

/// <summary>What a provider becomes that is checked for, tried or chosen, and is the only one.</summary>
public class SingleVendorExecutionProviderCodeFixTests
{
    private const string Cuda = "options.{|PML2002:AppendExecutionProvider_CUDA(0)|};";
    private const string Helper = "options.AppendAvailableExecutionProvider(0, prefer: \"CUDA\");";
    private const string Parameters = "SessionOptions options, bool useGpu, string path";

    private static readonly FixOptions s_generated = new() { Files = [.. GeneratedHelpers.In([LibraryReferences.OnnxRuntime]).Files] };

    [Fact]
    public Task Check_for_the_provider_goes_with_it() => VerifyAsync(
        """
        // The GPU where there is one.
        if (OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider"))
        {
            options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
        }

        options.LogId = path;
        """,
        $"""
        // The GPU where there is one.
        {Helper}

        options.LogId = path;
        """);

    [Fact]
    public Task Handler_that_does_nothing_goes_too() => VerifyAsync(
        $$"""
        try
        {
            {{Cuda}}
        }
        catch (Exception)
        {
            // CUDA is not there: the session runs on the CPU.
        }

        using var session = new InferenceSession(path, options);
        """,
        $"""
        {Helper}

        using var session = new InferenceSession(path, options);
        """);

    [Fact]
    public Task Handler_that_does_something_stays() => VerifyAsync(
        $$"""
        try
        {
            {{Cuda}}
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }

        using var session = new InferenceSession(path, options);
        """,
        $$"""
        try
        {
            {{Helper}}
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }

        using var session = new InferenceSession(path, options);
        """);

    [Theory]
    [InlineData("e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException or NotSupportedException")]
    [InlineData("e is { HResult: not 0 }")]
    [InlineData("e.Message.Length > 0")]
    public Task Handler_that_asks_only_for_its_exception_goes_too(string condition) => VerifyAsync(
        $"try {{ {Cuda} }} catch (Exception e) when ({condition}) {{ }} using var session = new InferenceSession(path, options);",
        $"{Helper} using var session = new InferenceSession(path, options);");

    [Fact]
    public Task Choice_of_a_GPU_stays() => VerifyAsync($"if (useGpu) {{ {Cuda} }}", $"if (useGpu) {{ {Helper} }}");

    [Theory]
    [InlineData("options.EnableMemoryPattern = false;")]
    [InlineData("options.EnableMemoryPattern = true;")]
    [InlineData("var isTried = path.Length > 0; Console.WriteLine(isTried);")]
    public Task Attempt_that_does_something_else_stays(string statement) => VerifyAsync(
        $"try {{ {Cuda} {statement} }} catch (Exception e) {{ Console.WriteLine(e); }} using var session = new InferenceSession(path, options);",
        $"try {{ {Helper} {statement} }} catch (Exception e) {{ Console.WriteLine(e); }} using var session = new InferenceSession(path, options);");

    [Theory]
    [InlineData("try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (Exception) { Console.WriteLine(\"CUDA is missing\"); } using var session = new InferenceSession(path, options);", "a message says which")]
    [InlineData("if (useGpu && OrtEnv.Instance().GetAvailableProviders().Contains(\"CUDAExecutionProvider\")) { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }", "the check is a part of the condition")]
    [InlineData("if (OrtEnv.Instance().GetAvailableProviders().Contains(\"CUDAExecutionProvider\")) { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } else { options.LogId = path; }", "the rest of the choice does something else")]
    [InlineData("var isFast = false; try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; isFast = true; } catch (Exception) { Console.WriteLine(\"slow\"); } Console.WriteLine(isFast);", "the attempt records that it went well")]
    [InlineData("_ = TryAppend(); bool TryAppend() { try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; return true; } catch (Exception) { return false; } }", "the attempt answers that it went well")]
    [InlineData("for (var id = 0; id < 2; id++) { try { options.{|PML2002:AppendExecutionProvider_CUDA(id)|}; break; } catch (Exception e) { Console.WriteLine(e); } }", "the first device that works ends the search")]
    [InlineData("var all = new Dictionary<string, Action> { [\"cuda\"] = () => options.{|PML2002:AppendExecutionProvider_CUDA(0)|} };", "the key names the vendor")]
    [InlineData("var goesOn = path.Length > 0; try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (Exception) { if (!goesOn) throw; }", "whether to go on without it is asked in the handler")]
    [InlineData("var goesOn = path.Length > 0; try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (Exception) when (goesOn) { }", "whether to go on without it is chosen")]
    [InlineData("var wishes = (Slow: true, 0); try { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (Exception e) when (wishes.Slow && e.Message.Length > 0) { Console.WriteLine(e); }", "whether to go on without it is a setting")]
    [InlineData("if (path == \"cuda\") { options.{|PML2002:AppendExecutionProvider_CUDA(0)|}; }", "the vendor is meant")]
    public Task What_would_no_longer_be_true_stays(string statements, string why) =>
        Fix.VerifyNoFixAsync(Sources.OnnxStatements($"// {why}\n{statements}", Parameters), s_generated);

    [Fact]
    public Task Without_the_helper_nothing_is_offered() => Fix.VerifyNoFixAsync(Sources.OnnxStatements($"if (useGpu) {{ {Cuda} }}", Parameters));

    private static Task VerifyAsync(string before, string after) => Fix.VerifyAsync(
        Sources.OnnxStatements(before, Parameters),
        Sources.OnnxStatements(after, Parameters).Replace(Sources.OnnxUsings, Sources.OnnxUsings + "using PortableML;\n", StringComparison.Ordinal),
        s_generated with { EquivalenceKey = "PML2002.UseFirstThatWorks", Title = "Use the first execution provider that works here" });
}
