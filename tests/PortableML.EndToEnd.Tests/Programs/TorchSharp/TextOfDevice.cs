// Methods of the program take a device by its name, beside places that take the device itself; an index is kept in both.
// before: System.InvalidOperationException
// after: 6 4 cpu
// on CUDA: cuda cuda cuda:1 cuda:1
using TorchSharp;
using static TorchSharp.torch;

namespace Programs;

internal static class TextOfDevice
{
    public static void Run()
    {
        var (first, name) = First();
        Console.WriteLine($"{first} {Second()} {name}");
    }

    private static (float Sum, string Name) First()
    {
        var x = ones(3).cuda();
        var y = Made(3, "cuda");
        return ((x + y).sum().ToSingle(), y.device.type.ToString().ToLowerInvariant());
    }

    private static float Second()
    {
        var x = ones(2).to("cuda:1");
        var y = Made(2, "cuda:1");
        return (x + y).sum().ToSingle();
    }

    private static Tensor Made(long size, string device) => ones(size, device: device);
}
