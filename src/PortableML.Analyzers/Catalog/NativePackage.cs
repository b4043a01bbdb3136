using System.Text.RegularExpressions;

namespace PortableML.Analyzers.Catalog;

/// <summary>One line of the list of native packages.</summary>
internal sealed class NativePackage
{
    private readonly Regex _pattern;

    /// <summary>Takes the id, in which <c>*</c> stands for any text.</summary>
    public NativePackage(string id) =>
        _pattern = new Regex("^" + Regex.Escape(id).Replace(@"\*", ".*") + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The library whose native files the package brings, as messages and results name it.</summary>
    public required string Library { get; init; }

    /// <summary>The accelerator that the package is for; null for one that needs none.</summary>
    public Accelerator? Accelerator { get; init; }

    /// <summary>The package with the API alone, which a library references instead.</summary>
    public required string Managed { get; init; }

    /// <summary>The native files that it brings, by runtime and operating system.</summary>
    public IReadOnlyList<string> Slots { get; init; } = [];

    /// <summary>Tells whether <paramref name="id"/> names the package; NuGet compares ids in any case.</summary>
    public bool Matches(string id) => _pattern.IsMatch(id);

    /// <summary>
    /// Tells whether both packages bring the same native files. A package and the one for a single operating system that it is made of are
    /// for one accelerator and bring the very same.
    /// </summary>
    public bool ClashesWith(NativePackage other) =>
        !ReferenceEquals(this, other) && !Equals(Accelerator, other.Accelerator) && Slots.Any(other.Slots.Contains);
}
