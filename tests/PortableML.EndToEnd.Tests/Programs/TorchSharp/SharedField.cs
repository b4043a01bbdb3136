// Fields and methods of one type all name CUDA; the first of them is made before the others.
// before: System.InvalidOperationException
// after: 10 4 6
using TorchSharp;
using static TorchSharp.torch;

namespace Programs;

internal sealed class SharedField
{
    private readonly Tensor _weights = full(2, 2f, device: CUDA);
    private readonly Tensor _offset = ones(2, device: CUDA);

    private Tensor Given(float value) => full(2, value).to(CUDA);

    private float Score(float value) => (Given(value) * _weights + _offset).sum().ToSingle();

    private float Norm() => (_weights * ones(2).cuda()).sum().ToSingle();

    public static void Run()
    {
        var shared = new SharedField();

        // 2 · (2·2 + 1), 2 · 2, 2 · (2·1 + 1).
        Console.WriteLine($"{shared.Score(2)} {shared.Norm()} {shared.Score(1)}");
    }
}
