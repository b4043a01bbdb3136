namespace PortableML.Analyzers.Guards;

/// <summary>
/// How far the question that this thread is answering has gone from member to member. A member that is asked may ask others with one step
/// less left; with none left the answer is "not understood".
/// </summary>
internal static class Reach
{
    /// <summary>As many members, one asked by the other, as are followed from a place.</summary>
    public const int Maximum = 8;

    /// <summary>No other member is asked, and what it would say is left out.</summary>
    public const int None = -1;

    private const int Cut = int.MaxValue;

    [ThreadStatic]
    private static int t_needed;

    /// <summary>The steps that were gone since <see cref="Begin"/>.</summary>
    public static int Needed => t_needed;

    /// <summary>Somewhere since <see cref="Begin"/> there was no step left.</summary>
    public static bool IsCutShort => t_needed == Cut;

    /// <summary>Begins a question; the result is for <see cref="End"/>.</summary>
    public static int Begin()
    {
        int outside = t_needed;
        t_needed = 0;
        return outside;
    }

    /// <summary>Ends a question that began inside another, which needs what this one did.</summary>
    public static void End(int outside) => t_needed = Math.Max(outside, t_needed);

    /// <summary>Ends a question that was put to another member: a step more.</summary>
    public static void EndStep(int outside)
    {
        t_needed = t_needed == Cut ? Cut : t_needed + 1;
        End(outside);
    }

    /// <summary>Says that an answer that was kept had needed so many steps.</summary>
    public static void Needs(int steps) => t_needed = Math.Max(t_needed, steps);

    /// <summary>Says that there was no step left.</summary>
    public static void CutShort() => t_needed = Cut;
}
