using System.Text.RegularExpressions;

namespace PortableML.EndToEnd.Tests;

/// <summary>
/// PML5001 and PML5003 as MSBuild evaluates references: a solution in which each project writes them in another way, built once.
/// </summary>
[Collection(Collections.First)]
public sealed class ProjectFileTests(ProjectFileTests.Solution solution) : IClassFixture<ProjectFileTests.Solution>
{
    private const string Gpu = EmptyPackages.Gpu;
    private const string DirectMl = EmptyPackages.DirectMl;

    [Theory]
    [InlineData("Central", "Central.csproj(7,5): warning PML5001")]
    [InlineData("Imported", "Shared.props(3,5): warning PML5001")]
    [InlineData("ForAll", "Directory.Build.props(4,5): warning PML5001")]
    [InlineData("ForAllTargets", "Directory.Build.targets(3,5): warning PML5001")]
    [InlineData("SeveralFrameworks", "SeveralFrameworks.csproj(7,5): warning PML5001")]
    [InlineData("TwoFromTwoFiles", "TwoFromTwoFiles.csproj(7,5): warning PML5003")]
    public void Reference_is_reported_at_the_line_of_the_file_that_holds_it(string project, string expected) => Assert.Equal([expected], solution.Of(project));

    [Theory]
    [InlineData("Removed")]
    [InlineData("MadePrivateByUpdate")]
    [InlineData("WithoutItsNativeFiles")]
    [InlineData("ForCompilingOnly")]
    [InlineData("GlobalPackage")]
    [InlineData("OneForEachFramework")]
    [InlineData("OneForEachRuntime")]
    [InlineData("NotPackable")]
    public void Reference_that_ties_no_user_of_the_package_is_silent(string project) => Assert.Empty(solution.Of(project));

    [Fact]
    public async Task Design_time_build_hands_the_references_and_their_files_to_the_analyzer()
    {
        ToolResult build = await Tool.DotnetAsync(
            solution.Folder, "msbuild", "Imported/Imported.csproj", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingProject=false",
            "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:NonExistentFile=__NonExistentSubDir__/__NonExistentFile__", "-getItem:CscCommandLineArgs");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Matches(@"/additionalfile:[^""]*Imported\.csproj", build.Output);
        Assert.Matches(@"/additionalfile:[^""]*Shared\.props", build.Output);
        string config = Regex.Match(build.Output, @"/analyzerconfig:([^""]*GeneratedMSBuildEditorConfig\.editorconfig)").Groups[1].Value.Replace("\\\\", "\\", StringComparison.Ordinal);
        string[] facts = await File.ReadAllLinesAsync(Path.Combine(solution.Folder, "Imported", config));
        string references = Assert.Single(facts, fact => fact.StartsWith("build_property.PortableMLPackageReferences = ", StringComparison.Ordinal));
        Assert.Contains(Gpu, references.Split(' ')[^1].Split('|'));
    }

    /// <summary>The solution, built.</summary>
    public sealed class Solution(PackedAnalyzers packed) : IAsyncLifetime
    {
        private const string Package = "<TargetFramework>netstandard2.0</TargetFramework><PackageId>Contoso.Vision</PackageId>";
        private const string TwoFrameworks = "<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks><PackageId>Contoso.Vision</PackageId>";

        private ToolResult _build = null!;

        /// <summary>The folder of the solution.</summary>
        public string Folder { get; private set; } = "";

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            EmptyPackages.Write(packed);
            Consumer consumer = packed.Consumer("References");
            Folder = consumer.Folder;
            List<string> projects = [];
            void Add(string name, string properties, string references, string central = "false")
            {
                projects.Add(name);
                consumer.With($"{name}/Nothing.cs", "internal static class Nothing { }\n").With($"{name}/{name}.csproj", $"""
                    <Project Sdk="Microsoft.NET.Sdk">
                      <PropertyGroup>
                        {properties}<RestorePackagesPath>../../packages</RestorePackagesPath><ManagePackageVersionsCentrally>{central}</ManagePackageVersionsCentrally>
                      </PropertyGroup>
                      <ItemGroup>
                        <PackageReference Include="PortableML.Analyzers" {(central == "true" ? "" : $"Version=\"[{packed.Version}]\"")} PrivateAssets="all" />
                        {references}
                      </ItemGroup>
                    </Project>
                    """);
            }

