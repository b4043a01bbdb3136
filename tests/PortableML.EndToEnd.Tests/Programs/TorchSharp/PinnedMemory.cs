// Memory is pinned for a GPU that may not be there.
// before: System.Runtime.InteropServices.ExternalException
// after: 2
// gap: is not reported yet
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
