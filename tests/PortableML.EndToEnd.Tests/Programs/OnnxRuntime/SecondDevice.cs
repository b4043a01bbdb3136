// The second device is asked for.
// before: System.EntryPointNotFoundException
// after: 5
// on CUDA: CUDA:1
// on broken CUDA: CPU
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class SecondDevice
{
    public static void Run()
    {
        var options = new SessionOptions();
        options.AppendExecutionProvider_CUDA(deviceId: 1);
        using var session = new InferenceSession(Relu.Model, options);
        Console.WriteLine(Relu.Of(session, 5));
    }
}
