// ILGPU: the kernel is compiled for CUDA, and for nothing else.
// before: System.NotSupportedException
// after: 2 4 6
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace Programs;

internal static class CudaAccelerator
{
    public static void Run()
    {
        using var context = Context.CreateDefault();
        using var accelerator = context.CreateCudaAccelerator(0);
        var kernel = accelerator.LoadAutoGroupedStreamKernel<Index1D, ArrayView<int>>(Double);
        using var buffer = accelerator.Allocate1D<int>([1, 2, 3]);
        kernel((int)buffer.Length, buffer.View);
        accelerator.Synchronize();
        Console.WriteLine(string.Join(' ', buffer.GetAsArray1D()));
    }

    private static void Double(Index1D i, ArrayView<int> values) => values[i] *= 2;
}
