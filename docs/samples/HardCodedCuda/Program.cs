using PumpMonitor;
using TorchSharp;

// Trains a pump classifier with TorchSharp, then scores a small fleet with a finished model in ONNX Runtime.
string verb = args.Length == 0 ? "both" : args[0];
switch (verb)
{
    case "train":
        Train();
        return 0;
    case "score":
        Score();
        return 0;
    case "both":
        Train();
        Console.WriteLine();
        Score();
        return 0;
    default:
        Console.Error.WriteLine("usage: HardCodedCuda [train|score]");
        return 2;
}

static void Train()
{
    torch.InitializeDeviceType(DeviceType.CUDA);
    torch.manual_seed(42);

    var (readings, labels) = PumpData.Generate(1024);
    var (testReadings, testLabels) = PumpData.Generate(256);

    string device = "cuda";
    using var untrained = new PumpClassifier(hiddenUnits: 16, device);
    Console.WriteLine($"untrained: {Evaluator.Summarise(untrained, testReadings, testLabels)}");

    using var model = new Trainer(new TrainingSettings()).Fit(readings, labels);
    Console.WriteLine($"trained:   {Evaluator.Summarise(model, testReadings, testLabels)}");

    float[] worn = [0.5f, 0.6f, -0.2f, 0.1f];
    Console.WriteLine($"worn pump: failure probability {model.FailureProbability(worn):F3}");
    Console.WriteLine($"worn pump: influence of each sensor {string.Join(", ", Evaluator.Influence(model, worn).Select(v => $"{v:F2}"))}");
}

static void Score()
{
    // Temperature, vibration, pressure and speed, standardised.
    float[][] fleet =
    [
        [-0.5f, -0.8f, 0.4f, 0.0f],
        [0.3f, 0.2f, 0.1f, -0.2f],
        [1.2f, 1.6f, -0.8f, 0.3f],
        [0.9f, -0.1f, 0.6f, 0.5f],
    ];
    string modelPath = Path.Combine(AppContext.BaseDirectory, "pump-risk.onnx");

    float[] risks = RiskScorer.ScoreFleet(modelPath, fleet);
    for (int i = 0; i < risks.Length; i++)
    {
        Console.WriteLine($"pump {i + 1}: risk {risks[i]:F3}");
    }

    using var scorer = new RiskScorer(modelPath);
    Console.WriteLine($"new reading: risk {scorer.Score([0.1f, 0.9f, 0.0f, 0.2f]):F3}");
    Console.WriteLine($"inspect first: pump {RiskScorer.MostAtRisk(modelPath, fleet) + 1}");
}
