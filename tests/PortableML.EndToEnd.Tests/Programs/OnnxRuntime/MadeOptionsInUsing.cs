// The options are made with TensorRT and disposed with the block.
// before: System.EntryPointNotFoundException
// after: 0
// on CUDA: Tensorrt:0+CUDA:0
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class MadeOptionsInUsing
{
    public static void Run()
    {
        using (var options = SessionOptions.MakeSessionOptionWithTensorrtProvider(0))
        {
            using var session = new InferenceSession(Relu.Model, options);
            Console.WriteLine(Relu.Of(session, -1));
        }
    }
}
