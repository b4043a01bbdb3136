// A loss function holds weights, so it is moved too.
// before: System.InvalidOperationException
// after: 0.693
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Programs;

internal static class LossFunctions
{
    public static void Run()
    {
        var weights = tensor(new[] { 1f, 2f }, device: CUDA);
        var loss = nn.CrossEntropyLoss(weights).cuda();

        // Two classes that look alike: the logarithm of 2.
        var guess = zeros(1, 2).cuda();
        var truth = tensor(new[] { 1L }, device: "cuda");
        Console.WriteLine(loss.forward(guess, truth).ToSingle().ToString("0.000", CultureInfo.InvariantCulture));
    }
}
