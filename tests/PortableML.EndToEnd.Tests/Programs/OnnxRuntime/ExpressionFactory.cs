// A method and a lambda make the options in one expression.
// before: System.EntryPointNotFoundException
// after: 1 2
// on CUDA: CUDA:0 CUDA:0
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class ExpressionFactory
{
    public static void Run()
    {
        Func<SessionOptions> make = () => SessionOptions.MakeSessionOptionWithCudaProvider();
        using var one = new InferenceSession(Relu.Model, Create());
        using var two = new InferenceSession(Relu.Model, make());
        Console.WriteLine($"{Relu.Of(one, 1)} {Relu.Of(two, 2)}");
    }

    private static SessionOptions Create() => SessionOptions.MakeSessionOptionWithCudaProvider(0);
}
