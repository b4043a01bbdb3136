// The places are in an iterator and in an asynchronous method.
// before: System.InvalidOperationException
// after: 1 2 / 3
// on CUDA: cuda cuda cuda
using TorchSharp;

namespace Programs;

internal static class Iterators
{
    public static void Run()
    {
        string all = string.Join(' ', Batches([1f, 2f]).Select(batch => batch.ToSingle()));
        Console.WriteLine($"{all} / {SumAsync().GetAwaiter().GetResult()}");
    }

    private static IEnumerable<torch.Tensor> Batches(float[] values)
    {
        foreach (float value in values)
        {
            yield return torch.tensor(value).cuda();
        }
    }

    private static async Task<float> SumAsync()
    {
        await Task.Yield();
        return torch.tensor(3f, device: torch.CUDA).ToSingle();
    }
}
