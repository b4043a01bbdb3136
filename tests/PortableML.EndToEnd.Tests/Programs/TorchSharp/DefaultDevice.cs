// Whatever is made next shall be made on CUDA.
// before: System.InvalidOperationException
// after: 3
// on CUDA: default cuda
using TorchSharp;

namespace Programs;

internal static class DefaultDevice
{
    public static void Run()
    {
        torch.set_default_device("cuda");
        Console.WriteLine(torch.ones(3).sum().ToSingle());
    }
}
