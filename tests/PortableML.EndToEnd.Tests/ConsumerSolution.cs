using System.Globalization;
using System.Text;

namespace PortableML.EndToEnd.Tests;

/// <summary>Projects of every kind, each in a folder of its own and with the same hard-coded device, built together as one solution.</summary>
public sealed class ConsumerSolution(PackedAnalyzers packed) : IAsyncLifetime
{
    private static readonly Dictionary<string, string> s_projects = new()
    {
        ["Net8"] = "<TargetFramework>net8.0</TargetFramework>",
        ["Net10"] = "<TargetFramework>net10.0</TargetFramework>",
        ["Standard"] = "<TargetFramework>netstandard2.0</TargetFramework>",
        ["Multi"] = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>",
        ["CSharp73"] = "<TargetFramework>net10.0</TargetFramework><LangVersion>7.3</LangVersion>",
        ["Modern"] = "<TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>disable</Nullable>",
        ["Strictest"] = "<TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><AnalysisLevel>latest-all</AnalysisLevel><NoWarn>$(NoWarn);CA1062</NoWarn>",
        ["Straße nach Übersee"] = "<TargetFramework>net10.0</TargetFramework>",
    };

    private Consumer _consumer = null!;

    /// <summary>The folders of the projects.</summary>
    public static TheoryData<string> Names => [.. s_projects.Keys];

    internal ToolResult Build { get; private set; } = null!;

    /// <summary>What the build said of one project.</summary>
    internal string[] Diagnostics(string name)
    {
        string project = "[" + Path.Combine(_consumer.Folder, name, name + ".csproj");
        return Consumer.Diagnostics(Build with { Output = string.Join('\n', Build.Output.Split('\n').Where(line => line.Contains(project, StringComparison.Ordinal))) });
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _consumer = packed.Consumer("Kinds");
        StringBuilder solution = new("<Solution>\n");
        foreach ((string name, string properties) in s_projects)
        {
            _consumer.WithProject($"{name}/{name}.csproj", properties).With(name + "/Mover.cs", Consumer.HardCodedSource);
            solution.Append(CultureInfo.InvariantCulture, $"  <Project Path=\"{name}/{name}.csproj\" />\n");
        }

        _consumer.With("Kinds.slnx", solution + "</Solution>\n");
        Build = await _consumer.DotnetAsync("build", "Kinds.slnx");
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;
}
