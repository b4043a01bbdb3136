using System.Reflection;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>How much of what can be tried without end is tried.</summary>
internal static class Thoroughness
{
    private static readonly string s_compiler = typeof(Thoroughness).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RoslynVersion").Value!;

    /// <summary><c>PORTABLEML_EVERY_CASE=1</c>: as much as half an hour allows. Without it a sample, always the same.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("PORTABLEML_EVERY_CASE") == "1";

    /// <summary>
    /// Whether this compiler has to try what <paramref name="text"/> decides on: of the two that every run of all tests uses each takes half, since the
    /// texts are many and alike; any other takes all.
    /// </summary>
    public static bool IsTurnOf(string text) => IsFull || IsTurnOf(text, s_compiler);

    /// <summary>The same for the compiler of a version.</summary>
    public static bool IsTurnOf(string text, string compiler) => compiler switch
    {
        "4.8.0" => Seed(text) % 2 == 0,
        "5.12.0" => Seed(text) % 2 != 0,
        _ => true,
    };

    /// <summary>A number of the text alone: <see cref="string.GetHashCode()"/> differs from one process to the next.</summary>
    public static int Seed(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
}
