using Microsoft.ML.OnnxRuntime;

namespace Programs;

/// <summary>Tells with which providers a program made its sessions.</summary>
internal static class Library
{
    public static void Reset()
    {
        Console.WriteLine("placed: " + string.Join(' ', Machine.Placed));
        Machine.Placed.Clear();
    }
}

internal static class Relu
{
    public static byte[] Model => [];

    public static float Of(InferenceSession session, float x) => x;
}
