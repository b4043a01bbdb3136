// Computes with 64 bits, which not every accelerator has.
// before: System.InvalidOperationException
// after: Float64 0.75
using TorchSharp;

namespace Programs;

internal static class DoublePrecision
{
    public static void Run()
    {
        var x = torch.tensor(new[] { 0.5, 0.25 }, dtype: torch.float64, device: torch.CUDA);
        var sum = x.sum();
        Console.WriteLine($"{sum.dtype} {sum.ToDouble()}");
    }
}
