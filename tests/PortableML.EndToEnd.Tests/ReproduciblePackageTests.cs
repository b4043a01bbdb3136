using System.IO.Compression;
using System.Security.Cryptography;

namespace PortableML.EndToEnd.Tests;

/// <summary>The same sources give the same package, so that anyone can prove what a package was built from.</summary>
[Collection(Collections.First)]
public sealed class ReproduciblePackageTests(PackedAnalyzers packed)
{
    [Fact]
    public async Task Sources_in_another_folder_give_a_package_of_the_same_bytes()
    {
        string copy = Path.Combine(packed.Work, "another folder", "and a longer path");
        CopySources(copy);

        // Without the analyzers, which only look and would take half the time.
        ToolResult pack = await Tool.DotnetAsync(copy, "pack", "src/PortableML.Package", "-c", "Release", "-o", "out", $"-p:Version={packed.Version}", "-p:RunAnalyzers=false");

        Assert.True(pack.ExitCode == 0, pack.Output);
        string other = Path.Combine(copy, "out", Path.GetFileName(packed.File));
        Assert.Equal(Entries(packed.File), Entries(other));
        Assert.Equal(Hash(File.OpenRead(packed.File)), Hash(File.OpenRead(other)));
    }

    // Each entry with the hash of what it holds: says what differs.
    private static string[] Entries(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry => entry.FullName + " " + Hash(entry.Open()))];
    }

    private static string Hash(Stream stream)
    {
        using (stream)
        {
            return Convert.ToHexString(SHA256.HashData(stream));
        }
    }

    // Of the git repository only what tells the commit.
    private static void CopySources(string copy)
    {
        string[] files = ["README.md", "LICENSE", "nuget.config", ".editorconfig", ".gitignore", ".git", ".git/HEAD", ".git/config", ".git/packed-refs"];
        foreach (string file in files.Select(name => Path.Combine(Repository.Root, name)).Where(File.Exists).Concat(FilesBelow("src")).Concat(FilesBelow(".git/refs")))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        if (Directory.Exists(Path.Combine(copy, ".git")))
        {
            Directory.CreateDirectory(Path.Combine(copy, ".git", "objects"));
        }
    }

    private static IEnumerable<string> FilesBelow(string folder)
    {
        string path = Path.Combine(Repository.Root, folder);
        return !Directory.Exists(path) ? [] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(path, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
    }
}
