using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace PortableML.EndToEnd.Tests;

/// <summary>What is in the package.</summary>
[Collection(Collections.First)]
public sealed class PackageTests(PackedAnalyzers packed)
{
    // What the format of portable symbols calls a map from files to addresses.
    private static readonly Guid s_sourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public void Package_holds_the_listed_entries_and_no_other()
    {
        using ZipArchive package = ZipFile.OpenRead(packed.File);

        string[] entries = [.. package.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("package/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        Assert.Equal(
        [
            "PortableML.Analyzers.nuspec",
            "README.md",
            "[Content_Types].xml",
            "_rels/.rels",
            "analyzers/dotnet/cs/PortableML.Analyzers.dll",
            "analyzers/dotnet/cs/PortableML.CodeFixes.dll",
            "buildTransitive/PortableML.Analyzers.props",
            "buildTransitive/PortableML.Analyzers.targets",
            "config/PortableML.enforce.globalconfig",
            "config/PortableML.minimum.globalconfig",
            "config/PortableML.strict.globalconfig",
        ], entries);
    }

    [Fact]
    public void Package_is_a_development_dependency_with_licence_readme_and_repository_and_depends_on_nothing()
    {
        using ZipArchive package = ZipFile.OpenRead(packed.File);
        using Stream stream = package.GetEntry("PortableML.Analyzers.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.NotNull(metadata.Elements().SingleOrDefault(element => element.Name.LocalName == "repository")?.Attribute("url"));
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
    }

    [Theory]
    [InlineData("PortableML.Analyzers.dll", false)]
    [InlineData("PortableML.CodeFixes.dll", true)]
    public void Only_the_fixes_need_the_workspaces_that_a_compiler_does_not_have(string name, bool needsWorkspaces)
    {
        using PEReader reader = Assembly(name);
        MetadataReader metadata = reader.GetMetadataReader();

        string[] references = [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];

        Assert.Contains("Microsoft.CodeAnalysis", references);
        Assert.Equal(needsWorkspaces, references.Any(reference => reference.Contains("Workspaces", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("PortableML.Analyzers.dll")]
    [InlineData("PortableML.CodeFixes.dll")]
    public void Nothing_is_referenced_that_the_oldest_host_lacks_or_has_in_an_older_version(string name)
    {
        // What Roslyn 4.8.0, the compiler of the .NET SDK 8.0.100, brings.
        Dictionary<string, Version> brought = new()
        {
            ["netstandard"] = new(2, 0, 0, 0),
            ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
            ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
            ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
            ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 8, 0, 0),
            ["System.Collections.Immutable"] = new(7, 0, 0, 0),
            ["System.Composition.AttributedModel"] = new(7, 0, 0, 0),
            ["System.Memory"] = new(4, 0, 1, 2),
        };
        using PEReader reader = Assembly(name);
        MetadataReader metadata = reader.GetMetadataReader();

        (string Name, Version Version)[] references =
            [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => (metadata.GetString(reference.Name), reference.Version))];

        Assert.All(references.Where(reference => reference.Name != "PortableML.Analyzers"), reference => Assert.True(
            brought.TryGetValue(reference.Name, out Version? version) && reference.Version <= version, $"{reference.Name} {reference.Version}"));
    }

    [Theory]
    [InlineData("PortableML.Analyzers.dll")]
    [InlineData("PortableML.CodeFixes.dll")]
    public void Symbols_are_inside_and_name_no_folder_of_the_machine(string name)
    {
        using PEReader reader = Assembly(name);
        using MetadataReaderProvider symbols = Symbols(reader);
        MetadataReader metadata = symbols.GetMetadataReader();

        Assert.NotEmpty(metadata.Documents);
        Assert.All(metadata.Documents, document => Assert.StartsWith("/_", metadata.GetString(metadata.GetDocument(document).Name), StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData("PortableML.Analyzers.dll")]
    [InlineData("PortableML.CodeFixes.dll")]
    public void Debuggers_find_the_sources_in_the_public_repository(string name)
    {
        Skip.IfNot(Path.Exists(Path.Combine(Repository.Root, ".git")), "Without a git repository nobody knows the commit.");
        using PEReader reader = Assembly(name);
        using MetadataReaderProvider symbols = Symbols(reader);
        MetadataReader metadata = symbols.GetMetadataReader();

        string links = metadata.CustomDebugInformation.Select(metadata.GetCustomDebugInformation)
            .Where(information => metadata.GetGuid(information.Kind) == s_sourceLink)
            .Select(information => Encoding.UTF8.GetString(metadata.GetBlobBytes(information.Value))).Single();

        Assert.Matches(@"^\{""documents"":\{""/_/\*"":""https://raw\.githubusercontent\.com/portableml/PortableML\.Analyzers/[0-9a-f]{40}/\*""\}\}$", links);
    }

    private PEReader Assembly(string name)
    {
        using ZipArchive package = ZipFile.OpenRead(packed.File);
        using Stream entry = package.GetEntry("analyzers/dotnet/cs/" + name)!.Open();
        MemoryStream bytes = new();
        entry.CopyTo(bytes);
        bytes.Position = 0;
        return new PEReader(bytes);
    }

    private static MetadataReaderProvider Symbols(PEReader reader) =>
        reader.ReadEmbeddedPortablePdbDebugDirectoryData(reader.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
}
