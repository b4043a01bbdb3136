using System.Text;

namespace PortableML.Benchmarks;

/// <summary>
/// TorchSharp-like code of a chosen size, always the same: one file is a small project part of some 300 lines — a module, its data,
/// its training and plain C# around it — with the number of sites that real repositories have, about one in every 250 lines.
/// </summary>
internal static class GeneratedCorpus
{
    /// <summary>The number of files that give about 35,000 lines, as many as TorchSharp's own tests.</summary>
    public const int FullSize = 120;

    /// <summary>A corpus of <paramref name="files"/> files.</summary>
    public static SourceSet Of(int files) => SourceSet.FromTexts("Generated", Enumerable.Range(0, files).Select(File));

    /// <summary>The text of one file; always the same for the same <paramref name="number"/>.</summary>
    public static string File(int number)
    {
        StringBuilder text = new();
        text.AppendLine("using System.Globalization;").AppendLine("using TorchSharp;").AppendLine("using static TorchSharp.torch;").AppendLine("using static TorchSharp.torch.nn;");
        if (number % 15 == 7)
        {
            text.AppendLine("using Microsoft.ML.OnnxRuntime;");
        }

        text.AppendLine().AppendLine($"namespace Corpus.Part{number};").AppendLine();
        Settings(text, number);
        Network(text, number);
        Records(text, number);
        Training(text, number);
        Metrics(text, number);
        if (number % 15 == 7)
        {
            Scoring(text, number);
        }

        return text.ToString();
    }

    private static void Settings(StringBuilder text, int number) => text.AppendLine($$"""
        public sealed class Settings{{number}}
        {
            public string Device { get; init; } = "{{(number % 6 == 0 ? "cuda" : "cpu")}}";
            public string DataFolder { get; init; } = Path.Combine("data", "part{{number}}");
            public int Epochs { get; init; } = {{10 + number % 7}};
            public int BatchSize { get; init; } = 64;
            public double LearningRate { get; init; } = 1e-3;
            public bool Verbose { get; init; }

            public override string ToString() => $"{DataFolder}: {Epochs} epochs of {BatchSize}, rate {LearningRate.ToString(CultureInfo.InvariantCulture)}";
        }

        """);

    private static void Network(StringBuilder text, int number)
    {
        int layers = 6 + number % 5;
        text.AppendLine($$"""
            /// <summary>Classifies images.</summary>
            public sealed class Network{{number}} : Module<Tensor, Tensor>
            {
                private readonly Module<Tensor, Tensor> _features;
                private readonly Module<Tensor, Tensor> _classifier;
                private readonly Module<Tensor, Tensor> _normalise = BatchNorm1d(128);

                public Network{{number}}(int classes = 10, float dropout = 0.5f)
                    : base(nameof(Network{{number}}))
                {
                    var modules = new List<(string, Module<Tensor, Tensor>)>();
            """);
        for (int i = 0; i < layers; i++)
        {
            text.AppendLine($$"""
                        modules.Add(("conv{{i}}", Conv2d({{(i == 0 ? 3 : 16 * i)}}, {{16 * (i + 1)}}, kernel_size: 3, stride: 1, padding: 1)));
                        modules.Add(("relu{{i}}", ReLU(inplace: true)));
                        modules.Add(("pool{{i}}", MaxPool2d(kernel_size: new long[] { 2, 2 })));
                """);
        }

        text.AppendLine($$"""
                    _features = Sequential(modules);
                    _classifier = Sequential(
                        ("flatten", Flatten()),
                        ("hidden", Linear(128, 64)),
                        ("relu", ReLU()),
                        ("dropout", Dropout(dropout)),
                        ("output", Linear(64, classes)));
                    RegisterComponents();
                }

                public override Tensor forward(Tensor input)
                {
                    using var scope = NewDisposeScope();
                    var features = _features.forward(input);
                    var pooled = functional.adaptive_avg_pool2d(features, 1).flatten(1);
                    var normalised = _normalise.forward(pooled);
                    var output = _classifier.forward(normalised);
                    return output.MoveToOuterDisposeScope();
                }

                public Tensor Embed(Tensor input, int steps)
                {
                    var state = input.clone();
                    for (int step = 0; step < steps; step++)
                    {
                        var gate = state.sigmoid();
                        var update = state.tanh() * gate + input * (1 - gate);
                        state = update / update.norm().clamp(min: 1e-6);
                        if (state.isnan().any().item<bool>())
                        {
                            throw new InvalidOperationException($"step {step} of {steps} gave no number");
                        }
                    }

                    return state.unsqueeze(0).transpose(0, 1).contiguous().view(-1, input.shape[^1]);
                }
            }

            """);
    }

