// A storage can only be moved to CUDA: there is nothing that a fix could write, so it stays as it is and stays reported.
// before: System.InvalidOperationException
// after: System.InvalidOperationException
// left: PML1001
using TorchSharp;

namespace Programs;

internal static class StorageLeftAlone
{
    public static void Run() => Console.WriteLine(torch.ones(3).storage<float>().cuda().Count);
}
