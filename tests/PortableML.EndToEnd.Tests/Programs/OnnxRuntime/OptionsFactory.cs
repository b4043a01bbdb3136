// A method makes the options for whoever needs them.
// before: System.EntryPointNotFoundException
// after: 1 True
// on CUDA: CUDA:0
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class OptionsFactory
{
    public static void Run()
    {
        using var options = Create();
        using var session = new InferenceSession(Relu.Model, options);
        Console.WriteLine($"{Relu.Of(session, 1)} {options.EnableMemoryPattern}");
    }

    private static SessionOptions Create()
    {
        var options = new SessionOptions { EnableMemoryPattern = true };
        options.AppendExecutionProvider_CUDA(0);
        return options;
    }
}
