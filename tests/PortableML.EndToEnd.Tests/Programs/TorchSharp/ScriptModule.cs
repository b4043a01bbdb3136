// A finished script module is loaded to CUDA, by the path and by the kind of device.
// before: System.InvalidOperationException
// after: 6 8
// on CUDA: cuda cuda:1 cuda cuda
using TorchSharp;

namespace Programs;

internal static class ScriptModule
{
    public static void Run()
    {
        string path = ScriptFile.Path;
        using var first = torch.jit.load<torch.Tensor, torch.Tensor>(path, DeviceType.CUDA);
        using var second = torch.jit.load<torch.Tensor, torch.Tensor>(path, DeviceType.CUDA, 1);

        // The module doubles.
        float three = first.forward(torch.full(1, 3f, device: torch.CUDA)).ToSingle();
        float four = second.forward(torch.full(1, 4f).cuda()).ToSingle();
        Console.WriteLine($"{three} {four}");
    }
}
