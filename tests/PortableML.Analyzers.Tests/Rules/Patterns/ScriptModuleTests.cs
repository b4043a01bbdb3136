using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 2: a script module is moved by a name, though the input has a device.</summary>
public class ScriptModuleTests
{
    [SkippableFact]
    public Task A_name_on_a_cast_script_module_beside_an_input_with_a_device_is_hard_coded() => TorchAsync(
        """
        class Network
        {
            private readonly object _loaded = torch.jit.load("network.pt");

            public Tensor Forward(Tensor input)
            {
                var module = (torch.jit.ScriptModule)_loaded;
                module.to([|"cuda:0"|]);
                return input.to(ScalarType.Float16);
            }
        }
        """);

    [SkippableFact]
    public Task A_script_module_that_moves_to_the_device_of_the_input_is_silent() => TorchAsync(
        """
        class Network
        {
            private readonly object _loaded = torch.jit.load("network.pt");

            public Tensor Forward(Tensor input)
            {
                var module = (torch.jit.ScriptModule)_loaded;
                module.to(input.device);
                return input.to(ScalarType.Float16);
            }
        }
        """);

    [SkippableFact]
    public Task The_second_device_behind_the_check_for_any_is_hard_coded() => TorchAsync(
        """
        class Network
        {
            private readonly object _loaded = torch.jit.load("network.pt");

            public void Move()
            {
                if (torch.cuda.is_available())
                {
                    ((torch.jit.ScriptModule)_loaded).to([|"cuda:1"|]);
                }
            }
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
