using Microsoft.CodeAnalysis.Diagnostics;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Rules.Build;

/// <summary>
/// What MSBuild has evaluated for this project and target framework: conditions, imports, central versions, <c>Update</c> and <c>Remove</c>
/// are done. It comes from the package's own targets; where they do not reach a project, there are no facts.
/// </summary>
internal sealed class ProjectFacts
{
    private const string Prefix = "build_property.";

    private static readonly char[] s_separator = ['|'];

    private readonly AnalyzerConfigOptions _options;
    private readonly HashSet<string> _private;

    private ProjectFacts(AnalyzerConfigOptions options, string references)
    {
        _options = options;
        References = Split(references);
        _private = new HashSet<string>(Split(Value("PortableMLPrivatePackageReferences")), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The ids of the direct package references, in MSBuild's order.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>The project makes a program, so the choice of hardware is its own.</summary>
    public bool IsApplication => Value("OutputType") is { } type && (type.Equals("Exe", StringComparison.OrdinalIgnoreCase) || type.Equals("WinExe", StringComparison.OrdinalIgnoreCase));

    /// <summary>The project may be packed; true of every library unless it says otherwise.</summary>
    public bool IsPackable => Value("IsPackable").Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the facts; null where the project has none.</summary>
    public static ProjectFacts? Read(AnalyzerOptions options)
    {
        AnalyzerConfigOptions global = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        return global.TryGetValue(Prefix + "PortableMLPackageReferences", out string? references) && references.Length > 0
            ? new ProjectFacts(global, references)
            : null;
    }

    /// <summary>Tells whether <paramref name="id"/> is referenced with all assets private, so that it does not reach who uses the package.</summary>
    public bool IsPrivate(string id) => _private.Contains(id);

    /// <summary>The reference before <paramref name="id"/> whose native files it would overwrite; null where there is none.</summary>
    public string? ClashOf(string id, NativePackage package) => References
        .TakeWhile(other => !other.Equals(id, StringComparison.OrdinalIgnoreCase))
        .FirstOrDefault(other => PackageCatalog.Find(other) is { } found && found.ClashesWith(package));

    private string Value(string property) => _options.TryGetValue(Prefix + property, out string? value) ? value : "";

    private static string[] Split(string list) => list.Split(s_separator, StringSplitOptions.RemoveEmptyEntries);
}
