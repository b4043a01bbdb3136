// The move does not wait, which must be kept; the copy must not be asked for by the same position.
// before: System.InvalidOperationException
// after: 3 4
// on CUDA: cuda+non_blocking cuda+non_blocking
using TorchSharp;

namespace Programs;

internal static class NonBlockingMove
{
    public static void Run()
    {
        var x = torch.ones(3).cuda(non_blocking: true);
        var y = torch.ones(4).cuda(null, true);
        Console.WriteLine($"{x.sum().ToSingle()} {y.sum().ToSingle()}");
    }
}
