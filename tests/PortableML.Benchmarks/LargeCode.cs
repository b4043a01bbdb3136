using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PortableML.Benchmarks;

/// <summary>Other people's code, much of it, each project once: that nothing throws, and what it takes. An analyzer that throws ends the measurement.</summary>
internal static class LargeCode
{
    private const double Unit = 100_000;

    /// <summary>Measures every folder in <paramref name="projects"/>, after one project that only warms up, and prints a row for each and one for all.</summary>
    public static async Task MeasureAsync(string projects)
    {
        AnalyzerOptions options = new([]);
        SourceSet warmUp = GeneratedCorpus.Of(GeneratedCorpus.FullSize);
        await Measurement.InTurnsAsync(0, 2, null, new Subject(warmUp, Yardstick.Rules, options), new Subject(warmUp, [new EmptyAnalyzer()], options));

        Console.WriteLine("| project | lines | rules, ms | nothing, ms | whole run, ms | with nothing, ms | rules allocate above nothing, MB | diagnostics |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        double lines = 0, rulesTime = 0, emptyTime = 0, rulesWhole = 0, emptyWhole = 0, allocated = 0;
        int diagnostics = 0;
        foreach (string folder in Directory.EnumerateDirectories(projects).Order(StringComparer.Ordinal))
        {
            SourceSet sources = SourceSet.FromFolder(folder, []);
            ImmutableArray<Measurement> measured = await Measurement.InTurnsAsync(0, 1, null, new Subject(sources, [new EmptyAnalyzer()], options), new Subject(sources, Yardstick.Rules, options));
            (Measurement empty, Measurement rules) = (measured[0], measured[1]);
            double above = Math.Max(0, rules.Allocated - empty.Allocated) / (1024 * 1024);
            Console.WriteLine($"| {sources.Name} | {sources.Lines} | {rules.Milliseconds:F1} | {empty.Milliseconds:F1} | {rules.Whole:F0} | {empty.Whole:F0} | {above:F1} | {rules.Runs[0].Diagnostics} |");
            lines += sources.Lines;
            rulesTime += rules.Milliseconds;
            emptyTime += empty.Milliseconds;
            rulesWhole += rules.Whole;
            emptyWhole += empty.Whole;
            allocated += above;
            diagnostics += rules.Runs[0].Diagnostics;
        }

        Console.WriteLine($"| all | {lines:F0} | {rulesTime:F0} | {emptyTime:F0} | {rulesWhole:F0} | {emptyWhole:F0} | {allocated:F0} | {diagnostics} |");
        Console.WriteLine($"| for each 100,000 lines | | {rulesTime * Unit / lines:F1} | {emptyTime * Unit / lines:F1} | {rulesWhole * Unit / lines:F0} | {emptyWhole * Unit / lines:F0} | {allocated * Unit / lines:F1} | |");
    }
}
