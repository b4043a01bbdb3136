// What is made on CUDA is made when it is first asked for.
// before: System.InvalidOperationException
// after: 3 3
using TorchSharp;
using static TorchSharp.torch;

namespace Programs;

internal static class LazyValue
{
    private static readonly Lazy<Tensor> s_ones = new(() => ones(3).cuda());

    private static Tensor? s_zeros;

    private static Tensor Zeros => s_zeros ??= zeros(3, device: CUDA);

    public static void Run() => Console.WriteLine($"{s_ones.Value.sum().ToSingle()} {(Zeros + 1).sum().ToSingle()}");
}
