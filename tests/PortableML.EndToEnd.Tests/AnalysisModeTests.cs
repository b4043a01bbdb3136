namespace PortableML.EndToEnd.Tests;

/// <summary>Enforcement in the build: the analysis modes, and the compiler's own switches.</summary>
[Collection(Collections.First)]
public sealed class AnalysisModeTests(AnalysisModeTests.Solution modes) : IClassFixture<AnalysisModeTests.Solution>
{
    // One place of a Warning rule and one of an Info rule.
    private const string Source = """
        using TorchSharp;

        public static class Mover
        {
            public static torch.Tensor Move(torch.Tensor x)
            {
                return x.cuda();
            }

            public static torch.Tensor MoveWhereItIs(torch.Tensor x)
            {
                return torch.cuda.is_available() ? x.cuda() : x;
            }
        }

        """;

    private const string Warning = "Mover.cs(7,18): warning PML1001";
    private const string Error = "Mover.cs(7,18): error PML1001";
    private const string InfoAsWarning = "Mover.cs(12,46): warning PML1002";

    // A project for each, all built at once.
    private static readonly Dictionary<string, (string Properties, string[] Expected)> s_projects = new()
    {
        ["Plain"] = ("", [Warning]),
        ["Default"] = (Mode("Default"), [Warning]),
        ["Minimum"] = (Mode("Minimum"), [Warning]),
        ["Strict"] = (Mode("Strict"), [InfoAsWarning, Warning]),
        ["Enforce"] = (Mode("Enforce"), [Error]),
        ["EnforceInLowerCase"] = (Mode("enforce"), [Error]),
        ["AllAsErrors"] = ("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", [Error]),
        ["AllButOneAsErrors"] = ("<TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsNotAsErrors>PML1001</WarningsNotAsErrors>", [Warning]),
        ["OwnEditorConfig"] = (Mode("Enforce"), [Warning]),
        ["OwnGlobalConfig"] = (Mode("Enforce"), [Warning]),
    };

    private const string Unknown = "Unknown";

    public static TheoryData<string> Projects => [.. s_projects.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Mode_sets_the_severities_and_settings_of_the_user_outweigh_it(string name) => Assert.Equal(s_projects[name].Expected, modes.Of(name));

    [Fact]
    public void Mode_that_does_not_exist_stops_the_build_and_names_those_that_do()
    {
        Assert.NotEqual(0, modes.Build.ExitCode);
        Assert.Contains("Unknown.csproj : error : PortableMLAnalysisMode is 'Strickt'. Its values are Default, Minimum, Strict and Enforce.", modes.Build.Output, StringComparison.Ordinal);
        Assert.Empty(modes.Of(Unknown));
    }

    [Theory]
    [InlineData("-p:PortableMLAnalysisMode=Enforce")]
    [InlineData("-warnaserror:PML1001")]
    public async Task Switch_of_the_command_line_makes_an_error(string argument)
    {
        ToolResult build = await Tool.DotnetAsync(modes.Folder, "build", "Plain", "--no-restore", "--no-incremental", argument);

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal([Error], Consumer.Diagnostics(build));
    }

    private static string Mode(string mode) => $"<PortableMLAnalysisMode>{mode}</PortableMLAnalysisMode>";

    /// <summary>The projects, built as one solution.</summary>
    public sealed class Solution(PackedAnalyzers packed) : IAsyncLifetime
    {
        /// <summary>The folder of the solution.</summary>
        public string Folder { get; private set; } = "";

        internal ToolResult Build { get; private set; } = null!;

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            Consumer consumer = packed.Consumer("Modes");
            Folder = consumer.Folder;
            foreach ((string name, (string properties, _)) in s_projects.Append(new(Unknown, (Mode("Strickt"), []))))
            {
                consumer.WithProject($"{name}/{name}.csproj", "<TargetFramework>net10.0</TargetFramework>" + properties).With(name + "/Mover.cs", Source);
            }

            consumer.With("OwnEditorConfig/.editorconfig", "[*.cs]\ndotnet_diagnostic.PML1001.severity = warning\n")
                .With("OwnGlobalConfig/.globalconfig", "is_global = true\ndotnet_diagnostic.PML1001.severity = warning\n")
                .With("Modes.slnx", $"<Solution>\n{string.Concat(s_projects.Keys.Append(Unknown).Select(name => $"  <Project Path=\"{name}/{name}.csproj\" />\n"))}</Solution>\n");
            Build = await consumer.DotnetAsync("build", "Modes.slnx");
        }

        /// <inheritdoc/>
        public Task DisposeAsync() => Task.CompletedTask;

        /// <summary>What the build said of one project, which it did compile or stop at.</summary>
        internal string[] Of(string name) =>
            Consumer.Diagnostics(Build with { Output = string.Join('\n', Build.Output.Split('\n').Where(line => line.Contains($"{name}.csproj]", StringComparison.Ordinal) && line.Contains($"{Path.DirectorySeparatorChar}{name}{Path.DirectorySeparatorChar}", StringComparison.Ordinal))) });
    }
}
