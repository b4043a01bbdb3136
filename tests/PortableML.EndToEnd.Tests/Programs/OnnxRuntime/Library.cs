using Microsoft.ML.OnnxRuntime;

namespace Programs;

/// <summary>What a program may leave behind: nothing.</summary>
internal static class Library
{
    public static void Reset()
    {
    }
}

/// <summary>A model of one operator: y = Relu(x) for one number.</summary>
internal static class Relu
{
    public static byte[] Model { get; } = Convert.FromHexString(
        "08033A330A0C0A0178120179220452656C751201705A0F0A0178120A0A08080112040A020801620F0A0179120A0A08080112040A02080142021007");

    public static string Path
    {
        get
        {
            string path = System.IO.Path.Combine(AppContext.BaseDirectory, "relu.onnx");
            File.WriteAllBytes(path, Model);
            return path;
        }
    }

    public static float Of(InferenceSession session, float x)
    {
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(new[] { x }, [1L]);
        using RunOptions run = new();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, ["x"], [input], ["y"]);
        return outputs[0].GetTensorDataAsSpan<float>()[0];
    }
}
