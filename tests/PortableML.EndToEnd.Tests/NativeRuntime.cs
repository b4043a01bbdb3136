namespace PortableML.EndToEnd.Tests;

/// <summary>
/// Whether programs that use TorchSharp can run here. Its native library for Linux needs GLIBCXX_3.4.32 (GCC 13.2); where the system's C++
/// runtime is older, the program that PORTABLEML_NATIVE_WRAPPER names runs them with a newer one.
/// </summary>
internal static class NativeRuntime
{
    private const string NeededVersion = "GLIBCXX_3.4.32";

    /// <summary>Runs the program <paramref name="host"/>, through the wrapper where one is set.</summary>
    public static Task<ToolResult> RunAsync(string host, string folder, params string[] arguments) =>
        Wrapper is { } wrapper ? Tool.RunAsync(wrapper, folder, [host, .. arguments]) : Tool.RunAsync(host, folder, arguments);

    /// <summary>Why TorchSharp cannot run here; null where it can.</summary>
    public static string? WhyNot { get; } = FindWhyNot();

    private static string? Wrapper => Environment.GetEnvironmentVariable("PORTABLEML_NATIVE_WRAPPER") is { Length: > 0 } path ? path : null;

    private static string? FindWhyNot()
    {
        if (Wrapper is not null || !OperatingSystem.IsLinux())
        {
            return null;
        }

        string[] folders = ["/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib", "/lib64"];
        string? library = folders.Select(folder => Path.Combine(folder, "libstdc++.so.6")).FirstOrDefault(File.Exists);
        return library is not null && File.ReadAllBytes(library).AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(NeededVersion)) >= 0
            ? null
            : $"TorchSharp's native library needs {NeededVersion}, which {library ?? "no libstdc++ here"} does not have, and PORTABLEML_NATIVE_WRAPPER is not set.";
    }
}
