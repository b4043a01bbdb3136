using System.IO.Compression;

namespace PortableML.EndToEnd.Tests;

/// <summary>Stand-ins without content for the vendors' packages: what the rules about project files look at is the reference.</summary>
internal static class EmptyPackages
{
    public const string Gpu = "Microsoft.ML.OnnxRuntime.Gpu";
    public const string DirectMl = "Microsoft.ML.OnnxRuntime.DirectML";

    /// <summary>Writes the packages, each as version 9.9.9, into the feed of the tests.</summary>
    public static void Write(PackedAnalyzers packed)
    {
        foreach (string id in (string[])[Gpu, DirectMl])
        {
            string file = Path.Combine(packed.Feed, id + ".9.9.9.nupkg");
            if (!File.Exists(file))
            {
                using ZipArchive package = ZipFile.Open(file, ZipArchiveMode.Create);
                using StreamWriter nuspec = new(package.CreateEntry(id + ".nuspec").Open());
                nuspec.Write($"""
                    <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                      <metadata><id>{id}</id><version>9.9.9</version><authors>tests</authors><description>A stand-in without content.</description></metadata>
                    </package>
                    """);
            }
        }
    }
}
