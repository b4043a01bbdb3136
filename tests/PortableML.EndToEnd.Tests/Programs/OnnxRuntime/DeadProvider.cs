// Two calls that always throw: a text that is no provider's, and a provider that was removed.
// before: Microsoft.ML.OnnxRuntime.OnnxRuntimeException
// after: 4 5
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class DeadProvider
{
    public static void Run()
    {
        using var options = new SessionOptions();
        options.AppendExecutionProvider("CUDA");
        using var session = new InferenceSession(Relu.Model, options);

        using var other = new SessionOptions();
        other.AppendExecutionProvider_ROCm(0);
        using var second = new InferenceSession(Relu.Model, other);
        Console.WriteLine($"{Relu.Of(session, 4)} {Relu.Of(second, 5)}");
    }
}
