using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using ProviderRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.OnnxRuntime.HardCodedExecutionProviderAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 18: an option of the command line chooses inside an arm of a switch.</summary>
public class CommandLineOptionTests
{
    [SkippableFact]
    public Task A_command_line_option_inside_an_arm_of_a_switch_is_single_vendor() => OnnxAsync(
        """
        class CommandLine
        {
            public string Version { get; set; } = "";
            public bool Cuda { get; set; }
        }

        class Program
        {
            static InferenceSession Open(CommandLine options, string model) => options.Version switch
            {
                "v7" => new InferenceSession(model, options.Cuda ? SessionOptions.{|PML2002:MakeSessionOptionWithCudaProvider(0)|} : new SessionOptions()),
                _ => new InferenceSession(model),
            };
        }
        """);

    [SkippableFact]
    public Task An_arm_that_asks_for_no_hardware_is_hard_coded() => OnnxAsync(
        """
        class Program
        {
            static InferenceSession Open(string version, string model) => version switch
            {
                "v7" => new InferenceSession(model, SessionOptions.[|MakeSessionOptionWithCudaProvider(0)|]),
                _ => new InferenceSession(model),
            };
        }
        """);

    private static Task OnnxAsync([StringSyntax("C#-test")] string code) => ProviderRule.VerifyAsync(Sources.Onnx(code));
}
