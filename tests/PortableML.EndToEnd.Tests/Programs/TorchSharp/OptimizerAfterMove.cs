// The optimizer is made after the move; the fix must not move one past the other.
// before: System.InvalidOperationException
// after: 0.9 1.9
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Programs;

internal static class OptimizerAfterMove
{
    public static void Run()
    {
        var device = new Device("cuda");
        var weights = new TorchSharp.Modules.Parameter(tensor(new[] { 1f, 2f }).to(device), requires_grad: true);
        var optimizer = optim.SGD([weights], 0.1);

        // The slope of a sum is 1 everywhere.
        weights.sum().backward();
        optimizer.step();
        var left = weights.detach().cpu().data<float>().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{left[0]:0.0} {left[1]:0.0}"));
    }
}
