using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <summary>What a check proves, or which way a choice went: one bit of a <see cref="FactSet"/>.</summary>
/// <param name="Library">The library whose accelerator is there; null for a choice.</param>
/// <param name="Accelerator">The accelerator's name in that library; empty for a choice.</param>
/// <param name="Index">The highest device index that is proved; for a choice, 1 where it went one way and 0 where the other.</param>
internal readonly record struct GuardFact(CatalogLibrary? Library, string Accelerator, int Index)
{
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
        ReferenceEquals(Library, weaker.Library) && Accelerator == weaker.Accelerator && ReferenceEquals(Choice, weaker.Choice) && IsOwnGuard == weaker.IsOwnGuard
        && (Choice is null ? Index >= weaker.Index : Index == weaker.Index);
}
