using System.Collections.Immutable;
using BenchmarkDotNet.Running;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Values;
using PortableML.Benchmarks;

const string Usage = """
    usage: PortableML.Benchmarks [FOLDER] [--runs N] [--warm-ups N] [--reference A.dll ...] [--profile] [--quick] [--uncollected GIGABYTES] [--only TEXT] [--bars NAME ...]

           PortableML.Benchmarks driver [--quick] [BenchmarkDotNet's options]
           PortableML.Benchmarks builds [FILES [PAIRS]]
           PortableML.Benchmarks large FOLDER

    The second form measures whole runs of the driver with BenchmarkDotNet, the third whole builds with the package and without, the fourth every folder in FOLDER as a project, once. The first measures the analyzers by the driver's own telemetry, on the C# files of FOLDER or, without one, on a generated corpus.
    TorchSharp and ONNX Runtime are referenced where the sources name them.
    --reference  an assembly that the sources need besides TorchSharp and ONNX Runtime
    --profile    also says where the time goes
    --bars       only these: ratio, absent, growth, dense, scenarios (the last three on the generated corpus only); own: the rules alone, for a profiler
    --quick      scenarios of 10 and 100 files, not of 1,000
    --uncollected
                 gigabytes that a run may allocate before the collector comes, whose pauses are charged to whoever works just then
    --only       the scenarios and dense cases whose name holds TEXT
    """;

if (args is ["driver", ..])
{
    DriverBenchmarks.IsQuick = args.Contains("--quick");
    BenchmarkSwitcher.FromTypes([typeof(DriverBenchmarks)]).Run([.. args.Skip(1).Where(arg => arg != "--quick").DefaultIfEmpty("--filter=*")], DriverBenchmarks.Config);
    return 0;
}

if (args is ["builds", .. { Length: <= 2 } sizes] && sizes.All(size => int.TryParse(size, out int number) && number > 0))
{
    WholeBuilds.Measure(sizes is [var count, ..] ? int.Parse(count) : 1000, sizes is [_, var pairs] ? int.Parse(pairs) : 5);
    return 0;
}

if (args is ["large", { } projects] && Directory.Exists(projects))
{
    await LargeCode.MeasureAsync(projects);
    return 0;
}

string? folder = null;
int runs = 5;
int warmUps = 2;
bool profiles = false;
bool isQuick = false;
string only = "";
List<string> references = [];
List<string> bars = [];
List<string>? list = null;
for (int i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--runs" or "--warm-ups" when i + 1 < args.Length && int.TryParse(args[i + 1], out int number) && number >= 0:
            (runs, warmUps) = args[i] == "--runs" ? (Math.Max(number, 1), warmUps) : (runs, number);
            list = null;
            i++;
            break;
        case "--profile":
            profiles = true;
            list = null;
            break;
        case "--quick":
            isQuick = true;
            list = null;
            break;
        case "--uncollected" when i + 1 < args.Length && int.TryParse(args[i + 1], out int gigabytes) && gigabytes > 0:
            Measurement.Uncollected = (long)gigabytes << 30;
            list = null;
            i++;
            break;
        case "--only" when i + 1 < args.Length:
            only = args[++i];
            list = null;
            break;
        case "--reference":
            list = references;
            break;
        case "--bars":
            list = bars;
            break;
        case { } text when !text.StartsWith('-') && list is not null:
            list.Add(text);
            break;
        case { } text when Directory.Exists(text):
            folder = text;
            break;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}

AnalyzerOptions noOptions = new([]);
SourceSet corpus = folder is null ? GeneratedCorpus.Of(GeneratedCorpus.FullSize) : SourceSet.FromFolder(folder, references);
Console.WriteLine($"{corpus.Name}: {corpus.Files.Length} files, {corpus.Lines} lines; medians of {runs} runs after {warmUps}, in ms by the driver's telemetry");
if (Wants("ratio"))
{
    await RatiosAsync();
}

if (bars.Contains("own"))
{
    Row("PortableML.Analyzers", (await MeasureAsync(Rules(corpus)))[0]);
}

if (Wants("absent"))
{
    await AbsentAsync();
}

if (Wants("growth") && folder is null)
{
    await GrowthAsync();
}

if (Wants("dense") && folder is null)
{
    await DenseAsync();
}

if (Wants("scenarios") && folder is null)
{
    await ScenariosAsync();
}

if (profiles)
{
    await ProfileAsync();
}

return 0;

bool Wants(string bar) => bars.Count == 0 || bars.Contains(bar);

Task<ImmutableArray<Measurement>> MeasureAsync(params Subject[] subjects) => Measurement.InTurnsAsync(warmUps, runs, null, subjects);

Subject Rules(SourceSet sources) => new(sources, Yardstick.Rules, noOptions);

async Task RatiosAsync()
{
    if (await MeasureAsync(Rules(corpus), new(corpus, [new EmptyAnalyzer()], noOptions), new(corpus, Yardstick.BannedApi, Yardstick.BannedOptions)) is not [var rules, var empty, var banned])
    {
        return;
    }

    Row("PortableML.Analyzers", rules);
    Each(rules);

    Row($"nothing, on {SiteKinds.All.Length} kinds", empty);
    Row($"BannedApiAnalyzers, {Yardstick.BannedIds.Length} ids", banned);
    Bar("at most 1/10 of BannedApiAnalyzers", rules.Against(banned), 0.1);
    Bar("at most 3 times the empty analyzer", rules.Against(empty), 3);
}

