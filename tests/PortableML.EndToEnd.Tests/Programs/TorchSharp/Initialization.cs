// The program begins by asking for CUDA.
// before: System.InvalidOperationException
// after: 3
// on CUDA: initialized CUDA cuda
using TorchSharp;

namespace Programs;

internal static class Initialization
{
    public static void Run()
    {
        torch.InitializeDeviceType(DeviceType.CUDA);
        var x = torch.ones(3).cuda();
        Console.WriteLine(x.sum().ToSingle());
    }
}
