// The provider is named by a text, with settings of its own.
// before: Microsoft.ML.OnnxRuntime.OnnxRuntimeException
// after: 8
// on QNN: QNN
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class NamedProvider
{
    public static void Run()
    {
        using var options = new SessionOptions();
        options.AppendExecutionProvider("QNN", new Dictionary<string, string> { ["backend_path"] = "QnnHtp.dll" });
        using var session = new InferenceSession(Relu.Model, options);
        Console.WriteLine(Relu.Of(session, 8));
    }
}
