// Every kind of factory makes its tensor on CUDA.
// before: System.InvalidOperationException
// after: 6 6 3 5 6 3
// on CUDA: cuda cuda cuda cuda cuda cuda
using TorchSharp;

namespace Programs;

internal static class TensorFactories
{
    public static void Run()
    {
        var ones = torch.ones(2, 3, device: torch.CUDA);
        var range = torch.arange(4, dtype: torch.float32, device: torch.CUDA);
        var identity = torch.eye(3, device: torch.device("cuda"));
        var full = torch.full(2, 2.5f, device: "cuda:0");
        var given = torch.tensor(new[] { 1f, 2f, 3f }, device: "cuda");
        var like = torch.ones_like(given, device: torch.CUDA);
        Console.WriteLine($"{Sum(ones)} {Sum(range)} {Sum(identity)} {Sum(full)} {Sum(given)} {Sum(like)}");
    }

    private static float Sum(torch.Tensor x) => x.sum().ToSingle();
}