    private static void Records(StringBuilder text, int number) => text.AppendLine($$"""
        public sealed record Reading{{number}}(string Name, DateTime Time, float Temperature, float Vibration, float Pressure, float Speed, bool Failed);

        public static class Readings{{number}}
        {
            private static readonly char[] s_separators = { ',', ';', '\t' };

            public static List<Reading{{number}}> Load(string path)
            {
                var readings = new List<Reading{{number}}>();
                foreach (string line in System.IO.File.ReadLines(path).Skip(1))
                {
                    string[] parts = line.Split(s_separators, StringSplitOptions.RemoveEmptyEntries);
                    if (parts.Length < 7)
                    {
                        Console.Error.WriteLine($"'{line}' has {parts.Length} fields");
                        continue;
                    }

                    readings.Add(new Reading{{number}}(
                        parts[0].Trim(),
                        DateTime.Parse(parts[1], CultureInfo.InvariantCulture),
                        float.Parse(parts[2], CultureInfo.InvariantCulture),
                        float.Parse(parts[3], CultureInfo.InvariantCulture),
                        float.Parse(parts[4], CultureInfo.InvariantCulture),
                        float.Parse(parts[5], CultureInfo.InvariantCulture),
                        parts[6] == "yes"));
                }

                return readings;
            }

            public static Dictionary<string, float> MeanByName(IEnumerable<Reading{{number}}> readings) =>
                readings.GroupBy(reading => reading.Name, StringComparer.OrdinalIgnoreCase)
                    .ToDictionary(group => group.Key, group => group.Average(reading => reading.Temperature + reading.Vibration));

            public static (Tensor Values, Tensor Labels) ToTensors(IReadOnlyList<Reading{{number}}> readings)
            {
                var values = new float[readings.Count * 4];
                var labels = new long[readings.Count];
                for (int i = 0; i < readings.Count; i++)
                {
                    Reading{{number}} reading = readings[i];
                    values[i * 4] = (reading.Temperature - 50f) / 12f;
                    values[i * 4 + 1] = (reading.Vibration - 0.4f) / 0.2f;
                    values[i * 4 + 2] = (reading.Pressure - 3f) / 0.5f;
                    values[i * 4 + 3] = (reading.Speed - 1400f) / 150f;
                    labels[i] = reading.Failed ? 1 : 0;
                }

                return (tensor(values).reshape(readings.Count, 4), tensor(labels));
            }

            public static string Describe(Reading{{number}} reading) => reading switch
            {
                { Failed: true, Temperature: > 80f } => $"{reading.Name} burnt out at {reading.Time:u}",
                { Failed: true } => $"{reading.Name} failed at {reading.Time:u}",
                { Vibration: > 1f } => $"{reading.Name} shakes",
                _ => reading.Name + " is well",
            };
        }

        """);

