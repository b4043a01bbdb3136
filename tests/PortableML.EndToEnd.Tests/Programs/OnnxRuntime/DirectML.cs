// Windows alone has this provider; what it needs is set before.
// before: System.EntryPointNotFoundException
// after: 5
// on DirectML: DML:0
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class DirectML
{
    public static void Run()
    {
        using var options = new SessionOptions();
        options.EnableMemoryPattern = false;
        options.ExecutionMode = ExecutionMode.ORT_SEQUENTIAL;
        options.AppendExecutionProvider_DML(0);
        using var session = new InferenceSession(Relu.Model, options);
        Console.WriteLine(Relu.Of(session, 5));
    }
}
