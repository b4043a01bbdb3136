using System.Globalization;
using System.Text;

namespace PortableML.EndToEnd.Tests;

/// <summary>The packed analyzers in every kind of project that people have; each builds with exactly the expected diagnostics.</summary>
[Collection(Collections.Second)]
public sealed class ConsumerTests(PackedAnalyzers packed, ConsumerSolution solution) : IClassFixture<ConsumerSolution>
{
    [Theory]
    [MemberData(nameof(ConsumerSolution.Names), MemberType = typeof(ConsumerSolution))]
    public void Project_builds_with_the_one_warning(string name)
    {
        Assert.True(solution.Build.ExitCode == 0, solution.Build.Output);
        Assert.Equal([Consumer.HardCodedPlace], solution.Diagnostics(name).Where(line => !line.Contains("CA", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Central_package_management_and_a_package_for_all_projects_work()
    {
        Consumer consumer = packed.Consumer("Central")
            .With("Directory.Packages.props", $"""
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup>
                    <PackageVersion Include="TorchSharp" Version="[0.107.0]" />
                    <GlobalPackageReference Include="PortableML.Analyzers" Version="[{packed.Version}]" />
                  </ItemGroup>
                </Project>
                """)
            .With("App/App.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><NoWarn>$(NoWarn);NU1603</NoWarn></PropertyGroup>
                  <ItemGroup><PackageReference Include="TorchSharp" /></ItemGroup>
                </Project>
                """)
            .With("App/Mover.cs", Consumer.HardCodedSource);

        ToolResult build = await consumer.DotnetAsync("build", "App");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal([Consumer.HardCodedPlace], Consumer.Diagnostics(build));
    }

    [Fact]
    public async Task Nested_editorconfigs_hold_each_for_their_folder()
    {
        Consumer consumer = packed.Consumer("Nested").WithProject("App.csproj", "<TargetFramework>net10.0</TargetFramework>")
            .With(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.PML1001.severity = error\n")
            .With("Cuda/.editorconfig", "[*.cs]\nportable_ml.allowed_vendors = nvidia\n")
            .With("Demo/.editorconfig", "[*.cs]\ndotnet_diagnostic.PML1001.severity = warning\n")
            .With("Cuda/CudaMover.cs", Consumer.HardCodedSource.Replace("Mover", "CudaMover", StringComparison.Ordinal))
            .With("Demo/DemoMover.cs", Consumer.HardCodedSource.Replace("Mover", "DemoMover", StringComparison.Ordinal))
            .With("Mover.cs", Consumer.HardCodedSource);

        ToolResult build = await consumer.DotnetAsync("build");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(["DemoMover.cs(7,18): warning PML1001", "Mover.cs(7,18): error PML1001"], Consumer.Diagnostics(build));
    }

    [Fact]
    public async Task Solution_of_twenty_projects_reports_each_place_once()
    {
        Consumer consumer = packed.Consumer("Twenty");
        StringBuilder solution = new("<Solution>\n");
        for (int i = 0; i < 20; i++)
        {
            string name = "P" + i.ToString("00", CultureInfo.InvariantCulture);
            string dependency = i == 0 ? "" : $"""<ProjectReference Include="../P{i - 1:00}/P{i - 1:00}.csproj" />""";
            consumer.WithProject($"{name}/{name}.csproj", "<TargetFramework>net10.0</TargetFramework>", dependency)
                .With($"{name}/{name}.cs", Consumer.HardCodedSource.Replace("Mover", "Mover" + name, StringComparison.Ordinal));
            solution.Append(CultureInfo.InvariantCulture, $"  <Project Path=\"{name}/{name}.csproj\" />\n");
        }

        consumer.With("Twenty.slnx", solution + "</Solution>\n");

        ToolResult build = await consumer.DotnetAsync("build", "Twenty.slnx");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"P{i:00}.cs(7,18): warning PML1001"), Consumer.Diagnostics(build));
    }

    [Fact]
    public async Task Restore_needs_no_network_once_done_and_every_build_says_the_same()
    {
        Consumer consumer = packed.Consumer("Offline").WithProject("App.csproj", "<TargetFramework>net10.0</TargetFramework>").With("Mover.cs", Consumer.HardCodedSource);
        ToolResult first = await consumer.DotnetAsync("build", "--no-incremental");
        Directory.Delete(Path.Combine(consumer.Folder, "obj"), recursive: true);

        // Only the folder feed: whatever else is needed has to be in the global packages folder.
        ToolResult restore = await consumer.DotnetAsync("restore", "--source", packed.Feed);
        ToolResult second = await consumer.DotnetAsync("build", "--no-incremental", "--no-restore");

        Assert.True(restore.ExitCode == 0, restore.Output);
        Assert.Equal([Consumer.HardCodedPlace], Consumer.Diagnostics(first));
        Assert.Equal(Consumer.Diagnostics(first), Consumer.Diagnostics(second));
    }

    [Fact]
    public async Task Format_is_a_gate_that_closes_on_a_hard_coded_device_and_opens_after_the_fix()
    {
        Consumer consumer = packed.Consumer("Gate").WithProject("App.csproj", "<TargetFramework>net10.0</TargetFramework>").With("Mover.cs", Consumer.HardCodedSource);

        ToolResult closed = await consumer.DotnetAsync("format", "analyzers", "--severity", "warn", "--verify-no-changes");
        ToolResult format = await consumer.DotnetAsync("format", "analyzers", "--severity", "warn");
        ToolResult open = await consumer.DotnetAsync("format", "analyzers", "--severity", "warn", "--verify-no-changes", "--no-restore");

        Assert.NotEqual(0, closed.ExitCode);
        Assert.Contains("PML1001", closed.Output, StringComparison.Ordinal);
        Assert.True(format.ExitCode == 0, format.Output);
        Assert.True(open.ExitCode == 0, open.Output);
    }
}
