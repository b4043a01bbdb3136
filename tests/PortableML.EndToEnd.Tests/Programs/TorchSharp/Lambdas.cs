// The places are in a lambda, a local function and an expression body.
// before: System.InvalidOperationException
// after: 2 3 4
// on CUDA: cuda cuda cuda
using TorchSharp;

namespace Programs;

internal static class Lambdas
{
    public static void Run()
    {
        Func<torch.Tensor, torch.Tensor> move = x => x.cuda();
        Console.WriteLine($"{move(torch.ones(2)).sum().ToSingle()} {Ones(3).sum().ToSingle()} {Made(4).sum().ToSingle()}");

        torch.Tensor Ones(int size) => torch.ones(size, device: torch.CUDA);
    }

    private static torch.Tensor Made(int size) => torch.ones(size, device: "cuda");
}
