// The variable holds the kind of device, and stays one.
// before: System.InvalidOperationException
// after: 4
// on CUDA: cuda
using TorchSharp;

namespace Programs;

internal static class KindVariable
{
    public static void Run()
    {
        DeviceType kind = DeviceType.CUDA;
        Console.WriteLine(torch.ones(4).to(kind).sum().ToSingle());
    }
}
