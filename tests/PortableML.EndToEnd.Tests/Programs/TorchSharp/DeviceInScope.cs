// The method has a device and forgets it once.
// before: System.InvalidOperationException
// after: 5
using TorchSharp;
using static TorchSharp.torch;

namespace Programs;

internal static class DeviceInScope
{
    public static void Run() => Console.WriteLine(Total(CPU));

    private static float Total(Device device)
    {
        var a = full(2, 2f, device: device);
        var b = tensor(1f).cuda();
        return (a.sum() + b).ToSingle();
    }
}
