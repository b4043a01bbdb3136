namespace PortableML.EndToEnd.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of Analyzers.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The demo program.</summary>
    public static string Sample => Path.Combine(Root, "docs", "samples", "HardCodedCuda");

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run from inside the repository: no Analyzers.sln above " + AppContext.BaseDirectory);
    }
}
