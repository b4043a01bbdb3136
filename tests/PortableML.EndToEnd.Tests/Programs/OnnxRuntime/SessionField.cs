// A type holds its session in a field that its constructor sets.
// before: System.EntryPointNotFoundException
// after: 9
// on CUDA: CUDA:0
// on broken CUDA: CPU
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal sealed class SessionField : IDisposable
{
    private readonly SessionOptions _options;
    private readonly InferenceSession _session;

    private SessionField(byte[] model)
    {
        _options = new SessionOptions();
        _options.AppendExecutionProvider_CUDA(0);
        _session = new InferenceSession(model, _options);
    }

    public void Dispose()
    {
        _session.Dispose();
        _options.Dispose();
    }

    public static void Run()
    {
        using var scorer = new SessionField(Relu.Model);
        Console.WriteLine(Relu.Of(scorer._session, 9));
    }
}
