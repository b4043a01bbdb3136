// A method makes something beside the tensor that it was given: it belongs where that is.
// before: System.InvalidOperationException
// after: 1 0 3
using TorchSharp;
using static TorchSharp.torch;

namespace Programs;

internal static class GivenTensor
{
    public static void Run()
    {
        var masked = Masked(tensor(new[] { 1f, 2f, 3f }), hidden: 1);
        Console.WriteLine(string.Join(' ', masked.cpu().data<float>().ToArray()));
    }

    private static Tensor Masked(Tensor values, int hidden)
    {
        var mask = ones(values.shape[0], device: CUDA);
        mask[hidden] = tensor(0f, device: CUDA);
        return values * mask;
    }
}
