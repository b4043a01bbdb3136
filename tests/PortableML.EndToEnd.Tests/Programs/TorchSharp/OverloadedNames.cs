// The names that a fix would take are taken, by a local of another meaning and by the method of the library.
// before: System.InvalidOperationException
// after: router 4 2
using TorchSharp;
using static TorchSharp.torch;

namespace Programs;

internal static class OverloadedNames
{
    public static void Run()
    {
        string torchDevice = "router";
        var x = ones(4).to(device("cuda"));
        var y = ones(2, device: CUDA);
        Console.WriteLine($"{torchDevice} {x.sum().ToSingle()} {y.sum().ToSingle()}");
    }
}
