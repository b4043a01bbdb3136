// Every session of a loop has options of its own.
// before: System.EntryPointNotFoundException
// after: 1 2 3
// on CUDA: CUDA:0 CUDA:0 CUDA:0
// on broken CUDA: CPU CPU CPU
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class SessionsInLoop
{
    public static void Run()
    {
        List<float> results = [];
        for (int i = 1; i <= 3; i++)
        {
            using var options = new SessionOptions();
            options.AppendExecutionProvider_CUDA(0);
            using var session = new InferenceSession(Relu.Model, options);
            results.Add(Relu.Of(session, i));
        }

        Console.WriteLine(string.Join(' ', results));
    }
}
