// An enum of the program's own selects the device, as the default of a parameter that callers leave out or give.
// before: System.InvalidOperationException
// after: 3 4
// on CUDA: cuda cpu
using TorchSharp;

namespace Programs;

internal static class OwnKindParameter
{
    private enum Backend
    {
        Cpu,
        Cuda,
    }

    public static void Run() => Console.WriteLine($"{Sum(3)} {Sum(4, Backend.Cpu)}");

    private static float Sum(long size, Backend backend = Backend.Cuda)
    {
        var device = torch.device(backend == Backend.Cuda ? "cuda" : "cpu");
        return torch.ones(size).to(device).sum().ToSingle();
    }
}
