// Asks whether a tensor is on CUDA by naming the device, which throws elsewhere.
// before: System.InvalidOperationException
// after: elsewhere
using TorchSharp;

namespace Programs;

internal static class ComparedDevice
{
    public static void Run()
    {
        var x = torch.ones(2);
        Console.WriteLine(x.device == torch.CUDA ? "on the GPU" : "elsewhere");
    }
}
