// A module of one's own moves itself where it is made.
// before: System.InvalidOperationException
// after: 9
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Programs;

internal sealed class ModuleConstructor : Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Linear _layer = Linear(2, 1, hasBias: false);
    private readonly Tensor _offset;

    public ModuleConstructor(string name)
        : base(name)
    {
        init.constant_(_layer.weight!, 3);
        _offset = torch.ones(1, device: CUDA);
        RegisterComponents();
        this.to(CUDA);
    }

    public override Tensor forward(Tensor input) => _layer.forward(input) + _offset;

    public static void Run()
    {
        using var module = new ModuleConstructor("scorer");

        // 3·2 + 3·(2/3) + 1.
        Console.WriteLine(module.forward(tensor(new[] { 2f, 2f / 3f }).to("cuda")).ToSingle());
    }
}
