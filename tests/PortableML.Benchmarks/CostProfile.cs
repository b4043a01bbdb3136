using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Rules;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Values;

namespace PortableML.Benchmarks;

/// <summary>
/// Does what the placement rules of one area do and says where the time goes: looking at operations, by their kind, and judging the
/// sites that are found.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CostProfile(string area) : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new("PROFILE", "Profile", "Profile", "Profile", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    /// <summary>A look that takes longer, in nanoseconds, is counted apart.</summary>
    private const double Slow = 100_000;

    private readonly Dictionary<OperationKind, KindCost> _kinds = [];
    private readonly List<(string Place, string Verdict, long Nanoseconds, long Bytes)> _judged = [];
    private bool _isNew;
    private long _start;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Never concurrent here: the measured driver runs one action at a time, which the counters rely on.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            // The driver may ask for the actions again when all is done: what was counted stays until something is looked at.
            _isNew = true;
            long before = ThreadClock.Now;
            VendorSymbols symbols = VendorSymbols.For(start.Compilation, start.Options);
            if (symbols.References(area))
            {
                SiteClassifier classifier = new(start.Compilation, start.Options, symbols, area);
                start.RegisterOperationAction(operation => Look(operation.Operation, classifier), classifier.Finder.Kinds);
            }

            _start = ThreadClock.Now - before;
        });
    }

    /// <summary>Writes what the last compilation took.</summary>
    public void Print()
    {
        Console.WriteLine($"  {area}: start {_start / 1e6,8:F3} ms; looking {_kinds.Values.Sum(kind => kind.Quick) / 1e6,8:F2} ms (and {_kinds.Values.Sum(kind => kind.Slow) / 1e6:F2} ms in "
            + $"looks over {Slow / 1e6:F1} ms: binding, or a pause); judging {_judged.Count} sites {_judged.Sum(one => one.Nanoseconds) / 1e6,8:F2} ms");
        foreach ((OperationKind kind, KindCost cost) in _kinds.OrderByDescending(pair => pair.Value.Quick))
        {
            Console.WriteLine($"    {kind,-20} {cost.Operations,8} operations {cost.Sites,6} sites {cost.Quick / 1e6,8:F2} ms {cost.Quick / cost.Operations,8:F0} ns each");
        }

        foreach (var group in _judged.GroupBy(one => one.Verdict).OrderByDescending(group => group.Sum(one => one.Nanoseconds)))
        {
            Console.WriteLine($"    {group.Key,-20} {group.Count(),8} sites judged {group.Sum(one => one.Nanoseconds) / 1e6,17:F2} ms {group.Sum(one => one.Bytes) / 1024,8} KiB");
        }

        foreach (var (place, verdict, nanoseconds, bytes) in _judged.OrderByDescending(one => one.Nanoseconds).Take(12))
        {
            Console.WriteLine($"    {nanoseconds / 1e6,8:F2} ms {bytes / 1024,6} KiB {verdict,-16} {place}");
        }
    }

    private void Look(IOperation operation, SiteClassifier classifier)
    {
        if (_isNew)
        {
            _isNew = false;
            _kinds.Clear();
            _judged.Clear();
        }

        long before = Stopwatch.GetTimestamp();
        DeviceSite? site = classifier.Finder.Find(operation);
        double took = Stopwatch.GetElapsedTime(before).TotalNanoseconds;
        KindCost cost = _kinds.GetValueOrDefault(operation.Kind) ?? new KindCost();
        _kinds[operation.Kind] = cost;
        cost.Operations++;
        cost.Sites += site is null ? 0 : 1;
        (cost.Quick, cost.Slow) = took < Slow ? (cost.Quick + took, cost.Slow) : (cost.Quick, cost.Slow + took);
        if (site is null)
        {
            return;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long judging = ThreadClock.Now;
        Judgement judgement = classifier.Judge(site);
        bool isFirst = classifier.IsFirstOfSelection(site);
        long judged = ThreadClock.Now;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        FileLinePositionSpan span = site.Syntax.GetLocation().GetLineSpan();
        _judged.Add(($"{Path.GetFileName(span.Path)}:{span.StartLinePosition.Line + 1} {(isFirst ? "" : "(not first) ")}{site.Api.Id}", judgement.Verdict.ToString(), judged - judging, allocated));
    }

    private sealed class KindCost
    {
        public int Operations { get; set; }

        public int Sites { get; set; }

        public double Quick { get; set; }

        public double Slow { get; set; }
    }
}
