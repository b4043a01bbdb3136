using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace PortableML.EndToEnd.Tests;

/// <summary>What is in the package.</summary>
[Collection(nameof(PackedAnalyzers))]
public sealed class PackageTests(PackedAnalyzers packed)
{
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
        using ZipArchive package = ZipFile.OpenRead(packed.File);
        using Stream entry = package.GetEntry("analyzers/dotnet/cs/" + name)!.Open();
        using MemoryStream bytes = new();
        entry.CopyTo(bytes);
        bytes.Position = 0;
        using PEReader reader = new(bytes);
        MetadataReader metadata = reader.GetMetadataReader();

        string[] references = [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];

        Assert.Contains("Microsoft.CodeAnalysis", references);
        Assert.Equal(needsWorkspaces, references.Any(reference => reference.Contains("Workspaces", StringComparison.Ordinal)));
    }
}
