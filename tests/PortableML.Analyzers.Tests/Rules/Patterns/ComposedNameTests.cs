using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 7: a name is composed behind the check, and a device made of it later.</summary>
public class ComposedNameTests
{
    [SkippableFact]
    public Task A_composed_name_that_is_set_only_behind_the_check_is_single_vendor() => TorchAsync(
        """
        class Tool
        {
            public Device Choose(int index)
            {
                string where = "cpu";
                if (torch.cuda.is_available())
                {
                    where = {|PML1002:$"cuda:{index}"|};
                }

                return torch.device(where);
            }
        }
        """);

    [SkippableFact]
    public Task A_composed_name_that_is_set_on_either_side_is_hard_coded() => TorchAsync(
        """
        class Tool
        {
            public Device Choose(int index)
            {
                string where = "cpu";
                if (!torch.cuda.is_available())
                {
                    Console.WriteLine("This will be slow.");
                }

                where = [|$"cuda:{index}"|];
                return torch.device(where);
            }
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
