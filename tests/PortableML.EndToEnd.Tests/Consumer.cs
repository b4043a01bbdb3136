using System.Text.RegularExpressions;

namespace PortableML.EndToEnd.Tests;

/// <summary>A project, or several, in a folder of its own that uses the package as a new user's would.</summary>
internal sealed partial class Consumer(string folder, string version)
{
    /// <summary>Moves a tensor to CUDA: one PML1001, in code that every version of C# and every target framework takes.</summary>
    public const string HardCodedSource = """
        using TorchSharp;

        public static class Mover
        {
            public static torch.Tensor Move(torch.Tensor x)
            {
                return x.cuda();
            }
        }

        """;

    /// <summary>Where <see cref="HardCodedSource"/> is reported when it is in Mover.cs.</summary>
    public const string HardCodedPlace = "Mover.cs(7,18): warning PML1001";

    /// <summary>The folder of the consumer.</summary>
    public string Folder => folder;

    /// <summary>The references of most consumers: the library, the managed part only, and the packed analyzers.</summary>
    public string References => $"""
        <PackageReference Include="TorchSharp" Version="[0.107.0]" />
        <PackageReference Include="PortableML.Analyzers" Version="[{version}]" PrivateAssets="all" />
        """;

    /// <summary>Writes a file below the folder.</summary>
    public Consumer With(string path, string text)
    {
        string file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <summary>Writes a project with <see cref="References"/>; NU1603 says that a source has a later patch of an indirect dependency.</summary>
    public Consumer WithProject(string path, string properties, string items = "") => With(path, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <NoWarn>$(NoWarn);NU1603</NoWarn>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {References}
            {items}
          </ItemGroup>
        </Project>
        """);

    /// <summary>Runs <c>dotnet</c> in the folder.</summary>
    public Task<ToolResult> DotnetAsync(params string[] arguments) => Tool.DotnetAsync(folder, arguments);

    /// <summary>What a build said, each once and in order, as <c>file(line,column): severity id</c>; of a project file the name alone.</summary>
    public static string[] Diagnostics(ToolResult build) =>
        [.. Line().Matches(build.Output).Select(line => $"{Path.GetFileName(line.Groups["file"].Value)}{line.Groups["place"].Value}: {line.Groups["rest"].Value}").Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^\s*(?<file>[^\n(:]+|[A-Z]:[^\n(:]+)(?<place>\(\d+,\d+\))? ?: (?<rest>(warning|error) [A-Z]+\d+)", RegexOptions.Multiline)]
    private static partial Regex Line();
}
