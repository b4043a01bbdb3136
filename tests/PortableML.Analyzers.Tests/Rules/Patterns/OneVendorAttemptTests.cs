using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 21: one vendor in a <c>try</c> with an empty handler; the same options go on.</summary>
public class OneVendorAttemptTests
{
    [SkippableFact]
    public Task One_vendor_in_a_try_whose_options_go_on_is_single_vendor() => OnnxAsync(
        """
        class Sessions
        {
            static InferenceSession Create(string model, bool log)
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2002:AppendExecutionProvider_CUDA(0)|};
                }
                catch
                {
                    // The CPU does it too.
                }

                return new InferenceSession(model, options);
            }
        }
        """);

    [SkippableFact]
    public Task A_handler_for_one_of_the_failures_is_too_narrow() => OnnxAsync(
        """
        class Sessions
        {
            static InferenceSession Create(string model)
            {
                var options = new SessionOptions();
                try
                {
                    options.{|PML2004:AppendExecutionProvider_CUDA(0)|};
                }
                catch (OnnxRuntimeException)
                {
                }

                return new InferenceSession(model, options);
            }
        }
        """);

    private static Task OnnxAsync([StringSyntax("C#-test")] string code) => ProviderRule.VerifyAsync(Sources.Onnx(code));
}