            Add("Central", Package, Reference(Gpu, ""), central: "true");
            Add("Imported", Package, """</ItemGroup><Import Project="../Shared.props" /><ItemGroup>""");
            Add("ForAll", Package, "");
            Add("ForAllTargets", Package, "");
            Add("SeveralFrameworks", TwoFrameworks, Reference(Gpu));
            Add("TwoFromTwoFiles", "<TargetFramework>netstandard2.0</TargetFramework>", Reference(DirectMl));

            Add("Removed", Package, $"""<PackageReference Remove="{Gpu}" />""");
            Add("MadePrivateByUpdate", Package, $"""<PackageReference Update="{Gpu}" PrivateAssets="all" />""");
            Add("WithoutItsNativeFiles", Package, Reference(Gpu, """ Version="9.9.9" ExcludeAssets="build;native" """));
            Add("ForCompilingOnly", Package, Reference(Gpu, """ Version="9.9.9" IncludeAssets="compile" """));
            Add("GlobalPackage", Package, "", central: "true");
            Add("OneForEachFramework", TwoFrameworks, Conditional("TargetFramework", "netstandard2.0", Gpu) + Conditional("TargetFramework", "net10.0", DirectMl));
            Add("OneForEachRuntime", Package, Conditional("RuntimeIdentifier", "linux-x64", Gpu) + Conditional("RuntimeIdentifier", "win-x64", DirectMl));
            Add("NotPackable", Package + "<IsPackable>false</IsPackable>", Reference(Gpu));

            string properties = $"<Project>\n  <PropertyGroup><NoWarn>$(NoWarn);NU1603</NoWarn></PropertyGroup>\n  <ItemGroup>\n    {Reference(Gpu)}\n  </ItemGroup>\n</Project>\n";
            string items = $"<Project>\n  <ItemGroup>\n    {Reference(Gpu)}\n  </ItemGroup>\n</Project>\n";
            consumer.With("Shared.props", items).With("ForAllTargets/Directory.Build.targets", items);
            foreach (string project in (string[])["ForAll", "Removed", "MadePrivateByUpdate", "TwoFromTwoFiles"])
            {
                consumer.With($"{project}/Directory.Build.props", properties);
            }

            foreach (string project in (string[])["Central", "GlobalPackage"])
            {
                consumer.With($"{project}/Directory.Packages.props", $"""
                    <Project>
                      <ItemGroup>
                        <PackageVersion Include="{Gpu}" Version="9.9.9" />
                        <PackageVersion Include="PortableML.Analyzers" Version="[{packed.Version}]" />
                        {(project == "GlobalPackage" ? $"""<GlobalPackageReference Include="{DirectMl}" Version="9.9.9" />""" : "")}
                      </ItemGroup>
                    </Project>
                    """);
            }

            consumer.With("References.slnx", $"<Solution>\n{string.Concat(projects.Select(name => $"  <Project Path=\"{name}/{name}.csproj\" />\n"))}</Solution>\n");
            _build = await consumer.DotnetAsync("build", "References.slnx");
            Assert.True(_build.ExitCode == 0, _build.Output);
        }

        /// <inheritdoc/>
        public Task DisposeAsync() => Task.CompletedTask;

        /// <summary>What the build said about a project.</summary>
        internal string[] Of(string project)
        {
            Assert.Contains($"{project} -> ", _build.Output, StringComparison.Ordinal);
            string[] lines = _build.Output.Split('\n');
            return Consumer.Diagnostics(_build with { Output = string.Join('\n', lines.Where(line => line.Contains($"{project}.csproj", StringComparison.Ordinal) && line.Contains("PML", StringComparison.Ordinal))) });
        }

        private static string Reference(string id, string rest = """ Version="9.9.9" """) => $"""<PackageReference Include="{id}"{rest}/>""";

        private static string Conditional(string property, string value, string id) => Reference(id, $""" Version="9.9.9" Condition="'$({property})' == '{value}'" """);
    }
}
