namespace PortableML.EndToEnd.Tests;

/// <summary>
/// Packs the analyzers once for all tests, under a version that no machine has seen: the global packages folder can then hold no stale copy,
/// and libtorch need not be downloaded into a folder of its own.
/// </summary>
public sealed class PackedAnalyzers : IAsyncLifetime
{
    /// <summary>The version of this run.</summary>
    public string Version { get; } = $"0.1.0-e2e.{DateTime.UtcNow.Ticks}";

    /// <summary>A folder for this run, outside the repository.</summary>
    public string Work { get; } = Directory.CreateTempSubdirectory("portableml-e2e-").FullName;

    /// <summary>The folder feed that holds the package.</summary>
    public string Feed => Path.Combine(Work, "feed");

    /// <summary>The package.</summary>
    public string File => Path.Combine(Feed, $"PortableML.Analyzers.{Version}.nupkg");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        ToolResult pack = await Tool.DotnetAsync(Repository.Root, "pack", "src/PortableML.Package", "-c", "Release", "-o", Feed, $"-p:Version={Version}");
        Assert.True(pack.ExitCode == 0, pack.Output);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Directory.Delete(Work, recursive: true);
        ToolResult cache = await Tool.DotnetAsync(Path.GetTempPath(), "nuget", "locals", "global-packages", "--list");
        string folder = Path.Combine(cache.Output.Split(": ", 2)[^1].Trim(), "portableml.analyzers", Version);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Makes a folder for a consumer that restores from the machine's own sources and from <see cref="Feed"/>.</summary>
    public string NewConsumer(string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Work, name)).FullName;
        System.IO.File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
        return folder;
    }

    /// <summary>The same as something that projects can be written into.</summary>
    internal Consumer Consumer(string name) => new(NewConsumer(name), Version);
}

/// <summary>The tests that share one package.</summary>
[CollectionDefinition(nameof(PackedAnalyzers))]
public sealed class PackedAnalyzersTests : ICollectionFixture<PackedAnalyzers>;
