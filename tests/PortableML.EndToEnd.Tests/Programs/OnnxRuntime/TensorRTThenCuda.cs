// Two providers of one vendor on the same options, in their order.
// before: System.EntryPointNotFoundException
// after: 7
// on CUDA: Tensorrt:0+CUDA:0
// on broken CUDA: CPU
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class TensorRTThenCuda
{
    public static void Run()
    {
        using var options = new SessionOptions();
        options.AppendExecutionProvider_Tensorrt(0);
        options.AppendExecutionProvider_CUDA(0);
        using var session = new InferenceSession(Relu.Model, options);
        Console.WriteLine(Relu.Of(session, 7));
    }
}
