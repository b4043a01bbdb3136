using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PortableML.Benchmarks;

/// <summary>What is measured: analyzers on sources.</summary>
internal sealed record Subject(SourceSet Sources, ImmutableArray<DiagnosticAnalyzer> Analyzers, AnalyzerOptions Options);

/// <summary>
/// What one run took, in milliseconds: the analyzers by the driver's telemetry, and the whole by the clock, with the binding that who asks first
/// pays for; the bytes that the process allocated meanwhile; and the methods that were compiled just in time, with the milliseconds for it.
/// </summary>
internal sealed record Run(
    double Total, double Whole, int Diagnostics, long Allocated, long Compiled, double Compiling, ImmutableArray<(string Analyzer, double Milliseconds)> Each);

/// <summary>What analyzers took on a set of sources: several runs, each on a new compilation, and the first of the process.</summary>
internal sealed record Measurement(ImmutableArray<Run> Runs, Run First)
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The bytes that a run may allocate before the collector comes; 0 leaves it to come as it likes. What it takes is charged to whoever works
    /// just then, so that only without it the same work takes the same time in a small project and in a large one.
    /// </summary>
    public static long Uncollected { get; set; }

    /// <summary>The median of the runs.</summary>
    public double Milliseconds => Median(Runs.Select(run => run.Total));

    /// <summary>The median of the whole runs, binding included.</summary>
    public double Whole => Median(Runs.Select(run => run.Whole));

    /// <summary>The median of the allocated bytes.</summary>
    public double Allocated => Median(Runs.Select(run => (double)run.Allocated));

    /// <summary>The fastest of the runs.</summary>
    public double Fastest => Runs.Min(run => run.Total);

    /// <summary>Measures each of <paramref name="subjects"/> alone, in turns, so that all see the same machine; <paramref name="limit"/> ends a run that takes longer.</summary>
    /// <exception cref="TimeoutException">A run took longer than <paramref name="limit"/>.</exception>
    public static async Task<ImmutableArray<Measurement>> InTurnsAsync(int warmUps, int runs, TimeSpan? limit, params Subject[] subjects)
    {
        List<Run>[] measured = [.. subjects.Select(_ => new List<Run>())];
        for (int turn = 0; turn < warmUps + runs; turn++)
        {
            for (int i = 0; i < subjects.Length; i++)
            {
                measured[i].Add(await RunAsync(subjects[i], limit).ConfigureAwait(false));
            }
        }

        return [.. measured.Select(all => new Measurement([.. all.Skip(warmUps)], all[0]))];
    }

    /// <summary>The median over the turns of how many times as long this took as <paramref name="other"/>.</summary>
    public double Against(Measurement other) => Median(Runs.Zip(other.Runs, (mine, theirs) => mine.Total / theirs.Total));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static async Task<Run> RunAsync(Subject subject, TimeSpan? limit)
    {
        CSharpCompilation compilation = subject.Sources.Compile();

        // The compiler has bound all declarations and loaded what they name before it asks an analyzer; who asks first would pay for all.
        ImmutableArray<Diagnostic> problems = compilation.GetDiagnostics();
        if (subject.Sources.MustCompile && problems.FirstOrDefault(problem => problem.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException($"{subject.Sources.Name}: {error}");
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        using CancellationTokenSource cancellation = new();
        ConcurrentQueue<string> failures = [];
        CompilationWithAnalyzers driver = new(compilation, subject.Analyzers, new CompilationWithAnalyzersOptions(
            subject.Options,
            (exception, analyzer, _) => failures.Enqueue($"{analyzer.GetType().Name}: {exception}"),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true));

        if (limit is { } time)
        {
            cancellation.CancelAfter(time);
        }

        if (Uncollected > 0 && !GC.TryStartNoGCRegion(Uncollected))
        {
            throw new InvalidOperationException($"The runtime does not keep {Uncollected} bytes free.");
        }

        Stopwatch whole = Stopwatch.StartNew();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long compiled = JitInfo.GetCompiledMethodCount();
        TimeSpan compiling = JitInfo.GetCompilationTime();
        Task<ImmutableArray<Diagnostic>> analysis = Task.Run(() => driver.GetAnalyzerDiagnosticsAsync(cancellation.Token));
        try
        {
            // One action that never looks at the token cannot be ended: it is left behind.
            ImmutableArray<Diagnostic> diagnostics = await analysis.WaitAsync(limit + s_grace ?? Timeout.InfiniteTimeSpan).ConfigureAwait(false);
            whole.Stop();
            if (Uncollected > 0 && GCSettings.LatencyMode != GCLatencyMode.NoGCRegion)
            {
                throw new InvalidOperationException($"The run needs more than {Uncollected} bytes.");
            }

            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            compiled = JitInfo.GetCompiledMethodCount() - compiled;
            compiling = JitInfo.GetCompilationTime() - compiling;
            if (failures.TryDequeue(out string? failure))
            {
                throw new InvalidOperationException(failure);
            }

            List<(string Analyzer, double Milliseconds)> each = [];
            foreach (DiagnosticAnalyzer analyzer in subject.Analyzers)
            {
                var telemetry = await driver.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).ConfigureAwait(false);
                each.Add((analyzer.GetType().Name, telemetry.ExecutionTime.TotalMilliseconds));
            }

            return new Run(each.Sum(one => one.Milliseconds), whole.Elapsed.TotalMilliseconds, diagnostics.Length, allocated, compiled, compiling.TotalMilliseconds, [.. each]);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"More than {limit}.");
        }
        finally
        {
            if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            {
                GC.EndNoGCRegion();
            }
        }
    }
}
