using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// What holds where the functions of a member begin: of a lambda what held where it was made and what holds at all its calls, of a local
/// function what holds at all its uses, of a member what holds at all its calls where those are known.
/// </summary>
internal sealed class FunctionEntries(GuardAnalysis analysis)
{
    /// <summary>As many members as are looked at for one answer; where there are more, the answer is "not understood".</summary>
    public const int MaximumMembers = 500;

    private readonly ReachCache<(IOperation Function, int Scope), FactSet> _entries = new(EqualityComparer<(IOperation, int)>.Default);
    private readonly ConcurrentDictionary<(IOperation Function, bool AsksCallers), IReadOnlyList<IReadOnlyList<IOperation>>?> _places = new();

    /// <summary>What holds where <paramref name="function"/> begins; other members are asked where it is called only with <paramref name="asksCallers"/>.</summary>
    public FactSet Of(IOperation function, int reach, bool asksCallers)
    {
        if (_entries.TryGet(Key(function, reach, asksCallers), Math.Max(reach, 0), out FactSet? known))
        {
            return known!;
        }

        int outside = Reach.Begin();
        try
        {
            EntryEquations equations = new(reach, asksCallers);
            foreach (KeyValuePair<EntryEquations.Function, FactSet> solved in equations.Solve(new(analysis, function)))
            {
                solved.Key.Analysis.Entries.Keep(solved.Key.Operation, reach, asksCallers, solved.Value);
            }
        }
        finally
        {
            Reach.End(outside);
        }

        return _entries.TryGet(Key(function, reach, asksCallers), Math.Max(reach, 0), out known) ? known! : FactSet.Of(GuardFact.NotUnderstood);
    }

    /// <summary>
    /// The places of which one leads into <paramref name="function"/>, in groups of which each does; none where it can be entered from anywhere,
    /// null where there are too many.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<IOperation>>? PlacesBefore(IOperation function, bool asksCallers) =>
        _places.GetOrAdd((function, asksCallers), key => FindPlaces(key.Function, key.AsksCallers));

    private IReadOnlyList<IReadOnlyList<IOperation>>? FindPlaces(IOperation function, bool asksCallers)
    {
        IMemberValues? members = asksCallers ? analysis.Context.Members : null;
        switch (function)
        {
            case IAnonymousFunctionOperation:
                IOperation[] made = [function];
                return FunctionCalls.Of(function, analysis.Body, members) is { } calls ? [made, calls] : [made];
            case ILocalFunctionOperation local:
                return Group([.. Uses(local)]);
            default:
                bool areTooMany = false;
                return members?.CallsOf(analysis.Body.Root, out areTooMany) is { } known ? Group(known) : areTooMany ? null : [];
        }
    }

    private void Keep(IOperation function, int reach, bool asksCallers, FactSet facts) => _entries.Keep(Key(function, reach, asksCallers), Math.Max(reach, 0), facts);

    private static (IOperation Function, int Scope) Key(IOperation function, int reach, bool asksCallers) => (function, (asksCallers ? 1 : 0) + (reach == Reach.None ? 2 : 0));

    private static IReadOnlyList<IReadOnlyList<IOperation>> Group(IReadOnlyList<IOperation> places) => places.Count == 0 ? [] : [places];

    private IEnumerable<IOperation> Uses(ILocalFunctionOperation function) =>
        analysis.Body.ReferencesTo(function.Symbol).Where(use => !function.Syntax.Span.Contains(use.Syntax.Span));
}
