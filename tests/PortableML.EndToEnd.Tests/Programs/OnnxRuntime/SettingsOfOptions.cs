// What else the options say holds with the provider and without it.
// before: System.EntryPointNotFoundException
// after: 2 threads 1, log fleet
// on CUDA: CUDA:0
// on broken CUDA: CPU
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class SettingsOfOptions
{
    public static void Run()
    {
        // One thread: the model is small.
        var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            LogId = "fleet",
        };
        options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL;
        options.AppendExecutionProvider_CUDA(); // the GPU
        using var session = new InferenceSession(Relu.Model, options);
        Console.WriteLine($"{Relu.Of(session, 2)} threads {options.IntraOpNumThreads}, log {options.LogId}");
    }
}