    private static void Training(StringBuilder text, int number)
    {
        string device = (number % 6) switch
        {
            0 => "settings.Device",
            1 => "cuda.is_available() ? CUDA : CPU",
            2 => "torch.CUDA",
            3 => "torch.device(\"cpu\")",
            _ => "cuda.is_available() ? CUDA : mps_is_available() ? MPS : CPU",
        };
        string type = number % 6 == 0 ? "string" : "Device";
        string move = number % 6 == 3 ? "labels = labels.cuda();" : "labels = labels.to(_device);";
        text.AppendLine($$"""
            public sealed class Training{{number}}(Settings{{number}} settings)
            {
                private readonly {{type}} _device = {{device}};
                private readonly List<double> _losses = new();

                public IReadOnlyList<double> Losses => _losses;

                public Network{{number}} Fit(Tensor images, Tensor labels, CancellationToken cancellationToken = default)
                {
                    var model = new Network{{number}}(classes: 2);
                    model.to(_device);
                    images = images.to(_device);
                    {{move}}

                    using var lossFunction = CrossEntropyLoss();
                    using var optimizer = torch.optim.Adam(model.parameters(), settings.LearningRate, weight_decay: 1e-4);
                    var schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size: 5, gamma: 0.7);
                    long count = images.shape[0];
                    for (int epoch = 1; epoch <= settings.Epochs; epoch++)
                    {
                        model.train();
                        double total = 0;
                        int batches = 0;
                        using (var order = randperm(count))
                        {
                            for (long start = 0; start < count; start += settings.BatchSize)
                            {
                                cancellationToken.ThrowIfCancellationRequested();
                                using var scope = NewDisposeScope();
                                var batch = order[TensorIndex.Slice(start, Math.Min(start + settings.BatchSize, count))];
                                var output = model.forward(images[batch]);
                                var loss = lossFunction.forward(output, labels[batch]);
                                optimizer.zero_grad();
                                loss.backward();
                                torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0);
                                optimizer.step();
                                total += loss.item<float>();
                                batches++;
                            }
                        }

                        schedule.step();
                        _losses.Add(total / Math.Max(batches, 1));
                        if (settings.Verbose && epoch % 2 == 0)
                        {
                            Console.WriteLine($"epoch {epoch,3} of {settings.Epochs}: loss {_losses[^1]:F4}, best {_losses.Min():F4}");
                        }
                    }

                    model.eval();
                    return model;
                }

                public double Evaluate(Network{{number}} model, Tensor images, Tensor labels)
                {
                    using var scope = NewDisposeScope();
                    using var noGradients = no_grad();
                    var predicted = model.forward(images.to(_device)).argmax(1);
                    var correct = predicted.eq(labels.to(_device)).sum();
                    return correct.item<long>() / (double)labels.shape[0];
                }

                public void Save(Network{{number}} model, string folder)
                {
                    Directory.CreateDirectory(folder);
                    string path = Path.Combine(folder, $"network{{number}}-{DateTime.UtcNow:yyyyMMdd}.dat");
                    try
                    {
                        model.cpu();
                        model.save(path);
                    }
                    catch (IOException exception)
                    {
                        Console.Error.WriteLine("could not save to " + path + ": " + exception.Message);
                        throw;
                    }
                    finally
                    {
                        model.to(_device);
                    }
                }
            }

            """);
    }

    private static void Metrics(StringBuilder text, int number) => text.AppendLine($$"""
        public sealed class Metrics{{number}}
        {
            private readonly Dictionary<string, List<double>> _values = new(StringComparer.Ordinal);

            public double this[string name] => _values.TryGetValue(name, out var values) && values.Count > 0 ? values[^1] : double.NaN;

            public void Add(string name, double value)
            {
                if (!_values.TryGetValue(name, out var values))
                {
                    _values[name] = values = new List<double>();
                }

                values.Add(value);
            }

            public string Report(string title, int width = 60)
            {
                var lines = new List<string> { title, new string('-', width) };
                foreach (var (name, values) in _values.OrderBy(pair => pair.Key))
                {
                    double mean = values.Average();
                    double spread = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / Math.Max(values.Count - 1, 1));
                    lines.Add($"{name.PadRight(20)} {mean,10:F4} ± {spread,8:F4}   last {values[^1],10:F4}   n {values.Count}");
                }

                return string.Join(Environment.NewLine, lines);
            }

            public static Tensor Confusion(Tensor predicted, Tensor labels, int classes)
            {
                var counts = zeros(classes, classes, dtype: ScalarType.Int64);
                for (int i = 0; i < classes; i++)
                {
                    for (int j = 0; j < classes; j++)
                    {
                        counts[i, j] = (predicted.eq(i) & labels.eq(j)).sum();
                    }
                }

                return counts;
            }

            public static double F1(Tensor confusion, int index)
            {
                double hits = confusion[index, index].ToDouble();
                double predicted = confusion[index].sum().ToDouble();
                double actual = confusion[TensorIndex.Colon, index].sum().ToDouble();
                double precision = predicted == 0 ? 0 : hits / predicted;
                double recall = actual == 0 ? 0 : hits / actual;
                return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            }

            public static void Trace(string message, params object[] values)
            {
        #if DEBUG
                Console.WriteLine(message, values);
        #endif
            }
        }

        """);

    private static void Scoring(StringBuilder text, int number) => text.AppendLine($$"""
        public sealed class Scoring{{number}} : IDisposable
        {
            private readonly InferenceSession _session;

            public Scoring{{number}}(string path)
            {
                var options = new SessionOptions { GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL, LogId = "scoring" };
                {{(number % 2 == 0 ? "options.AppendExecutionProvider_CUDA(0);" : "options.AppendExecutionProvider_CPU();")}}
                _session = new InferenceSession(path, options);
            }

            public IEnumerable<string> Inputs => _session.InputMetadata.Keys;

            public void Dispose() => _session.Dispose();
        }

        """);
}
