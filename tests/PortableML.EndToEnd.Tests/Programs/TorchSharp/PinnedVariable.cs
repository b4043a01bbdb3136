// A variable is pinned for a GPU that may not be there.
// before: System.Runtime.InteropServices.ExternalException
// after: 2
using TorchSharp;

namespace Programs;

internal static class PinnedVariable
{
    public static void Run()
    {
        var batch = torch.ones(2);
        var pinned = batch.pin_memory();
        Console.WriteLine(pinned.sum().ToSingle());
    }
}
