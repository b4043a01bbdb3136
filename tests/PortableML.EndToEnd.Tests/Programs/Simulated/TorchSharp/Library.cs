using TorchSharp;

namespace Programs;

/// <summary>Tells what a program placed where.</summary>
internal static class Library
{
    public static void Reset()
    {
        Console.WriteLine("placed: " + string.Join(' ', Machine.Placed));
        Machine.Placed.Clear();
    }
}

internal static class ScriptFile
{
    public static string Path => "";
}
