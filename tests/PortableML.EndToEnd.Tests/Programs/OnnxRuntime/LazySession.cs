// The session is made when it is first asked for, and once.
// before: System.EntryPointNotFoundException
// after: 1 2
// on CUDA: CUDA:0
// on broken CUDA: CPU
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class LazySession
{
    private static InferenceSession? s_session;

    private static InferenceSession Session
    {
        get
        {
            if (s_session is null)
            {
                var options = new SessionOptions();
                options.AppendExecutionProvider_CUDA(0);
                s_session = new InferenceSession(Relu.Model, options);
            }

            return s_session;
        }
    }

    public static void Run() => Console.WriteLine($"{Relu.Of(Session, 1)} {Relu.Of(Session, 2)}");
}
