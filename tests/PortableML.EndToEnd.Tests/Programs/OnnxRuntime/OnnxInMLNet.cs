// ML.NET: a model is applied on the first GPU. The fallback works with the GPU package of ONNX Runtime alone: of a CPU build ML.NET lets the
// exception through, with the fallback on too.
// before: System.EntryPointNotFoundException
// after: System.EntryPointNotFoundException
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Programs;

internal static class OnnxInMLNet
{
    public static void Run()
    {
        var context = new MLContext(seed: 1);
        var data = context.Data.LoadFromEnumerable([new Row { X = [-1f] }, new Row { X = [6f] }]);
        var model = context.Transforms.ApplyOnnxModel(Relu.Path, gpuDeviceId: 0).Fit(data);
        var results = context.Data.CreateEnumerable<Result>(model.Transform(data), reuseRowObject: false);
        Console.WriteLine(string.Join(' ', results.Select(result => result.Y[0])));
    }

    private sealed class Row
    {
        [ColumnName("x")]
        [VectorType(1)]
        public float[] X { get; set; } = [];
    }

    private sealed class Result
    {
        [ColumnName("y")]
        public float[] Y { get; set; } = [];
    }
}
