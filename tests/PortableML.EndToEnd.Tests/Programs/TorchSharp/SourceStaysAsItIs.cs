// The moved tensor is written in place while its source is still used: on the CPU a move shares the memory.
// before: System.InvalidOperationException
// after: 1 2
// on CUDA: cuda
using TorchSharp;

namespace Programs;

internal static class SourceStaysAsItIs
{
    public static void Run()
    {
        var source = torch.ones(1);
        var moved = source.cuda();
        moved.add_(1);
        Console.WriteLine($"{source.ToSingle()} {moved.ToSingle()}");
    }
}
