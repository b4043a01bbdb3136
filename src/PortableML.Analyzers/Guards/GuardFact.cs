using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <summary>What a check proves, or which way a choice went: one bit of a <see cref="FactSet"/>.</summary>
/// <param name="Library">The library whose accelerator is there; null for a choice.</param>
/// <param name="Accelerator">The accelerator's name in that library; empty for a choice. Of operating systems several, joined by
/// <c>|</c>: it is one of them.</param>
/// <param name="Index">The highest device index that is proved; for a choice, 1 where it went one way and 0 where the other.</param>
internal readonly record struct GuardFact(CatalogLibrary? Library, string Accelerator, int Index)
{
    /// <summary>A condition stands over the place that could not be understood, or there was too much to follow.</summary>
    public static readonly GuardFact NotUnderstood = new(null, "", 0) { IsUnknown = true };

    /// <summary>The condition that chose; null for a check.</summary>
    public SyntaxNode? Choice { get; init; }

    /// <summary>What the choice tests, where that is one variable or member: a value that travels through it is not chosen by its own test.</summary>
    public ISymbol? Tested { get; init; }

    /// <summary>A condition that does not bind stands over the place: whether it checks or chooses cannot be known.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>A member that the user named as a guard said yes: whatever is needed is there.</summary>
    public bool IsOwnGuard { get; init; }

    /// <summary>A device with a higher index is there, so the lower ones are; a choice is itself only.</summary>
    public bool Implies(GuardFact weaker) =>
        ReferenceEquals(Library, weaker.Library) && (Accelerator == weaker.Accelerator || IsOneOf(weaker.Accelerator)) && ReferenceEquals(Choice, weaker.Choice)
        && IsOwnGuard == weaker.IsOwnGuard && IsUnknown == weaker.IsUnknown
        && (Choice is null ? Index >= weaker.Index : Index == weaker.Index);

    /// <summary>Tells whether the operating system that is proved is surely one of <paramref name="platforms"/>.</summary>
    public bool IsPlatform(IReadOnlyList<string> platforms) => Library is { Area: "Platform" } && Accelerator.Split('|').All(platforms.Contains);

    /// <summary>What is left where this holds on one path and <paramref name="other"/> on another: one of two operating systems.</summary>
    public GuardFact? Either(GuardFact other) =>
        Library is { Area: "Platform" } && ReferenceEquals(Library, other.Library)
            ? this with { Accelerator = string.Join("|", Accelerator.Split('|').Union(other.Accelerator.Split('|')).OrderBy(static name => name, StringComparer.Ordinal)) }
            : null;

    private bool IsOneOf(string names) => names.IndexOf('|') >= 0 && Accelerator.Split('|').All(names.Split('|').Contains);
}
