// Input and output are bound to memory once.
// before: System.EntryPointNotFoundException
// after: 0 4
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class BoundMemory
{
    public static void Run()
    {
        using var options = new SessionOptions();
        options.AppendExecutionProvider_CUDA(0);
        using var session = new InferenceSession(Relu.Model, options);
        using var binding = session.CreateIoBinding();
        float[] input = [-1f];
        using var x = OrtValue.CreateTensorValueFromMemory(input, [1L]);
        binding.BindInput("x", x);
        binding.BindOutputToDevice("y", OrtMemoryInfo.DefaultInstance);

        List<float> results = [];
        foreach (float value in new[] { -4f, 4f })
        {
            input[0] = value;
            using var run = new RunOptions();
            using var outputs = session.RunWithBoundResults(run, binding);
            results.Add(outputs.First().GetTensorDataAsSpan<float>()[0]);
        }

        Console.WriteLine(string.Join(' ', results));
    }
}
