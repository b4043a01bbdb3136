using TorchSharp;
using static TorchSharp.torch;

namespace PumpMonitor;

internal static class Evaluator
{
    private static readonly string EvaluationDevice = "cuda:0";

    /// <summary>Accuracy and the recall of each class, as text.</summary>
    public static string Summarise(PumpClassifier model, Tensor readings, Tensor labels)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var evaluationDevice = torch.device(EvaluationDevice);
        var predicted = model.forward(readings.to(evaluationDevice)).argmax(1);
        var correct = predicted.eq(labels.to(evaluationDevice)).to(ScalarType.Float32);

        float[] recall = RecallPerClass(correct, labels);
        return $"accuracy {correct.mean().ToSingle():F3}, recall {string.Join(" / ", recall.Select(r => $"{r:F3}"))}";
    }

    /// <summary>How strongly each sensor moves the failure score: the gradient at this <paramref name="reading"/>.</summary>
    public static float[] Influence(PumpClassifier model, float[] reading)
    {
        using var scope = NewDisposeScope();
        string deviceName = "cuda";
        var input = tensor(reading, device: torch.device(deviceName), requires_grad: true);
        model.forward(input.unsqueeze(0))[0, 1].backward();
        return input.grad!.cpu().data<float>().ToArray();
    }

    private static float[] RecallPerClass(Tensor correct, Tensor labels)
    {
        var hits = torch.zeros(PumpData.ClassCount, device: torch.CUDA);
        hits.index_add_(0, labels, correct, 1);
        var total = labels.bincount(weights: null, minlength: PumpData.ClassCount);
        return (hits / total).cpu().data<float>().ToArray();
    }
}
