// Gradient descent from a known start, with everything on CUDA.
// before: System.InvalidOperationException
// after: 1: loss 16, weight 1.6 / 2: loss 5.76, weight 2.56
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Programs;

internal static class TrainingLoop
{
    public static void Run()
    {
        // y = 4x at x = 1, from w = 0: the loss is (4 − w)², its slope −2 (4 − w), and the step 0.2 times that.
        var model = nn.Linear(1, 1, hasBias: false);
        nn.init.zeros_(model.weight!);
        model.cuda();
        var loss = nn.MSELoss().cuda();
        var optimizer = optim.SGD(model.parameters(), learningRate: 0.2);
        var x = ones(1, 1).cuda();
        var y = full(1, 1, 4f, device: CUDA);
        List<string> steps = [];
        for (int step = 1; step <= 2; step++)
        {
            using var scope = NewDisposeScope();
            var error = loss.forward(model.forward(x), y);
            optimizer.zero_grad();
            error.backward();
            optimizer.step();
            steps.Add(string.Create(CultureInfo.InvariantCulture, $"{step}: loss {error.ToSingle():0.##}, weight {model.weight!.ToSingle():0.##}"));
        }

        Console.WriteLine(string.Join(" / ", steps));
    }
}
