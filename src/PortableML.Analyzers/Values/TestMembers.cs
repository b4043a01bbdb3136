using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Values;

/// <summary>Members that a test or benchmark runner calls (xunit, NUnit, MSTest, BenchmarkDotNet and what is derived from them), so that no one looks for their callers.</summary>
internal static class TestMembers
{
    private static readonly string[] s_starts = ["Fact", "Theory", "Test", "SkippableFact", "SkippableTheory", "DataTest", "Benchmark"];

    /// <summary>Tells whether an attribute of <paramref name="member"/> is named as those are that a runner looks for.</summary>
    public static bool AreCalledByRunner(ISymbol member)
    {
        foreach (AttributeData attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is { } name && Array.Exists(s_starts, start => name.StartsWith(start, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
