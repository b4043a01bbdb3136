using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Patterns of real projects, retold. Devices that are written where they are used.</summary>
public class PlainMovePatternTests
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
    public Task A_move_of_what_was_moved_to_the_classes_device_already_is_hard_coded() => TorchAsync(
        """
        class Segmenter(Device place)
        {
            public Tensor Run(Tensor image, nn.Module<Tensor, Tensor> model) =>
                model.call((image / 255.0f).unsqueeze(0).to(place).[|cuda()|]);
        }
        """);

    [SkippableFact]
    public Task An_initialisation_above_an_unconditional_move_in_a_chain_are_two_sites() => DeviceRule.VerifyAsync(
        """
        namespace Report
        {
            using System;
            using TorchSharp;

            internal static class Program
            {
                private static void Main(string[] args)
                {
                    torch.InitializeDeviceType([|DeviceType.CUDA|]);
                    var net = torch.nn.Linear(10, 10).[|cuda()|];
                    Console.WriteLine(net.forward(torch.rand(10).[|cuda()|]).ToString());
                }
            }
        }
        """,
        new() { OutputKind = OutputKind.ConsoleApplication });

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
