// A tensor is moved by its own method, which has no other name for another device.
// before: System.InvalidOperationException
// after: 12
// on CUDA: cuda
using TorchSharp;

namespace Programs;

internal static class CudaCall
{
    public static void Run()
    {
        // Two rows of three.
        var x = torch.ones(2, 3).cuda(); // the batch
        Console.WriteLine((x * 2).sum().ToSingle());
    }
}
