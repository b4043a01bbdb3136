using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 13: an initialisation that throws above an unconditional move, with the usings inside the namespace.</summary>
public class InitialisationTests
{
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

    [SkippableFact]
    public Task An_attempt_to_initialise_whose_answer_is_not_heeded_checks_nothing() => TorchAsync(
        """
        class Program
        {
            void Run(Tensor x)
            {
                torch.TryInitializeDeviceType(DeviceType.CUDA);
                x.[|cuda()|];
            }
        }
        """);

    [SkippableTheory]
    [InlineData("static Sample() { try { torch.InitializeDeviceType({|PML1002:DeviceType.CUDA|}); } catch { } }")]
    [InlineData("public static void Prepare() { try { torch.InitializeDeviceType({|PML1002:DeviceType.CUDA|}); } catch (System.Exception e) { System.Console.WriteLine(e.Message); } }")]
    public Task An_attempt_that_only_initialises_leaves_the_work_to_who_comes_after(string members) => TorchAsync("class Sample { " + members + " }");

    [SkippableTheory]
    [InlineData("static Sample() { try { torch.InitializeDeviceType([|DeviceType.CUDA|]); } catch { throw; } }")]
    [InlineData("static Sample() { try { torch.InitializeDeviceType([|DeviceType.CUDA|]); } catch { System.Environment.Exit(1); } }")]
    [InlineData("public static void Work() { try { torch.InitializeDeviceType([|DeviceType.CUDA|]); System.Console.WriteLine(torch.ones(3)); } catch { } }")]
    [InlineData("static void Main() { try { torch.InitializeDeviceType([|DeviceType.CUDA|]); } catch { } }")]
    public Task An_attempt_after_which_nothing_goes_on_is_hard_coded(string members) => TorchAsync("class Sample { " + members + " }");

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
