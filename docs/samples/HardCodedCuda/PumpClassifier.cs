using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PumpMonitor;

/// <summary>Tells healthy pumps (class 0) from failing ones (class 1) by four sensor readings.</summary>
internal sealed class PumpClassifier : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _layers;

    public PumpClassifier(int hiddenUnits, string device)
        : base(nameof(PumpClassifier))
    {
        _layers = Sequential(
            ("hidden", Linear(PumpData.SensorCount, hiddenUnits)),
            ("relu", ReLU()),
            ("output", Linear(hiddenUnits, PumpData.ClassCount)));
        RegisterComponents();
        this.to(device);
    }

    public override Tensor forward(Tensor input) => _layers.forward(input);

    /// <summary>The probability that a pump with this <paramref name="reading"/> fails.</summary>
    public float FailureProbability(float[] reading)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var input = tensor(reading).unsqueeze(0).cuda();
        return functional.softmax(call(input), dim: 1)[0, 1].ToSingle();
    }
}
