// A field is given its session where it is declared.
// before: System.EntryPointNotFoundException
// after: 8
// on CUDA: CUDA:0
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal sealed class FieldInitializer
{
    private readonly InferenceSession _session = new(Relu.Model, SessionOptions.MakeSessionOptionWithCudaProvider(0));

    public static void Run() => Console.WriteLine(Relu.Of(new FieldInitializer()._session, 8));
}
