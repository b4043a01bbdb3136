namespace PortableML.EndToEnd.Tests;

/// <summary>
/// Packs the analyzers once for all tests, under a version that no machine has seen: the global packages folder can then hold no stale copy,
/// and libtorch need not be downloaded into a folder of its own. Each collection has a folder of its own for its consumers.
/// </summary>
public sealed class PackedAnalyzers : IAsyncLifetime
{
    private static readonly string s_version = $"0.1.0-e2e.{DateTime.UtcNow.Ticks}";
    private static readonly Lock s_lock = new();

    private static Task<string>? s_feed;
    private static int s_users;

    /// <summary>The version of this run.</summary>
    public string Version { get; } = s_version;

    /// <summary>A folder for this collection, outside the repository.</summary>
    public string Work { get; } = Directory.CreateTempSubdirectory("portableml-e2e-").FullName;

    /// <summary>The folder feed that holds the package.</summary>
    public string Feed { get; private set; } = "";

    /// <summary>The package.</summary>
    public string File => Path.Combine(Feed, $"PortableML.Analyzers.{Version}.nupkg");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Task<string> feed;
        lock (s_lock)
        {
            s_users++;
            feed = s_feed ??= PackAsync();
        }

        Feed = await feed;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Directory.Delete(Work, recursive: true);
        lock (s_lock)
        {
            if (--s_users > 0)
            {
                return;
            }

            s_feed = null;
        }

        Directory.Delete(Feed, recursive: true);
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

    private static async Task<string> PackAsync()
    {
        string feed = Directory.CreateTempSubdirectory("portableml-feed-").FullName;
        ToolResult pack = await Tool.DotnetAsync(Repository.Root, "pack", "src/PortableML.Package", "-c", "Release", "-o", feed, $"-p:Version={s_version}");
        Assert.True(pack.ExitCode == 0, pack.Output);
        return feed;
    }
}

/// <summary>
/// The tests of the package are two collections that take about as long, so that two run at a time: each mostly waits for processes of its own,
/// which seldom use more than one processor.
/// </summary>
public static class Collections
{
    /// <summary>The one half.</summary>
    public const string First = "first half";

    /// <summary>The other half.</summary>
    public const string Second = "second half";

    /// <inheritdoc cref="First"/>
    [CollectionDefinition(First)]
    public sealed class OfFirst : ICollectionFixture<PackedAnalyzers>;

    /// <inheritdoc cref="Second"/>
    [CollectionDefinition(Second)]
    public sealed class OfSecond : ICollectionFixture<PackedAnalyzers>;
}
