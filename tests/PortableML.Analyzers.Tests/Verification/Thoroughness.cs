namespace PortableML.Analyzers.Tests.Verification;

/// <summary>How much of what can be tried without end is tried.</summary>
internal static class Thoroughness
{
    /// <summary><c>PORTABLEML_EVERY_CASE=1</c>: as much as half an hour allows. Without it a sample, always the same.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("PORTABLEML_EVERY_CASE") == "1";
}
