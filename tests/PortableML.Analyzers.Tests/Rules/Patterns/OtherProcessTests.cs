using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>Pattern 29: texts for a process of another language.</summary>
public class OtherProcessTests
{
    [SkippableFact]
    public Task Texts_for_a_process_of_another_language_are_silent() => TorchAsync(
        """
        class Scripts
        {
            static void Run(int gpu)
            {
                string device = "cuda";
                var start = new System.Diagnostics.ProcessStartInfo("python", $"interpolate.py --device {device} --gpu cuda:{gpu}");
                start.Environment["CUDA_VISIBLE_DEVICES"] = gpu.ToString();
                start.Environment["TORCH_DEVICE"] = "cuda";
                start.ArgumentList.Add("cuda:" + gpu);
                System.Diagnostics.Process.Start(start);
            }
        }
        """);

    [SkippableFact]
    public Task A_text_for_another_process_that_also_makes_a_device_is_hard_coded() => TorchAsync(
        """
        class Scripts
        {
            static void Run()
            {
                string device = [|"cuda"|];
                System.Diagnostics.Process.Start("python", $"interpolate.py --device {device}");
                torch.zeros(3, device: torch.device(device));
            }
        }
        """);

    private static Task TorchAsync([StringSyntax("C#-test")] string code) => DeviceRule.VerifyAsync(Sources.Torch(code));
}
