// Apple's provider, which is not supported elsewhere.
// before: System.NotSupportedException
// after: 7
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class CoreML
{
    public static void Run()
    {
        using var options = new SessionOptions();
        options.AppendExecutionProvider_CoreML(CoreMLFlags.COREML_FLAG_CREATE_MLPROGRAM);
        using var session = new InferenceSession(Relu.Model, options);
        Console.WriteLine(Relu.Of(session, 7));
    }
}
