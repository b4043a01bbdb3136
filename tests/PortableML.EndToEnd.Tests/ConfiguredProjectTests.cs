using System.Text.RegularExpressions;

namespace PortableML.EndToEnd.Tests;

/// <summary>What docs/configuration.md shows, followed to the letter in a real build: folders that are allowed a vendor, and a catalogue of one's own.</summary>
[Collection(Collections.Second)]
public sealed partial class ConfiguredProjectTests(PackedAnalyzers packed)
{
    private const string Both = """
        using TorchSharp;

        public static class Mover
        {
            public static torch.Tensor Cuda(torch.Tensor x) => x.cuda();

            public static torch.Tensor Apple(torch.Tensor x) => x.mps();
        }

        """;

    [Fact]
    public async Task Sections_of_one_editorconfig_allow_each_folder_its_vendor()
    {
        Consumer consumer = packed.Consumer("Sections").WithProject("App.csproj", "<TargetFramework>net10.0</TargetFramework>")
            .With(".editorconfig", """
                root = true

                [Backends/Cuda/**.cs]
                portable_ml.allowed_vendors = nvidia

                [Backends/Apple/**.cs]
                portable_ml.allowed_vendors = apple
                """)
            .With("Backends/Cuda/Cuda.cs", Both.Replace("Mover", "CudaMover", StringComparison.Ordinal))
            .With("Backends/Apple/Apple.cs", Both.Replace("Mover", "AppleMover", StringComparison.Ordinal))
            .With("Mover.cs", Both);

        ToolResult build = await consumer.DotnetAsync("build");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(
            ["Apple.cs(5,58): warning PML1001", "Cuda.cs(7,59): warning PML1001", "Mover.cs(5,58): warning PML1001", "Mover.cs(7,59): warning PML1001"],
            Consumer.Diagnostics(build));
    }

    [Fact]
    public async Task The_catalogue_on_the_page_makes_its_library_known_and_mistakes_show_where_they_stand()
    {
        string page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "configuration.md"));
        string catalog = Catalog().Match(page.ReplaceLineEndings("\n")).Groups["text"].Value;
        string items = Items().Match(page).Value;
        Consumer consumer = packed.Consumer("Catalogue")
            .With("Acme.Runner/Acme.Runner.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""")
            .With("Acme.Runner/Runner.cs", "namespace Acme; public class Runner { public void UseCuda(int card) { } public static bool HasCuda() => false; }\n")
            .WithProject("App/App.csproj", "<TargetFramework>net10.0</TargetFramework>", """<ProjectReference Include="../Acme.Runner/Acme.Runner.csproj" />""" + Inner().Match(items).Value)
            .With("App/PortableML.Apis.txt", catalog + "M:Acme.Runner.UseCud(System.Int32)      places   nvidia/CUDA    throws\nM:Acme.Runner.UseRocm                   places   amdd/ROCm\n")
            .With("App/.editorconfig", "[*.cs]\nportable_ml.allowed_vendor = nvidia\n")
            .With("App/Code.cs", """
                using Acme;

                public static class Code
                {
                    public static void Run(Runner runner)
                    {
                        runner.UseCuda(0);
                        if (Runner.HasCuda())
                        {
                            runner.UseCuda(0);
                        }
                    }
                }

                """);

        ToolResult build = await consumer.DotnetAsync("build", "App");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(
            ["CSC : warning PML9001", "Code.cs(7,16): warning PML3002", "PortableML.Apis.txt(7,1): warning PML9001", "PortableML.Apis.txt(8,50): warning PML9001"],
            Consumer.Diagnostics(build));
        Assert.Contains("'portable_ml.allowed_vendor' is not a known setting. Use one of: portable_ml.allowed_vendors,", build.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex("```text\n(?<text>library Acme Runner\n.*?)```", RegexOptions.Singleline)]
    private static partial Regex Catalog();

    [GeneratedRegex("<ItemGroup>\\s*<AdditionalFiles Include=\"PortableML.Apis.txt\" />\\s*</ItemGroup>")]
    private static partial Regex Items();

    [GeneratedRegex("<AdditionalFiles [^>]*>")]
    private static partial Regex Inner();
}
