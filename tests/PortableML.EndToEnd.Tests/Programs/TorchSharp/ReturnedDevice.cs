// A method and a property tell the device.
// before: System.InvalidOperationException
// after: 2 3
// on CUDA: cuda cuda
using TorchSharp;

namespace Programs;

internal static class ReturnedDevice
{
    private static torch.Device Preferred => torch.CUDA;

    public static void Run() => Console.WriteLine($"{torch.ones(2).to(Preferred).sum().ToSingle()} {torch.ones(3).to(Find()).sum().ToSingle()}");

    private static torch.Device Find()
    {
        return torch.device("cuda:0");
    }
}
