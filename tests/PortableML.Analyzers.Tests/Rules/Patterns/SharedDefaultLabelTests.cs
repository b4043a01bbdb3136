using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 19: the arm for CUDA is also the one for whatever is not known, and the option starts with it.</summary>
public class SharedDefaultLabelTests
{
    [SkippableFact]
    public Task An_option_that_starts_as_the_vendors_is_hard_coded_and_an_arm_that_a_default_label_shares_is_chosen() => OnnxAsync(
        """
        class Configuration
        {
            public enum ExecutionProvider { DirectML, Cuda, Cpu }

            public ExecutionProvider Target = [|ExecutionProvider.Cuda|];

            public SessionOptions Options()
            {
                var options = new SessionOptions();
                switch (Target)
                {
                    case ExecutionProvider.Cpu:
                        options.AppendExecutionProvider_CPU();
                        return options;
                    default:
                    case ExecutionProvider.Cuda:
                        options.{|PML2002:AppendExecutionProvider_CUDA()|};
                        return options;
                }
            }
        }
        """);

    [SkippableFact]
    public Task Beside_an_arm_for_another_vendor_only_an_options_start_value_is_hard_coded() => OnnxAsync(
        """
        class Configuration
        {
            public enum ExecutionProvider { DirectML, Cuda, Cpu }

            public ExecutionProvider Target = [|ExecutionProvider.Cuda|];

            public SessionOptions Options()
            {
                var options = new SessionOptions();
                switch (Target)
                {
                    case ExecutionProvider.DirectML:
                        options.AppendExecutionProvider_DML();
                        break;
                    default:
                    case ExecutionProvider.Cuda:
                        options.AppendExecutionProvider_CUDA();
                        break;
                    case ExecutionProvider.Cpu:
                        break;
                }

                return options;
            }
        }
        """);

    [SkippableFact]
    public Task A_platforms_provider_that_is_set_where_only_the_platform_runs_is_no_lock() => OnnxAsync(
        """
        class Configuration
        {
            public enum ExecutionProvider { Cpu, DirectML }

            public ExecutionProvider Target { get; set; }

            public SessionOptions Options()
            {
                var options = new SessionOptions();
                switch (Target)
                {
                    case ExecutionProvider.DirectML:
                        options.{|PML2002:AppendExecutionProvider_DML()|};
                        break;
                }

                return options;
            }
        }

        class Start
        {
            [System.Runtime.Versioning.SupportedOSPlatform("windows")]
            SessionOptions OnWindows() => new Configuration { Target = Configuration.ExecutionProvider.DirectML }.Options();

            [System.Runtime.Versioning.SupportedOSPlatform("linux")]
            SessionOptions OnLinux() => new Configuration { Target = [|Configuration.ExecutionProvider.DirectML|] }.Options();
        }
        """);

    private static Task OnnxAsync([StringSyntax("C#-test")] string code) => ProviderRule.VerifyAsync(Sources.Onnx(code));
}
