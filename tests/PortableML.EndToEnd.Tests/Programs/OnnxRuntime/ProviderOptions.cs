// The provider has options of its own, which no other takes; they cannot even be made without it.
// before: Microsoft.ML.OnnxRuntime.OnnxRuntimeException
// after: 6
// on CUDA: CUDA:1
// on broken CUDA: CPU
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class ProviderOptions
{
    public static void Run()
    {
        using var cuda = new OrtCUDAProviderOptions();
        cuda.UpdateOptions(new Dictionary<string, string> { ["device_id"] = "1" });
        using var options = SessionOptions.MakeSessionOptionWithCudaProvider(cuda);
        using var session = new InferenceSession(Relu.Model, options);
        Console.WriteLine(Relu.Of(session, 6));
    }
}
