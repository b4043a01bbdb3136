// The device is a member of the enumeration, alone and with an index.
// before: System.InvalidOperationException
// after: 3 5
// on CUDA: cuda cuda:1
using TorchSharp;

namespace Programs;

internal static class MoveByKind
{
    public static void Run()
    {
        var x = torch.ones(3).to(DeviceType.CUDA);
        var y = torch.ones(5).to(DeviceType.CUDA, 1);
        Console.WriteLine($"{x.sum().ToSingle()} {y.sum().ToSingle()}");
    }
}
