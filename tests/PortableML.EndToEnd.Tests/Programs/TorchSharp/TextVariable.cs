// One text holds the device for all that follows.
// before: System.InvalidOperationException
// after: 8 False
// on CUDA: cuda cuda
using TorchSharp;

namespace Programs;

internal static class TextVariable
{
    private const string Where = "cuda";

    public static void Run()
    {
        string device = Where;
        var a = torch.full(2, 3f, device: torch.device(device));
        var b = torch.ones(2).to(device);
        Console.WriteLine($"{(a + b).sum().ToSingle()} {b.requires_grad}");
    }
}
