using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PortableML.EndToEnd.Tests;

/// <summary>The demo, from its first warning to its run on the CPU; one test for each thing that a new user sees.</summary>
[Collection(Collections.First)]
public sealed partial class SampleTests(FixedSample sample) : IClassFixture<FixedSample>
{
    [Fact]
    public void Build_warns_at_every_hard_coded_place()
    {
        Assert.True(sample.BuildBefore.ExitCode == 0, sample.BuildBefore.Output);
        string[] found = [.. FixedSample.Warnings(sample.BuildBefore).GroupBy(warning => (warning.File, warning.Id))
            .Select(group => $"{group.Key.File} {group.Key.Id} {group.Count()}").Order(StringComparer.Ordinal)];

        Assert.Equal(
        [
            "Evaluator.cs PML1001 3",
            "Program.cs PML1001 2",
            "PumpClassifier.cs PML1001 1",
            "PumpData.cs PML1001 2",
            "RiskScorer.cs PML2001 4",
            "Trainer.cs PML1001 5",
        ], found);
    }

    [Fact]
    public void Mode_Enforce_makes_an_error_of_every_warning_though_nothing_else_has_changed_since_the_build()
    {
        Assert.NotEqual(0, sample.EnforceBefore.ExitCode);
        Assert.Equal(
            Consumer.Diagnostics(sample.BuildBefore).Where(line => line.Contains("PML", StringComparison.Ordinal)).Select(line => line.Replace("warning", "error", StringComparison.Ordinal)),
            Consumer.Diagnostics(sample.EnforceBefore));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("Enforce", "PortableML.enforce.globalconfig")]
    public async Task Sample_in_the_repository_takes_the_mode_as_a_project_with_the_package_does(string mode, string expected)
    {
        // Evaluated only: a build of it would build the analyzers beside the tests that run.
        ToolResult evaluation = await Tool.DotnetAsync(Repository.Sample, "msbuild", "HardCodedCuda.csproj", $"-p:PortableMLAnalysisMode={mode}", "-getItem:EditorConfigFiles");

        Assert.True(evaluation.ExitCode == 0, evaluation.Output);
        using JsonDocument document = JsonDocument.Parse(evaluation.StandardOutput);
        IEnumerable<string?> files = document.RootElement.GetProperty("Items").GetProperty("EditorConfigFiles").EnumerateArray().Select(file => file.GetProperty("Filename").GetString() + file.GetProperty("Extension").GetString());
        Assert.Equal(expected.Length == 0 ? [] : [expected], files.Where(file => file!.StartsWith("PortableML.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_warning_names_the_vendor_and_the_remedy_and_links_to_its_page()
    {
        Assert.All(FixedSample.Warnings(sample.BuildBefore), warning =>
        {
            Assert.Contains("NVIDIA", warning.Line, StringComparison.Ordinal);
            Assert.Matches("Choose the device at run time|Try the provider and fall back to the CPU", warning.Line);
            Assert.Contains($"docs/rules/{warning.Id}.md", warning.Line, StringComparison.Ordinal);
        });
    }

    [SkippableFact]
    public void Training_throws_without_CUDA_before_the_fix()
    {
        Skip.If(sample.TrainBefore is null, NativeRuntime.WhyNot);
        Assert.NotEqual(0, sample.TrainBefore!.ExitCode);
        Assert.Contains("System.InvalidOperationException", sample.TrainBefore.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Scoring_throws_without_the_provider_before_the_fix()
    {
        Assert.NotEqual(0, sample.ScoreBefore.ExitCode);
        Assert.Contains("System.EntryPointNotFoundException", sample.ScoreBefore.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_changes_the_sources()
    {
        Assert.True(sample.Format.ExitCode == 0, sample.Format.Output);
        Assert.NotEqual(sample.SourcesBefore, sample.SourcesAfter);
    }

    [Fact]
    public void Build_after_the_fix_has_no_warning_at_all()
    {
        Assert.True(sample.BuildAfter.ExitCode == 0, sample.BuildAfter.Output);
        Assert.Empty(FixedSample.Warnings(sample.BuildAfter));
    }

    [Fact]
    public void Format_leaves_the_project_file_as_it_was()
    {
        Assert.Equal(Encoding.UTF8.GetString(sample.ProjectBefore), Encoding.UTF8.GetString(sample.ProjectAfter));
        Assert.Equal(sample.ProjectBefore, sample.ProjectAfter);
    }

    [Fact]
    public void Second_format_changes_nothing()
    {
        Assert.True(sample.FormatAgain.ExitCode == 0, sample.FormatAgain.Output);
        Assert.Equal(sample.SourcesAfter, sample.SourcesAfterFormatAgain);
    }

    [SkippableFact]
    public void Training_runs_on_the_CPU_after_the_fix_and_the_loss_falls()
    {
        Skip.If(sample.TrainAfter is null, NativeRuntime.WhyNot);
        Assert.True(sample.TrainAfter!.ExitCode == 0, sample.TrainAfter.Output);
        double[] losses = [.. Loss().Matches(sample.TrainAfter.Output).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.True(losses.Length >= 4, sample.TrainAfter.Output);
        Assert.True(losses[^1] < losses[0] / 2, $"The loss went from {losses[0]} to {losses[^1]}.");
    }

    [Fact]
    public void Scoring_runs_on_the_CPU_after_the_fix_and_gives_the_model_s_risks()
    {
        Assert.True(sample.ScoreAfter.ExitCode == 0, sample.ScoreAfter.Output);
        double[] risks = [.. Risk().Matches(sample.ScoreAfter.Output).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

        // Computed from the weights in pump-risk.onnx by hand: sigmoid(relu(x·W1 + b1)·W2 + b2).
        Assert.Equal([0.198, 0.259, 0.938, 0.338], risks);
    }

    [GeneratedRegex(@"step +\d+: loss ([0-9.]+)")]
    private static partial Regex Loss();

    [GeneratedRegex(@"pump \d+: risk ([0-9.]+)")]
    private static partial Regex Risk();
}
