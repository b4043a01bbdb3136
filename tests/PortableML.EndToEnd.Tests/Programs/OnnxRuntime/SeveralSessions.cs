// Two sessions share the options.
// before: System.EntryPointNotFoundException
// after: 3 0
// on CUDA: CUDA:0 CUDA:0
// on broken CUDA: CPU CPU
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class SeveralSessions
{
    public static void Run()
    {
        var options = new SessionOptions();
        options.AppendExecutionProvider_CUDA(0);
        using var encoder = new InferenceSession(Relu.Model, options);
        using var decoder = new InferenceSession(Relu.Model, options);
        Console.WriteLine($"{Relu.Of(encoder, 3)} {Relu.Of(decoder, -3)}");
    }
}
