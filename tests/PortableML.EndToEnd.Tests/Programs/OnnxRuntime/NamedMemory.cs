// The memory is named, and allocated by an allocator of the session.
// before: Microsoft.ML.OnnxRuntime.OnnxRuntimeException
// after: 64 4
using Microsoft.ML.OnnxRuntime;

namespace Programs;

internal static class NamedMemory
{
    public static void Run()
    {
        using var session = new InferenceSession(Relu.Model);
        using var memory = new OrtMemoryInfo("Cuda", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);
        using var allocator = new OrtAllocator(session, memory);
        using var block = allocator.Allocate(64);
        Console.WriteLine($"{block.Size} {Relu.Of(session, 4f)}");
    }
}
