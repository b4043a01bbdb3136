// A loader brings its batches to CUDA.
// before: System.InvalidOperationException
// after: 2: 3 / 2: 7
using TorchSharp;
using static TorchSharp.torch;

namespace Programs;

internal static class DataLoaders
{
    public static void Run()
    {
        var data = new Numbers();
        using var loader = utils.data.DataLoader(data, batchSize: 2, shuffle: false, device: CUDA);
        List<string> batches = [];
        foreach (var batch in loader)
        {
            batches.Add($"{batch["number"].shape[0]}: {batch["number"].sum().ToSingle()}");
        }

        Console.WriteLine(string.Join(" / ", batches));
    }

    // 1, 2, 3, 4.
    private sealed class Numbers : utils.data.Dataset
    {
        public override long Count => 4;

        public override Dictionary<string, Tensor> GetTensor(long index) => new() { ["number"] = tensor(index + 1f) };
    }
}
