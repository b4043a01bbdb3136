using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PortableML.Benchmarks;

/// <summary>
/// What a build waits for: the analyzer driver over a whole project that is already bound, with nothing, with BannedApiAnalyzers and with the
/// rules. The driver's own work (it binds every body again) is in all three, so only the differences say something; the telemetry of the other
/// mode leaves it out.
/// </summary>
[MemoryDiagnoser]
[HideColumns(Column.Error, Column.StdDev)]
public class DriverBenchmarks
{
    private SourceSet _sources = null!;
    private Scenario _scenario = null!;
    private CompilationWithAnalyzers _driver = null!;
    private int _expected;

    /// <summary>How many files the project has.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Files { get; set; }

    /// <summary>Which project.</summary>
    [ParamsSource(nameof(Projects))]
    public string Project { get; set; } = "";

    /// <summary>With <c>--quick</c> only small projects.</summary>
    public static IEnumerable<int> Sizes => IsQuick ? [10] : [10, 100, 1000];

    /// <summary>The names of the scenarios.</summary>
    public static IEnumerable<string> Projects => Scenarios.All.Select(scenario => scenario.Name);

    /// <summary>One short run of each instead of BenchmarkDotNet's own choice.</summary>
    public static bool IsQuick { get; set; }

    /// <summary>Runs each measured call once on its own compilation, in this process: the analyzers' package is no project of its own.</summary>
    public static IConfig Config => DefaultConfig.Instance.AddJob(Job.Default
        .WithToolchain(InProcessEmitToolchain.Instance)
        .WithStrategy(RunStrategy.Monitoring)
        .WithInvocationCount(1)
        .WithUnrollFactor(1)
        .WithWarmupCount(IsQuick ? 2 : 5)
        .WithIterationCount(IsQuick ? 3 : 15));

    /// <summary>Makes the sources.</summary>
    [GlobalSetup]
    public void Make()
    {
        _scenario = Scenarios.All.Single(scenario => scenario.Name == Project);
        _sources = _scenario.Make(Files);
    }

    /// <summary>A new compilation for each run, bound as the compiler has it when it asks the analyzers.</summary>
    [IterationSetup(Target = nameof(Nothing))]
    public void SetUpNothing() => SetUp([new EmptyAnalyzer()], new AnalyzerOptions([]), 0);

    /// <summary>The same for the yardstick.</summary>
    [IterationSetup(Target = nameof(BannedApiAnalyzers))]
    public void SetUpBannedApi() => SetUp(Yardstick.BannedApi, Yardstick.BannedOptions, -1);

    /// <summary>The same for the rules.</summary>
    [IterationSetup(Target = nameof(PortableML))]
    public void SetUpRules() => SetUp(Yardstick.Rules, new AnalyzerOptions([]), _scenario.Diagnostics(Files));

    /// <summary>An analyzer that registers the same kinds and does nothing.</summary>
    [Benchmark(Baseline = true)]
    public int Nothing() => Analyze();

    /// <summary>The list of the catalogue's APIs, banned.</summary>
    [Benchmark]
    public int BannedApiAnalyzers() => Analyze();

    /// <summary>All rules.</summary>
    [Benchmark]
    public int PortableML() => Analyze();

    private void SetUp(ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, int expected)
    {
        CSharpCompilation compilation = _sources.Compile();
        _ = compilation.GetDiagnostics();
        _driver = new CompilationWithAnalyzers(compilation, analyzers, new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        _expected = expected;
    }

    private int Analyze()
    {
        int found = _driver.GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult().Length;
        return _expected < 0 || found == _expected ? found : throw new InvalidOperationException($"{Project}, {Files} files: {found} diagnostics, not {_expected}");
    }
}
