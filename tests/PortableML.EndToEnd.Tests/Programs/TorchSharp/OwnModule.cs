// A module of one's own makes a tensor in forward: it belongs where the input is.
// before: System.InvalidOperationException
// after: 5 7
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Programs;

internal sealed class OwnModule : Module<Tensor, Tensor>
{
    public OwnModule()
        : base(nameof(OwnModule)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var position = arange(input.shape[0], dtype: ScalarType.Float32, device: CUDA);
        return input + position;
    }

    public static void Run()
    {
        using var module = new OwnModule();

        // 5 + 0 and 6 + 1.
        var y = module.call(tensor(new[] { 5f, 6f }));
        Console.WriteLine($"{y[0].ToSingle()} {y[1].ToSingle()}");
    }
}
