using PortableML.Analyzers.Catalog;

namespace PortableML.CodeFixes.Shared;

/// <summary>Judges a name by its words.</summary>
internal static class NameWords
{
    // What Apple's accelerator is called beside the catalogue's name.
    private static readonly HashSet<string> s_ofApple = new(StringComparer.OrdinalIgnoreCase) { "metal", "apple" };

    private static readonly HashSet<string> s_otherPlaces = new(StringComparer.OrdinalIgnoreCase) { "cpu", "host", "source", "src" };

    private static readonly HashSet<string> s_necessities = new(StringComparer.OrdinalIgnoreCase) { "must", "only", "requires", "required" };

    private static readonly HashSet<string> s_benchmarks = new(StringComparer.OrdinalIgnoreCase) { "benchmark", "benchmarks", "bench" };

    private static readonly HashSet<string> s_tests = new(s_benchmarks, StringComparer.OrdinalIgnoreCase) { "test", "tests" };

    /// <summary>The name speaks of one vendor: <c>useCuda</c>, <c>"cuda:0"</c>.</summary>
    public static bool NameVendor(string name) => Split(name).Any(static word => AcceleratorWords.Contain(word) || s_ofApple.Contains(word));

    /// <summary>The name speaks of where data comes from, or of the CPU.</summary>
    public static bool NameOtherPlace(string name) => Split(name).Any(s_otherPlaces.Contains);

    /// <summary>The name speaks of tests or benchmarks.</summary>
    public static bool NameTest(string name) => Split(name).Any(s_tests.Contains);

    /// <summary>The name speaks of benchmarks: what they measure must not change on its own.</summary>
    public static bool NameBenchmark(string name) => Split(name).Any(s_benchmarks.Contains);

    /// <summary>The text says that something has to be so.</summary>
    public static bool NameNecessity(string text) => Split(text).Any(s_necessities.Contains);

    /// <summary>The name speaks of a GPU, whoever's it is.</summary>
    public static bool NameGpu(string name) => Split(name).Any(static word => string.Equals(word, "gpu", StringComparison.OrdinalIgnoreCase));

    /// <summary>The words of a name in camel, Pascal, snake or kebab case; a run of capitals is one word.</summary>
    private static IEnumerable<string> Split(string name)
    {
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            bool isHump = i < name.Length && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (i == name.Length || isHump || !char.IsLetter(name[i]))
            {
                yield return name.Substring(start, i - start).TrimStart('_', '-', ' ', '@', ':', '.', '/');
                start = i;
            }
        }
    }
}
