// A module of the library is moved, and its parameters with it.
// before: System.InvalidOperationException
// after: 7 CPU
using TorchSharp;
using static TorchSharp.torch;

namespace Programs;

internal static class ModuleWithParameters
{
    public static void Run()
    {
        var linear = nn.Linear(3, 1).cuda();
        nn.init.constant_(linear.weight!, 2);
        nn.init.constant_(linear.bias!, 1);

        // 2·1 + 2·1 + 2·1 + 1.
        var y = linear.forward(ones(1, 3).cuda()).cpu();
        Console.WriteLine($"{y.ToSingle()} {y.device_type}");
    }
}