async Task AbsentAsync()
{
    Measurement absent = (await MeasureAsync(Rules(corpus.WithoutLibraries())))[0];
    Row("no library referenced", absent);
    Each(absent);
    Bar("at most 0.1 ms without a library", absent.Milliseconds, 0.1);
}

async Task GrowthAsync()
{
    if (await MeasureAsync(Rules(GeneratedCorpus.Of(GeneratedCorpus.FullSize / 10)), Rules(corpus)) is [var one, var ten])
    {
        Row($"{GeneratedCorpus.FullSize / 10} files", one);
        Row($"{GeneratedCorpus.FullSize} files", ten);
        Bar("growth from 1 to 10 times the files", ten.Against(one), 10.5);
    }
}

async Task DenseAsync()
{
    TimeSpan limit = TimeSpan.FromSeconds(20);
    foreach ((string name, int size, Func<int, SourceSet> make) in DenseCases.All.Where(one => one.Name.Contains(only, StringComparison.Ordinal)))
    {
        // A quarter, a half, the whole: the fastest of three runs each, since a pause weighs much in so short a time.
        List<double> times = [];
        foreach (int part in (int[])[size / 4, size / 2, size])
        {
            try
            {
                times.Add((await Measurement.InTurnsAsync(1, 3, limit, Rules(make(part))))[0].Fastest);
            }
            catch (TimeoutException)
            {
                break;
            }
        }

        bool isLinear = times.Count == 3 && (times[2] < 10 || times[2] <= 2.5 * times[1]);
        Console.WriteLine($"  {$"{size} {name}",-42} {string.Join(", ", ((string[])["quarter", "half", "whole"]).Zip(times, (part, time) => $"{part} {time:F1} ms")),-54}"
            + $" {(isLinear ? "PASS" : "MISS")} (bar 2.5 for twice the size{(times.Count < 3 ? $"; more than {limit.TotalSeconds:F0} s" : "")})");
    }
}

async Task ScenariosAsync()
{
    Console.WriteLine();
    Console.WriteLine("| project | files | rules, ms | × nothing | × BannedApiAnalyzers | allocated above nothing, KB | diagnostics |");
    Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    foreach (Scenario scenario in Scenarios.All.Where(scenario => scenario.Name.Contains(only, StringComparison.Ordinal)))
    {
        List<Measurement> sizes = [];
        foreach (int files in isQuick ? (int[])[10, 100] : [10, 100, 1000])
        {
            SourceSet sources = scenario.Make(files);
            if (await MeasureAsync(Rules(sources), new(sources, [new EmptyAnalyzer()], noOptions), new(sources, Yardstick.BannedApi, Yardstick.BannedOptions)) is not [var rules, var empty, var banned])
            {
                return;
            }

            if (rules.Runs.FirstOrDefault(run => run.Diagnostics != scenario.Diagnostics(files)) is { } wrong)
            {
                throw new InvalidOperationException($"{scenario.Name}, {files} files: {wrong.Diagnostics} diagnostics, not {scenario.Diagnostics(files)}");
            }

            sizes.Add(rules);
            Console.WriteLine($"| {scenario.Name} | {files} | {rules.Milliseconds:F2} | {rules.Against(empty):F2} | {rules.Against(banned):F3} | {(rules.Allocated - empty.Allocated) / 1024:F0} | {rules.Runs[0].Diagnostics} |");
        }

        Console.WriteLine($"| {scenario.Name} | growth, 10 times the files | {string.Join(", ", sizes.Skip(1).Zip(sizes, (ten, one) => $"{ten.Against(one):F1}"))} | | | | |");
    }
}

async Task ProfileAsync()
{
    ImmutableArray<CostProfile> areas = [new("TorchSharp"), new("OnnxRuntime")];
    Console.WriteLine("where the time goes (the last of the runs; judging by processor time, where the system tells it)");
    foreach (CostProfile area in areas)
    {
        await MeasureAsync(new Subject(corpus, [area], noOptions));
        area.Print();
    }
}

static void Each(Measurement measured)
{
    foreach (string analyzer in measured.Runs[0].Each.Select(one => one.Analyzer))
    {
        Console.WriteLine($"    {analyzer,-40} {measured.Runs.Average(run => run.Each.Single(one => one.Analyzer == analyzer).Milliseconds),10:F3}");
    }
}

static void Row(string name, Measurement measured) => Console.WriteLine(
    $"  {name,-42} {measured.Milliseconds,10:F2}   fastest {measured.Fastest,10:F2}   first {measured.First.Total,10:F2}   whole {measured.Whole,10:F2}   {measured.Runs[0].Diagnostics,6} diagnostics"
    + $"   compiled at first {measured.First.Compiled,6} methods, {measured.First.Compiling:F0} ms");

static void Bar(string name, double value, double limit) => Console.WriteLine($"  {name,-42} {value,10:F3}   {(value <= limit ? "PASS" : "MISS")} (bar {limit})");
