using System.Diagnostics;
using System.Globalization;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>Collects what is traced as a warning on the current thread.</summary>
internal sealed class TraceMessages : TraceListener
{
    [ThreadStatic]
    private static List<string>? t_messages;

    private static readonly TraceMessages s_listener = new();

    private TraceMessages() => Trace.Listeners.Add(this);

    /// <summary>Adds the warnings of this thread to <paramref name="messages"/>, which threads may share, until the result is disposed of.</summary>
    public static IDisposable Into(List<string> messages)
    {
        t_messages = messages;
        return new Ending(s_listener);
    }

    public override void TraceEvent(TraceEventCache? eventCache, string source, TraceEventType eventType, int id, string? format, params object?[]? args)
    {
        if (t_messages is { } messages && eventType == TraceEventType.Warning)
        {
            lock (messages)
            {
                messages.Add(string.Format(CultureInfo.InvariantCulture, format!, args!));
            }
        }
    }

    public override void Write(string? message)
    {
    }

    public override void WriteLine(string? message)
    {
    }

    private sealed class Ending(TraceMessages listener) : IDisposable
    {
        public void Dispose()
        {
            t_messages = null;
            listener.Flush();
        }
    }
}
