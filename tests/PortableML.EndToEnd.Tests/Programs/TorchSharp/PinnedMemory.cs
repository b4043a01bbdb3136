// Memory is pinned for a GPU that may not be there.
// before: System.Runtime.InteropServices.ExternalException
// after: 2
// gap: has no fix, since what is pinned would be made twice
using TorchSharp;

namespace Programs;

internal static class PinnedMemory
{
    public static void Run()
    {
        var batch = torch.ones(2).pin_memory();
        Console.WriteLine(batch.sum().ToSingle());
    }
}
