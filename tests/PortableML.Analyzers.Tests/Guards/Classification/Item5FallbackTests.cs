namespace PortableML.Analyzers.Tests.Guards.Classification;

/// <summary>5. In a <c>try</c> with a fallback.</summary>
public class Item5FallbackTests
{
    private const string NewSession = " _ = new InferenceSession(\"m\", o);";

    [SkippableTheory]
    [InlineData("general `catch`", "catch { }")]
    [InlineData("general `catch`", "catch (Exception e) { Console.WriteLine(e); }")]
    [InlineData("all of `OnnxRuntimeException`, `EntryPointNotFoundException`, `DllNotFoundException`, `NotSupportedException`", "catch (OnnxRuntimeException) { } catch (EntryPointNotFoundException) { } catch (DllNotFoundException) { } catch (NotSupportedException) { }")]
    [InlineData("all of them, in a filter", "catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException or NotSupportedException) { }")]
    public Task The_failure_is_caught(string sentence, string handlers) => Row.OnnxAsync(
        sentence, $"void Run(SessionOptions o) {{ try {{ o.{{|PML2002:AppendExecutionProvider_CUDA(0)|}}; }} {handlers}{NewSession} }}");

    [SkippableTheory]
    [InlineData("for TorchSharp `InvalidOperationException` and `ExternalException`", "try { x = x.{|PML1002:cuda()|}; } catch (InvalidOperationException) { } catch (System.Runtime.InteropServices.ExternalException) { } x.sum();")]
    [InlineData("for TorchSharp both", "try { x = x.[|cuda()|]; } catch (InvalidOperationException) { } x.sum();")]
    [InlineData("the operation in the `try` can itself throw for lack of hardware", "Device d; try { d = {|PML1002:torch.device(\"cuda\")|}; } catch (Exception) { d = CPU; } x.to(d);")]
    [InlineData("`try { d = new Device(\"cuda\"); } catch { d = CPU; }` is hard-coded: that constructor never throws", "Device d; try { d = [|new Device(\"cuda\")|]; } catch { d = CPU; } x.to(d);")]
    public Task Devices_that_fail_in_the_try(string sentence, string statements) => Row.TorchAsync(sentence, $"void Run(Tensor x) {{ {statements} }}");

    [SkippableTheory]
    [InlineData("the same variable is used", "void Run() { var o = new SessionOptions(); try { o.{|PML2002:AppendExecutionProvider_CUDA(0)|}; } catch (Exception) { } _ = new InferenceSession(\"m\", o); }")]
    [InlineData("the work is repeated", "InferenceSession Run() { try { return new InferenceSession(\"m\", SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|}); } catch (Exception) { return new InferenceSession(\"m\"); } }")]
    public Task The_work_goes_on_after_the_handler(string sentence, string code) => Row.OnnxAsync(sentence, code);

    [SkippableTheory]
    [InlineData("A handler that rethrows", "catch (Exception) { throw; }")]
    [InlineData("throws", "catch (Exception e) { throw new InvalidOperationException(\"no GPU\", e); }")]
    [InlineData("or logs and leaves the program is no fallback", "catch (Exception e) { Console.WriteLine(e); Environment.Exit(1); }")]
    [InlineData("leaves the work", "catch (Exception e) { Console.WriteLine(e); return; }")]
    public Task A_handler_that_does_not_go_on_is_no_fallback(string sentence, string handlers) => Row.OnnxAsync(
        sentence, $"void Run(SessionOptions o) {{ try {{ o.[|AppendExecutionProvider_CUDA(0)|]; }} {handlers}{NewSession} }}");

    [SkippableTheory]
    [InlineData("A catch that is too narrow → PML2004", "catch (OnnxRuntimeException) { }")]
    [InlineData("A catch that is too narrow → PML2004", "catch (OnnxRuntimeException) { } catch (EntryPointNotFoundException) { } catch (DllNotFoundException) { }")]
    public Task A_catch_that_misses_a_failure_is_too_narrow(string sentence, string handlers) => Row.OnnxAsync(
        sentence, $"void Run(SessionOptions o) {{ try {{ o.{{|PML2004:AppendExecutionProvider_CUDA(0)|}}; }} {handlers}{NewSession} }}");

    [SkippableFact]
    public Task A_lambda_that_is_passed_to_a_helper_which_catches_is_single_vendor() => Row.OnnxAsync(
        "The site may be in a lambda that is passed to a helper which does the catching.",
        "void Run(SessionOptions o) { Attempt(() => o.{|PML2002:AppendExecutionProvider_CUDA(0)|}); _ = new InferenceSession(\"m\", o); } static void Attempt(Action a) { try { a(); } catch (Exception) { } }");
}
