// The options are made with the provider, inside the call that makes the session.
// before: System.EntryPointNotFoundException
// after: 4
// on CUDA: CUDA:0
// on broken CUDA: CPU
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class MadeOptions
{
    public static void Run()
    {
        using var session = new InferenceSession(Relu.Model, SessionOptions.MakeSessionOptionWithCudaProvider(0));
        Console.WriteLine(Relu.Of(session, 4));
    }
}
