// There is a fallback, but the failure that a CPU build gives is not the one that is caught.
// before: System.EntryPointNotFoundException
// after: 2
// on CUDA: CUDA:0
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class TooNarrowCatch
{
    public static void Run()
    {
        using var options = new SessionOptions();
        try
        {
            options.AppendExecutionProvider_CUDA(0);
        }
        catch (OnnxRuntimeException e)
        {
            Console.Error.WriteLine(e.Message);
        }

        using var session = new InferenceSession(Relu.Model, options);
        Console.WriteLine(Relu.Of(session, 2));
    }
}
