namespace PortableML.Analyzers.Tests.Verification;

/// <summary>The repository that the tests were built in.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Analyzers.sln.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("No folder above the tests holds Analyzers.sln."),
        _ when File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
