// The device is a text, with and without an index.
// before: System.InvalidOperationException
// after: 3 5
// on CUDA: cuda cuda
using TorchSharp;
using static TorchSharp.torch;

namespace Programs;

internal static class MoveByText
{
    public static void Run()
    {
        var x = ones(3).to("cuda");
        var y = ones(5).to("cuda:0");
        Console.WriteLine($"{x.sum().ToSingle()} {y.sum().ToSingle()}");
    }
}
