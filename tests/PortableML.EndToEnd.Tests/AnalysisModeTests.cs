namespace PortableML.EndToEnd.Tests;

/// <summary>Enforcement in the build: the analysis modes, and the compiler's own switches.</summary>
[Collection(nameof(PackedAnalyzers))]
public sealed class AnalysisModeTests(PackedAnalyzers packed)
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

    public static TheoryData<string, string[], string[]> Modes => new()
    {
        { "Default", [], [Warning] },
        { "Plain", [], [Warning] },
        { "Minimum", ["-p:PortableMLAnalysisMode=Minimum"], [Warning] },
        { "Strict", ["-p:PortableMLAnalysisMode=Strict"], [InfoAsWarning, Warning] },
        { "Enforce", ["-p:PortableMLAnalysisMode=Enforce"], [Error] },
        { "EnforceInLowerCase", ["-p:PortableMLAnalysisMode=enforce"], [Error] },
        { "OneRuleAsError", ["-warnaserror:PML1001"], [Error] },
        { "AllAsErrors", ["-p:TreatWarningsAsErrors=true"], [Error] },
        { "AllButOneAsErrors", ["-p:TreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=PML1001"], [Warning] },
    };

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Mode_or_switch_sets_the_severities(string name, string[] arguments, string[] expected)
    {
        ToolResult build = await New("Mode" + name).DotnetAsync(["build", .. arguments]);

        Assert.Equal(expected.Any(line => line.Contains("error", StringComparison.Ordinal)), build.ExitCode != 0);
        Assert.Equal(expected, Consumer.Diagnostics(build));
    }

    [Theory]
    [InlineData(".editorconfig", "[*.cs]\n")]
    [InlineData(".globalconfig", "is_global = true\n")]
    public async Task Settings_of_the_user_outweigh_the_mode(string file, string head)
    {
        Consumer consumer = New("User" + file).With(file, head + "dotnet_diagnostic.PML1001.severity = warning\n");

        ToolResult build = await consumer.DotnetAsync("build", "-p:PortableMLAnalysisMode=Enforce");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal([Warning], Consumer.Diagnostics(build));
    }

    [Fact]
    public async Task Mode_is_read_from_the_project_file() => Assert.Equal(
        [Error],
        Consumer.Diagnostics(await packed.Consumer("ModeInProject")
            .WithProject("App.csproj", "<TargetFramework>net10.0</TargetFramework><PortableMLAnalysisMode>Enforce</PortableMLAnalysisMode>")
            .With("Mover.cs", Source).DotnetAsync("build")));

    [Fact]
    public async Task Mode_that_does_not_exist_stops_the_build_and_names_those_that_do()
    {
        ToolResult build = await New("ModeUnknown").DotnetAsync("build", "-p:PortableMLAnalysisMode=Strickt");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("App.csproj : error : PortableMLAnalysisMode is 'Strickt'. Its values are Default, Minimum, Strict and Enforce.", build.Output, StringComparison.Ordinal);
    }

    private Consumer New(string name) =>
        packed.Consumer(name).WithProject("App.csproj", "<TargetFramework>net10.0</TargetFramework>").With("Mover.cs", Source);
}
