// The session is made and used in an asynchronous method.
// before: System.EntryPointNotFoundException
// after: 3
// on CUDA: CUDA:0
// on broken CUDA: CPU
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class AsynchronousRun
{
    public static void Run() => Console.WriteLine(ScoreAsync(3).GetAwaiter().GetResult());

    private static async Task<float> ScoreAsync(float x)
    {
        await Task.Yield();
        using var options = new SessionOptions();
        options.AppendExecutionProvider_CUDA(0);
        using var session = new InferenceSession(Relu.Model, options);
        return await Task.Run(() => Relu.Of(session, x));
    }
}
