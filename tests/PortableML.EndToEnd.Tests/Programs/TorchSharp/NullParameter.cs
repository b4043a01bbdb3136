// A device that nobody gave is CUDA.
// before: System.InvalidOperationException
// after: 2 2
// on CUDA: cuda cpu
using TorchSharp;

namespace Programs;

internal static class NullParameter
{
    public static void Run() => Console.WriteLine($"{Count(2)} {Count(2, torch.CPU)}");

    private static float Count(int size, torch.Device? device = null)
    {
        device ??= torch.CUDA;
        return torch.ones(size).to(device).sum().ToSingle();
    }
}
