using System.Runtime.CompilerServices;

namespace PortableML.Analyzers.Symbols;

/// <summary>
/// Compares by identity what is one object each: the definitions of symbols within a compilation, the libraries of the catalogue. To compare
/// them by their parts takes long.
/// </summary>
internal sealed class ReferenceComparer : IEqualityComparer<object>
{
    /// <summary>The only one.</summary>
    public static readonly ReferenceComparer Instance = new();

    private ReferenceComparer()
    {
    }

    /// <inheritdoc/>
    public new bool Equals(object x, object y) => ReferenceEquals(x, y);

    /// <inheritdoc/>
    public int GetHashCode(object value) => RuntimeHelpers.GetHashCode(value);
}
