using Microsoft.CodeAnalysis.Operations;

namespace PortableML.Analyzers.Guards;

/// <summary>Reads a comparison of a number of devices with a constant: which device index does each outcome prove?</summary>
internal static class CountComparison
{
    /// <summary>
    /// The highest index that is proved when <c>count kind constant</c> is true and when it is false; -1 where nothing is.
    /// A bound that is not constant (<c>count &gt; rank</c>) proves the first device only.
    /// </summary>
    public static (int WhenTrue, int WhenFalse) ProvedIndexes(BinaryOperatorKind kind, int? bound) => kind switch
    {
        BinaryOperatorKind.GreaterThan => (Math.Max(bound ?? 0, -1), -1),
        BinaryOperatorKind.GreaterThanOrEqual => (bound is { } n ? Math.Max(n - 1, -1) : -1, -1),
        BinaryOperatorKind.LessThan => (-1, bound is { } n ? Math.Max(n - 1, -1) : -1),
        BinaryOperatorKind.LessThanOrEqual => (-1, Math.Max(bound ?? 0, -1)),
        BinaryOperatorKind.Equals => (bound is > 0 ? bound.Value - 1 : -1, bound == 0 ? 0 : -1),
        BinaryOperatorKind.NotEquals => (bound == 0 ? 0 : -1, bound is > 0 ? bound.Value - 1 : -1),
        _ => (-1, -1),
    };

    /// <summary>The outcome of <c>index kind constant</c> that leaves no negative index; null where neither does.</summary>
    public static bool? ProvesFound(BinaryOperatorKind kind, int bound) => kind switch
    {
        BinaryOperatorKind.GreaterThanOrEqual when bound >= 0 => true,
        BinaryOperatorKind.GreaterThan when bound >= -1 => true,
        BinaryOperatorKind.NotEquals when bound == -1 => true,
        BinaryOperatorKind.Equals when bound >= 0 => true,
        BinaryOperatorKind.Equals when bound == -1 => false,
        BinaryOperatorKind.LessThan when bound == 0 => false,
        BinaryOperatorKind.LessThanOrEqual when bound == -1 => false,
        _ => null,
    };

    /// <summary>The same comparison with its operands exchanged.</summary>
    public static BinaryOperatorKind Mirror(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        _ => kind,
    };
}
