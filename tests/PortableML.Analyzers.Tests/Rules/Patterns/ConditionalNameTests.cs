using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 8: one of two names is the argument that a device is made of.</summary>
public class ConditionalNameTests
{
    [SkippableFact]
    public Task Two_names_in_a_conditional_argument_are_single_vendor() => TorchAsync(
        """
        class Agents
        {
            public Device Place { get; } = torch.device(torch.cuda.is_available() ? {|PML1002:"cuda"|} : "cpu");
        }
        """);

    [SkippableFact]
    public Task Two_names_of_which_no_check_chooses_are_hard_coded() => TorchAsync(
        """
        class Agents
        {
            public Device Place(string[] files) => torch.device(files.Length > 3 ? [|"cuda"|] : "cpu");
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
