namespace PortableML.Analyzers.Guards;

/// <summary>The base classes of the exceptions that a catalogue names as failures, by full name.</summary>
internal static class ExceptionBases
{
    private static readonly Dictionary<string, string[]> s_known = new(StringComparer.Ordinal)
    {
        ["System.EntryPointNotFoundException"] = ["System.TypeLoadException", "System.SystemException"],
        ["System.DllNotFoundException"] = ["System.TypeLoadException", "System.SystemException"],
        ["System.NotSupportedException"] = ["System.SystemException"],
        ["System.InvalidOperationException"] = ["System.SystemException"],
        ["System.Runtime.InteropServices.ExternalException"] = ["System.SystemException"],
    };

    /// <summary>The bases of <paramref name="failure"/>; those of the libraries' own exceptions are <c>System.Exception</c> alone.</summary>
    public static IEnumerable<string> Of(string failure)
    {
        yield return "System.Exception";
        if (s_known.TryGetValue(failure, out string[]? bases))
        {
            foreach (string name in bases)
            {
                yield return name;
            }
        }
    }
}
