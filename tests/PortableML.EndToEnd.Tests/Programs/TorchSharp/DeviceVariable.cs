// One variable holds the device for all that follows.
// before: System.InvalidOperationException
// after: 8
// on CUDA: cuda cuda
using TorchSharp;

namespace Programs;

internal static class DeviceVariable
{
    public static void Run()
    {
        torch.Device device = torch.CUDA;
        var a = torch.full(2, 3f, device: device);
        var b = torch.ones(2).to(device);
        Console.WriteLine((a + b).sum().ToSingle());
    }
}
