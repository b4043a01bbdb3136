// The usual way: options, a provider, a session.
// before: System.EntryPointNotFoundException
// after: 0 3
// on CUDA: CUDA:0
// on broken CUDA: CPU
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class AppendedProvider
{
    public static void Run()
    {
        using var options = new SessionOptions();
        options.AppendExecutionProvider_CUDA(0);
        using var session = new InferenceSession(Relu.Model, options);
        Console.WriteLine($"{Relu.Of(session, -2)} {Relu.Of(session, 3)}");
    }
}
