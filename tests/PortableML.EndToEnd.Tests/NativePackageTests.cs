namespace PortableML.EndToEnd.Tests;

/// <summary>
/// PML5001 and PML5003 in real builds: places and severities. <see cref="ProjectFileTests"/> has the ways to write a reference.
/// </summary>
[Collection(Collections.First)]
public sealed class NativePackageTests(PackedAnalyzers packed)
{
    private const string Gpu = EmptyPackages.Gpu;

    [Fact]
    public async Task Reference_of_a_package_is_reported_at_its_line_of_the_project_file()
    {
        Consumer consumer = New("Pinned", "<PackageId>Contoso.Vision</PackageId>", $"""<PackageReference Include="{Gpu}" Version="9.9.9" />""");

        ToolResult build = await consumer.DotnetAsync("build");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(["App.csproj(9,5): warning PML5001"], Consumer.Diagnostics(build));
    }

    [Fact]
    public async Task Reference_of_one_target_framework_is_under_a_condition_and_no_lock()
    {
        Consumer consumer = New(
            "Conditional", "<PackageId>Contoso.Vision</PackageId>", $"""<PackageReference Include="{Gpu}" Version="9.9.9" Condition="'$(TargetFramework)' == 'net10.0'" />""");

        ToolResult build = await consumer.DotnetAsync("build");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Empty(Consumer.Diagnostics(build));
    }

    [Fact]
    public async Task Two_native_packages_are_reported_and_central_versions_do_not_hide_them()
    {
        Consumer consumer = New("Two", "", $"""<PackageReference Include="Microsoft.ML.OnnxRuntime.DirectML" /><PackageReference Include="{Gpu}" />""")
            .With("Directory.Packages.props", $"""
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup>
                    <PackageVersion Include="{Gpu}" Version="9.9.9" />
                    <PackageVersion Include="Microsoft.ML.OnnxRuntime.DirectML" Version="9.9.9" />
                    <PackageVersion Include="PortableML.Analyzers" Version="[{packed.Version}]" />
                  </ItemGroup>
                </Project>
                """);
        string project = Path.Combine(consumer.Folder, "App.csproj");
        await File.WriteAllTextAsync(project, (await File.ReadAllTextAsync(project)).Replace($" Version=\"[{packed.Version}]\"", "", StringComparison.Ordinal));

        ToolResult build = await consumer.DotnetAsync("build");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(["App.csproj(9,69): warning PML5003"], Consumer.Diagnostics(build));
    }

    [Fact]
    public async Task Severity_in_a_globalconfig_stops_the_build()
    {
        Consumer consumer = New("PinnedError", "<PackageId>Contoso.Vision</PackageId>", $"""<PackageReference Include="{Gpu}" Version="9.9.9" />""")
            .With(".globalconfig", "is_global = true\ndotnet_diagnostic.PML5001.severity = error\n");

        ToolResult build = await consumer.DotnetAsync("build");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(["App.csproj(9,5): error PML5001"], Consumer.Diagnostics(build));
    }

    private Consumer New(string name, string properties, string references)
    {
        EmptyPackages.Write(packed);
        return packed.Consumer(name)
            .With("App.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <RestorePackagesPath>../packages</RestorePackagesPath>
                    {properties}
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="PortableML.Analyzers" Version="[{packed.Version}]" PrivateAssets="all" />
                    {references}
                  </ItemGroup>
                </Project>
                """)
            .With("Nothing.cs", "internal static class Nothing;\n");
    }
}
