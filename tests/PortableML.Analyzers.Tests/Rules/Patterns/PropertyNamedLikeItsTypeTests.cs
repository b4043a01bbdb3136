using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 22: a property has the name of its type, so that a call on it looks like a static one.</summary>
public class PropertyNamedLikeItsTypeTests
{
    [SkippableFact]
    public Task A_property_named_like_its_type_behind_an_option_is_single_vendor() => OnnxAsync(
        """
        class Reader
        {
            public SessionOptions SessionOptions { get; }

            public Reader(bool useGpu, int gpuId = 0)
            {
                SessionOptions = new SessionOptions();
                if (useGpu)
                {
                    SessionOptions.{|PML2002:AppendExecutionProvider_CUDA(gpuId)|};
                }
                else
                {
                    SessionOptions.AppendExecutionProvider_CPU();
                }
            }
        }
        """);

    [SkippableFact]
    public Task A_property_named_like_its_type_without_an_option_is_hard_coded() => OnnxAsync(
        """
        class Reader
        {
            public SessionOptions SessionOptions { get; } = new SessionOptions();
            public Reader(int gpuId = 0) => SessionOptions.[|AppendExecutionProvider_CUDA(gpuId)|];
        }
        """);

    private static Task OnnxAsync([StringSyntax("C#-test")] string code) => ProviderRule.VerifyAsync(Sources.Onnx(code));
}
