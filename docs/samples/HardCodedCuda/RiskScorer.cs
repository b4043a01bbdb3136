using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace PumpMonitor;

/// <summary>Scores readings with a finished ONNX model: readings (n × 4) in, risk (n × 1) out.</summary>
internal sealed class RiskScorer : IDisposable
{
    private readonly InferenceSession _session;

    public RiskScorer(string modelPath)
    {
        _session = new InferenceSession(modelPath, SessionOptions.MakeSessionOptionWithCudaProvider(0));
    }

    public float Score(float[] reading) => Run(_session, [reading])[0];

    public void Dispose() => _session.Dispose();

    /// <summary>The risk of every pump, in one batch.</summary>
    public static float[] ScoreFleet(string modelPath, float[][] fleet)
    {
        using var options = new SessionOptions { GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL };
        options.AppendExecutionProvider_CUDA(0);
        using var session = new InferenceSession(modelPath, options);
        return Run(session, fleet);
    }

    /// <summary>The index of the pump with the highest risk.</summary>
    public static int MostAtRisk(string modelPath, float[][] fleet)
    {
        using var options = CreateFastOptions();
        using var session = new InferenceSession(modelPath, options);
        float[] risks = Run(session, fleet);
        return Array.IndexOf(risks, risks.Max());
    }

    // TensorRT where it can, CUDA for the rest of the graph.
    private static SessionOptions CreateFastOptions()
    {
        var options = new SessionOptions { EnableMemoryPattern = true };
        options.AppendExecutionProvider_Tensorrt(0);
        options.AppendExecutionProvider_CUDA(0);
        return options;
    }

    private static float[] Run(InferenceSession session, float[][] readings)
    {
        float[] values = [.. readings.SelectMany(reading => reading)];
        var input = new DenseTensor<float>(values, [readings.Length, readings[0].Length]);
        using var results = session.Run([NamedOnnxValue.CreateFromTensor("readings", input)]);
        return [.. results[0].AsEnumerable<float>()];
    }
}
