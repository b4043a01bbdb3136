// Intel's provider on Intel's GPU.
// before: System.EntryPointNotFoundException
// after: 6
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class OpenVino
{
    public static void Run()
    {
        using SessionOptions options = new();
        options.AppendExecutionProvider_OpenVINO("GPU");
        using InferenceSession session = new(Relu.Model, options);
        Console.WriteLine(Relu.Of(session, 6));
    }
}
