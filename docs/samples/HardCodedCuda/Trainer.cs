using TorchSharp;

namespace PumpMonitor;

internal sealed class TrainingSettings
{
    public string Device { get; init; } = "cuda";
    public int HiddenUnits { get; init; } = 16;
    public int Steps { get; init; } = 200;
    public int BatchSize { get; init; } = 64;
    public double LearningRate { get; init; } = 0.02;
}

internal sealed class Trainer(TrainingSettings settings)
{
    private const int ReportEvery = 40;

    private readonly torch.Device _device = torch.device("cuda:0");

    /// <summary>Trains a new classifier and prints the mean loss every few steps.</summary>
    public PumpClassifier Fit(torch.Tensor readings, torch.Tensor labels)
    {
        var model = new PumpClassifier(settings.HiddenUnits, settings.Device);
        using var lossFunction = torch.nn.CrossEntropyLoss(ClassWeights()).cuda();
        using var optimizer = torch.optim.Adam(model.parameters(), settings.LearningRate);

        // The running loss stays on the device: reading it at every step would wait for the GPU.
        using var runningLoss = torch.zeros(1, device: _device);
        for (int step = 1; step <= settings.Steps; step++)
        {
            using var scope = torch.NewDisposeScope();
            var batch = torch.randperm(readings.shape[0])[..settings.BatchSize].to("cuda");
            var loss = lossFunction.forward(model.forward(readings[batch]), labels[batch]);

            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            runningLoss.add_(loss.detach());

            if (step % ReportEvery == 0)
            {
                Console.WriteLine($"step {step,3}: loss {runningLoss.item<float>() / ReportEvery:F4}");
                runningLoss.zero_();
            }
        }

        return model;
    }

    // A missed failure costs more than a false alarm.
    private static torch.Tensor ClassWeights() => torch.tensor(new[] { 1f, 2f }, device: "cuda");
}
