namespace PortableML.Analyzers.Guards;

/// <summary>
/// Keeps answers about members that other members are asked for, one by the other, as far as the reach goes. An answer that was complete
/// within some reach is the same within every greater one; one that was cut short is kept for its own reach alone. So no answer depends on
/// who asked first, and members that ask each other in a circle are asked once for each reach, not once for each way round.
/// </summary>
/// <typeparam name="TKey">What is asked for.</typeparam>
/// <typeparam name="TAnswer">The answer.</typeparam>
internal sealed class ReachCache<TKey, TAnswer>(IEqualityComparer<TKey> comparer)
    where TKey : notnull
{
    private readonly Dictionary<TKey, (TAnswer Answer, int Needed)> _complete = new(comparer);
    private readonly Dictionary<int, Dictionary<TKey, TAnswer>> _cut = [];

    /// <summary>The answer for <paramref name="key"/> within <paramref name="reach"/>, made by <paramref name="make"/> where none is kept.</summary>
    public TAnswer Get(TKey key, int reach, Func<TKey, int, TAnswer> make)
    {
        if (TryGet(key, reach, out TAnswer? known))
        {
            return known!;
        }

        // Made outside the lock: two threads may do it twice, with the same result, but never wait for each other in a circle.
        int outside = Reach.Begin();
        try
        {
            TAnswer answer = make(key, reach);
            Keep(key, reach, answer);
            return answer;
        }
        finally
        {
            Reach.End(outside);
        }
    }

    /// <summary>Finds a kept answer.</summary>
    public bool TryGet(TKey key, int reach, out TAnswer? answer)
    {
        lock (_complete)
        {
            if (_complete.TryGetValue(key, out (TAnswer Answer, int Needed) known) && known.Needed <= reach)
            {
                Reach.Needs(known.Needed);
                answer = known.Answer;
                return true;
            }

            if (_cut.TryGetValue(reach, out Dictionary<TKey, TAnswer>? cut) && cut.TryGetValue(key, out answer))
            {
                Reach.CutShort();
                return true;
            }
        }

        answer = default;
        return false;
    }

    /// <summary>Keeps an answer that was made since the last <see cref="Reach.Begin"/>.</summary>
    public void Keep(TKey key, int reach, TAnswer answer)
    {
        lock (_complete)
        {
            if (Reach.IsCutShort)
            {
                if (!_cut.TryGetValue(reach, out Dictionary<TKey, TAnswer>? cut))
                {
                    _cut.Add(reach, cut = new(comparer));
                }

                cut[key] = answer;
            }
            else if (!_complete.TryGetValue(key, out (TAnswer Answer, int Needed) known) || known.Needed > Reach.Needed)
            {
                _complete[key] = (answer, Reach.Needed);
            }
        }
    }
}
