// What else the calls say is kept: the type, the gradient, the name.
// before: System.InvalidOperationException
// after: Int64 2 True 4 6
using TorchSharp;
using static TorchSharp.torch;

namespace Programs;

internal static class KeptSettings
{
    public static void Run()
    {
        var counts = zeros(2, dtype: ScalarType.Int64, device: CUDA);
        var whole = full(1, 2.75f).to(ScalarType.Int64, CUDA);
        var x = tensor(new[] { 2f, 3f }, device: CUDA, requires_grad: true);
        (x * x).sum().backward();

        // The gradient of x² is 2x.
        var gradient = x.grad!.cpu().data<float>().ToArray();
        Console.WriteLine($"{counts.dtype} {whole.cpu().item<long>()} {x.requires_grad} {gradient[0]} {gradient[1]}");
    }
}
