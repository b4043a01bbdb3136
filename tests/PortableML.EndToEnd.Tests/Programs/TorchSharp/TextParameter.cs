// Callers who say nothing get CUDA; those who do get what they say.
// before: System.InvalidOperationException
// after: 6 6
// on CUDA: cuda cpu
using TorchSharp;

namespace Programs;

internal static class TextParameter
{
    public static void Run() => Console.WriteLine($"{Sum([1f, 2f, 3f])} {Sum([1f, 2f, 3f], "cpu")}");

    private static float Sum(float[] values, string device = "cuda") => torch.tensor(values).to(device).sum().ToSingle();
}
