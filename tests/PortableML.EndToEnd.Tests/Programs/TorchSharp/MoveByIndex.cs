// The second device is asked for, in three ways.
// before: System.InvalidOperationException
// after: 1 2 3
// on CUDA: cuda:1 cuda:1 cuda:1
using TorchSharp;

namespace Programs;

internal static class MoveByIndex
{
    public static void Run()
    {
        var second = torch.device("cuda:1");
        var a = torch.ones(1).to(second);
        var b = torch.ones(2).to("cuda:1");
        var c = torch.ones(3).to(torch.device(DeviceType.CUDA, 1));
        Console.WriteLine($"{a.sum().ToSingle()} {b.sum().ToSingle()} {c.sum().ToSingle()}");
    }
}
