using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace PortableML.EndToEnd.Tests;

/// <summary>
/// Takes the demo through what a new user does: reference the package, build, run, let <c>dotnet format</c> fix everything, build and run
/// again. Every step's result is kept for the tests to look at.
/// </summary>
public sealed partial class FixedSample(PackedAnalyzers packed) : IAsyncLifetime
{
    private string _folder = "";

    internal ToolResult BuildBefore { get; private set; } = null!;

    internal ToolResult EnforceBefore { get; private set; } = null!;

    internal ToolResult? TrainBefore { get; private set; }

    internal ToolResult ScoreBefore { get; private set; } = null!;

    internal ToolResult Format { get; private set; } = null!;

    internal ToolResult BuildAfter { get; private set; } = null!;

    internal ToolResult FormatAgain { get; private set; } = null!;

    internal ToolResult? TrainAfter { get; private set; }

    internal ToolResult ScoreAfter { get; private set; } = null!;

    internal byte[] ProjectBefore { get; private set; } = [];

    internal byte[] ProjectAfter { get; private set; } = [];

    internal string SourcesBefore { get; private set; } = "";

    internal string SourcesAfter { get; private set; } = "";

    internal string SourcesAfterFormatAgain { get; private set; } = "";

    private string Project => Path.Combine(_folder, "HardCodedCuda.csproj");

    private string Host => Path.Combine(_folder, "bin", "Debug", "net10.0", OperatingSystem.IsWindows() ? "HardCodedCuda.exe" : "HardCodedCuda");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _folder = packed.NewConsumer("HardCodedCuda");
        CopySample();
        ProjectBefore = await File.ReadAllBytesAsync(Project);
        SourcesBefore = HashOfSources();

        BuildBefore = await Tool.DotnetAsync(_folder, "build", "--no-incremental");
        EnforceBefore = await Tool.DotnetAsync(_folder, "build", "--no-restore", "-p:PortableMLAnalysisMode=Enforce");
        TrainBefore = await TrainAsync();
        ScoreBefore = await Tool.RunAsync(Host, _folder, "score");
        Format = await Tool.DotnetAsync(_folder, "format", "analyzers", "--severity", "warn");
        SourcesAfter = HashOfSources();
        BuildAfter = await Tool.DotnetAsync(_folder, "build", "--no-incremental");
        TrainAfter = await TrainAsync();
        ScoreAfter = await Tool.RunAsync(Host, _folder, "score");
        FormatAgain = await Tool.DotnetAsync(_folder, "format", "analyzers", "--severity", "warn");
        SourcesAfterFormatAgain = HashOfSources();
        ProjectAfter = await File.ReadAllBytesAsync(Project);
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The warnings that a build printed, each once: file, id and the whole line.</summary>
    internal static IReadOnlyList<(string File, string Id, string Line)> Warnings(ToolResult build) =>
    [
        .. build.Output.Split('\n').Select(line => (Line: line.Trim(), Match: Warning().Match(line))).Where(found => found.Match.Success)
            .Select(found => (Path.GetFileName(found.Match.Groups["file"].Value), found.Match.Groups["id"].Value, found.Line)).Distinct(),
    ];

    private async Task<ToolResult?> TrainAsync() => NativeRuntime.WhyNot is null ? await NativeRuntime.RunAsync(Host, _folder, "train") : null;

    private void CopySample()
    {
        foreach (string file in Directory.EnumerateFiles(Repository.Sample))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        string project = File.ReadAllText(Project);
        string withPackage = AnalyzerProject().Replace(project, "");
        Assert.NotEqual(project, withPackage);
        File.WriteAllText(Project, withPackage.Replace(
            "</Project>",
            $"""
              <ItemGroup>
                <PackageReference Include="PortableML.Analyzers" Version="[{packed.Version}]" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """,
            StringComparison.Ordinal));
    }

    private string HashOfSources() => string.Join('\n', Directory.EnumerateFiles(_folder).Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".onnx")
        .Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file) + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));

    [GeneratedRegex(@"\s*<ProjectReference Include=""[^""]*src[^""]*""[^>]*/>")]
    private static partial Regex AnalyzerProject();

    [GeneratedRegex(@"^\s*(?<file>[^(]+)\(\d+,\d+\): warning (?<id>[A-Z]+\d+):")]
    private static partial Regex Warning();
}
