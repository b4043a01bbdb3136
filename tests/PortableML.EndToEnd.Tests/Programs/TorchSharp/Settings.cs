// An option has CUDA as its default.
// before: System.InvalidOperationException
// after: 4 4
// on CUDA: cuda cpu
using TorchSharp;

namespace Programs;

internal static class Settings
{
    public static void Run() => Console.WriteLine($"{Fill(new Options { Size = 4 })} {Fill(new Options { Size = 4, Device = "cpu" })}");

    private static float Fill(Options options) => torch.ones(options.Size).to(options.Device).sum().ToSingle();

    private sealed class Options
    {
        public int Size { get; init; }

        public string Device { get; init; } = "cuda:0";
    }
}
