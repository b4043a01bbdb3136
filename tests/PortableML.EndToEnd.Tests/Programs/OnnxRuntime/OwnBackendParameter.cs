// An enum of the program's own selects the provider, as the default of parameters that callers leave out or give.
// before: System.EntryPointNotFoundException
// after: 2 3
// on CUDA: CUDA:0 CPU
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class OwnBackendParameter
{
    private enum Backend
    {
        Cpu,
        Cuda,
    }

    public static void Run()
    {
        using var first = Open();
        using var second = Open(Backend.Cpu);
        Console.WriteLine($"{Relu.Of(first, 2f)} {Relu.Of(second, 3f)}");
    }

    private static InferenceSession Open(Backend backend = Backend.Cuda) => new(Relu.Model, Options(backend));

    private static SessionOptions Options(Backend backend)
    {
        var options = new SessionOptions();
        if (backend == Backend.Cuda)
        {
            options.AppendExecutionProvider_CUDA(0);
        }

        return options;
    }
}
