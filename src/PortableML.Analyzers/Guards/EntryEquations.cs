using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>
/// What holds where functions begin that lead into each other, also in a circle: the most that every way from outside proves. Solved together
/// and not one inside the other, so that the answer is the same whichever was asked for, and a long chain takes no stack.
/// </summary>
/// <param name="reach">How far members are asked for what their conditions mean.</param>
/// <param name="asksCallers">Other members are asked for where they call.</param>
internal sealed class EntryEquations(int reach, bool asksCallers)
{
    /// <summary>A member's body, a lambda or a local function.</summary>
    internal readonly record struct Function(GuardAnalysis Analysis, IOperation Operation);

    private readonly Dictionary<Function, IReadOnlyList<IReadOnlyList<IOperation>>?> _places = [];
    private readonly Dictionary<IOperation, (FactSet Facts, Function? Function)> _placeFacts = [];
    private readonly Dictionary<Function, FactSet> _loops = [];
    private readonly Dictionary<Function, FactSet> _entries = [];
    private readonly List<Function> _order = [];

    /// <summary>What holds where <paramref name="root"/> and the functions that lead into it begin; of <paramref name="root"/> alone where there are too many.</summary>
    public IEnumerable<KeyValuePair<Function, FactSet>> Solve(Function root)
    {
        if (!Collect(root))
        {
            return [new(root, FactSet.Of(GuardFact.NotUnderstood))];
        }

        Iterate();

        // What is only ever reached from itself is entered from where it is not seen, as what no one calls is.
        List<Function> cutOff = [.. _order.Where(function => _entries[function].IsEverything && function.Operation is not IAnonymousFunctionOperation)];
        if (cutOff.Count > 0)
        {
            foreach (Function function in cutOff)
            {
                _places[function] = [];
            }

            Iterate();
        }

        return _entries;
    }

    /// <summary>Finds every function that leads into <paramref name="root"/>; false where they are spread over too many members.</summary>
    private bool Collect(Function root)
    {
        HashSet<MemberBody> bodies = [];
        Stack<Function> open = new([root]);
        while (open.Count > 0)
        {
            Function function = open.Pop();
            if (_places.ContainsKey(function))
            {
                continue;
            }

            if (bodies.Add(function.Analysis.Body) && bodies.Count > FunctionEntries.MaximumMembers)
            {
                return false;
            }

            IReadOnlyList<IReadOnlyList<IOperation>>? places = function.Analysis.Entries.PlacesBefore(function.Operation, asksCallers);
            _places.Add(function, places);
            _loops.Add(function, Each(function));
            _order.Add(function);
            foreach (IOperation place in places?.SelectMany(group => group) ?? [])
            {
                if (!_placeFacts.TryGetValue(place, out (FactSet Facts, Function? Function) known))
                {
                    MemberBody body = MemberBody.Of(place);
                    GuardAnalysis there = body == function.Analysis.Body ? function.Analysis : GuardAnalysis.Of(body, function.Analysis.Context);
                    (FactSet facts, IOperation? around) = there.OwnFactsAt(place, reach);
                    known = (facts, around is null ? null : new Function(there, around));
                    _placeFacts.Add(place, known);
                }

                if (known.Function is { } outer)
                {
                    open.Push(outer);
                }
            }
        }

        return true;
    }

    private void Iterate()
    {
        foreach (Function function in _order)
        {
            _entries[function] = FactSet.Everything;
        }

        bool isChanged = true;
        while (isChanged)
        {
            isChanged = false;
            for (int i = _order.Count - 1; i >= 0; i--)
            {
                FactSet entry = Entry(_places[_order[i]]).And(_loops[_order[i]]);
                if (!entry.Equals(_entries[_order[i]]))
                {
                    _entries[_order[i]] = entry;
                    isChanged = true;
                }
            }
        }
    }

    /// <summary>What holds because the function runs once for each device.</summary>
    private FactSet Each(Function function) =>
        (function.Operation is IAnonymousFunctionOperation lambda ? new GuardConditionVisitor(function.Analysis.Context, function.Analysis.Body, reach).Each(lambda) : null) ?? FactSet.Empty;

    private FactSet Entry(IReadOnlyList<IReadOnlyList<IOperation>>? groups)
    {
        if (groups is null)
        {
            return FactSet.Of(GuardFact.NotUnderstood);
        }

        FactSet entry = FactSet.Empty;
        foreach (IReadOnlyList<IOperation> group in groups)
        {
            FactSet? any = null;
            foreach (IOperation place in group)
            {
                (FactSet facts, Function? function) = _placeFacts[place];
                facts = function is { } around ? facts.And(_entries[around]) : facts;
                any = any?.Or(facts) ?? facts;
            }

            entry = entry.And(any ?? FactSet.Empty);
        }

        return entry;
    }
}
