using System.Diagnostics;

namespace PortableML.EndToEnd.Tests;

/// <summary>What a program printed and how it ended.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output and standard error, by line as they came.</param>
/// <param name="StandardOutput">Standard output alone.</param>
internal sealed record ToolResult(int ExitCode, string Output, string StandardOutput);

/// <summary>Runs programs as a person would at a prompt.</summary>
internal static class Tool
{
    // The test host's own settings would change what a new process does.
    private static readonly string[] s_inherited = ["MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "RestoreLockedMode", "VSTEST_HOST_DEBUG"];

    /// <summary>Runs <c>dotnet</c> in <paramref name="folder"/>.</summary>
    public static Task<ToolResult> DotnetAsync(string folder, params string[] arguments) => RunAsync("dotnet", folder, arguments);

    /// <summary>Runs a program and waits for its end, ten minutes at most.</summary>
    public static Task<ToolResult> RunAsync(string program, string folder, params string[] arguments) => RunAsync(program, folder, [], arguments);

    /// <summary>The same with environment variables.</summary>
    public static async Task<ToolResult> RunAsync(string program, string folder, (string Name, string Value)[] variables, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in s_inherited)
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";

        using Process process = new() { StartInfo = start };
        List<string> lines = [];
        List<string> output = [];
        void Add(string? line, bool isOutput)
        {
            if (line is not null)
            {
                lock (lines)
                {
                    lines.Add(line);
                    if (isOutput)
                    {
                        output.Add(line);
                    }
                }
            }
        }

        process.OutputDataReceived += (_, e) => Add(e.Data, true);
        process.ErrorDataReceived += (_, e) => Add(e.Data, false);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(10));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end in ten minutes.");
        }

        lock (lines)
        {
            return new ToolResult(process.ExitCode, string.Join('\n', lines), string.Join('\n', output));
        }
    }
}
