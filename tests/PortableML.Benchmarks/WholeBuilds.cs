using System.Diagnostics;
using System.Globalization;

namespace PortableML.Benchmarks;

/// <summary>
/// What a user waits for: <c>dotnet build --no-incremental</c> of a generated project with the packed package and without it, in pairs, so that
/// both see the same machine. Once with a compiler process per build, as the first build of a day has it, and once with a compiler server.
/// </summary>
internal static class WholeBuilds
{
    private const string Package = "PortableML.Analyzers";

    /// <summary>Builds a project of <paramref name="files"/> files in <paramref name="runs"/> pairs and prints the medians.</summary>
    /// <exception cref="InvalidOperationException">A command failed; its output is in the message.</exception>
    public static void Measure(int files, int runs)
    {
        string folder = Directory.CreateTempSubdirectory("builds").FullName;
        string server = "benchmark-" + Guid.NewGuid().ToString("N");
        try
        {
            Dotnet(folder, "pack", References.PathOf("Package"), "-c", "Release", "-o", Path.Combine(folder, "feed"), "-v", "q");
            string version = Path.GetFileNameWithoutExtension(Directory.GetFiles(Path.Combine(folder, "feed"), Package + ".*.nupkg").Single())[(Package.Length + 1)..];
            SourceSet sources = GeneratedCorpus.Of(files);
            (string Name, string Project)[] projects = [("without", Project(null)), ("with", Project(version))];
            foreach ((string name, string project) in projects)
            {
                string target = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
                File.WriteAllText(Path.Combine(target, "Measured.csproj"), project);
                foreach ((string path, var text) in sources.Files)
                {
                    File.WriteAllText(Path.Combine(target, path), text.ToString());
                }

                Dotnet(target, "restore", "-v", "q", "--source", Path.Combine(folder, "feed"), "--packages", Path.Combine(folder, "packages"));
            }

            Console.WriteLine($"{files} files, {sources.Lines} lines; medians of {runs} pairs after one, in seconds");
            Console.WriteLine();
            Console.WriteLine("| compiler | without, s | with, s | median of the pairs' ratios |");
            Console.WriteLine("| --- | ---: | ---: | ---: |");
            foreach (bool isShared in (bool[])[false, true])
            {
                List<(double Without, double With)> pairs = [];
                for (int run = 0; run <= runs; run++)
                {
                    pairs.Add((Build(Path.Combine(folder, "without"), isShared ? server : null), Build(Path.Combine(folder, "with"), isShared ? server : null)));
                }

                pairs.RemoveAt(0);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {(isShared ? "a server" : "one for each build")} | {Median(pairs.Select(pair => pair.Without)):F2} | {Median(pairs.Select(pair => pair.With)):F2} | {Median(pairs.Select(pair => pair.With / pair.Without)):F3} |"));
            }
        }
        finally
        {
            ShutDown(folder, server);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Project(string? version) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="{References.PathOf("TorchSharp")}" />
            <Reference Include="{References.PathOf("OnnxRuntime")}" />
            {(version is null ? "" : $"""<PackageReference Include="{Package}" Version="{version}" PrivateAssets="all" />""")}
          </ItemGroup>
        </Project>
        """;

    private static double Build(string project, string? server)
    {
        long start = Stopwatch.GetTimestamp();
        string output = Dotnet(project, "build", "--no-incremental", "--no-restore", "-nodeReuse:false", "-v", "m",
            "-p:UseSharedCompilation=" + (server is null ? "false" : "true"), "-p:SharedCompilationId=" + server);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        // A package that did not run would cost nothing.
        bool warns = output.Contains("PML1001", StringComparison.Ordinal);
        return warns == project.EndsWith("with", StringComparison.Ordinal) ? seconds : throw new InvalidOperationException($"{project} {(warns ? "has" : "lacks")} PML1001.");
    }

    private static void ShutDown(string folder, string server)
    {
        string compiler = Dotnet(folder, "--info").Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("Base Path:", StringComparison.Ordinal))["Base Path:".Length..].Trim();
        Dotnet(folder, "exec", Path.Combine(compiler, "Roslyn", "bincore", "VBCSCompiler.dll"), "-shutdown", "-pipename:" + server);
    }

    private static string Dotnet(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}:\n{output[..Math.Min(output.Length, 4000)]}");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
