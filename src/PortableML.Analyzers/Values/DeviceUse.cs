using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <summary>A place that fails without the hardware, and what holds on the way there.</summary>
/// <param name="At">The operation that needs the hardware.</param>
/// <param name="Facts">What holds from the place where the device is chosen to the one where it is used.</param>
internal sealed record DeviceUse(IOperation At, FactSet Facts)
{
    /// <summary>The variables and members through which the device came here; their own tests choose nothing for it.</summary>
    public HashSet<ISymbol> Through { get; init; } = new(SymbolEqualityComparer.Default);

    /// <summary>The site in an arm that the project's own constant selects; null where the device itself arrives here.</summary>
    public DeviceSite? Selected { get; init; }

    /// <summary>The calls that lead from the arm which the constant selects to the place, the outermost first; none where it stands in the arm itself.</summary>
    public IReadOnlyList<IOperation> Calls { get; init; } = [];

    /// <summary>Inside the arm that the constant selects, a value of another kind chooses hardware once more.</summary>
    public bool IsChosenInArm { get; init; }

    /// <summary>Tells whether <paramref name="fact"/> is which way a choice of hardware went.</summary>
    public static bool IsChoice(GuardFact fact) => fact.Library is null && !fact.IsUnknown && !fact.IsOwnGuard;
}
