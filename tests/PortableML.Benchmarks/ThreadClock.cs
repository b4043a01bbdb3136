using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PortableML.Benchmarks;

/// <summary>The processor time of this thread where the system tells it (Linux), so that a busy machine does not show; else the time of day.</summary>
internal static partial class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    /// <summary>Nanoseconds since some moment.</summary>
    public static long Now =>
        OperatingSystem.IsLinux() && GetTime(ThreadProcessorTime, out Time time) == 0
            ? (time.Seconds * 1_000_000_000L) + time.Nanoseconds
            : Stopwatch.GetElapsedTime(0).Ticks * 100;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out Time time);

    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
