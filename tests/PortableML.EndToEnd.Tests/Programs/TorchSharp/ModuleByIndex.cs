// Modules are moved to a device by its number, its name and its kind.
// before: System.InvalidOperationException
// after: 2 4 6
using TorchSharp;
using static TorchSharp.torch;

namespace Programs;

internal static class ModuleByIndex
{
    public static void Run()
    {
        var a = Constant(1).cuda(1);
        var b = Constant(2).to("cuda:0");
        var c = Constant(3).to(DeviceType.CUDA, 0);
        Console.WriteLine($"{a.weight!.sum().ToSingle()} {b.weight!.sum().ToSingle()} {c.weight!.sum().ToSingle()}");
    }

    // Two weights of one value.
    private static TorchSharp.Modules.Linear Constant(double weight)
    {
        var layer = nn.Linear(2, 1, hasBias: false);
        nn.init.constant_(layer.weight!, weight);
        return layer;
    }
}
