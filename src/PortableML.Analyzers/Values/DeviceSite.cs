using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Guards;

namespace PortableML.Analyzers.Values;

/// <summary>An operation that names one vendor's accelerator; whether it is a lock is judged at its uses.</summary>
/// <param name="Operation">The operation that makes the choice: a call, a property, a literal, an enum member.</param>
/// <param name="Api">What the catalogue says of it.</param>
/// <param name="Accelerator">The accelerator that it names.</param>
/// <param name="Index">The device's index where it is a constant; null where none is named or the code computes it.</param>
/// <param name="Form">How the device is written.</param>
/// <param name="Throws">Evaluating it fails without the hardware; otherwise only its uses do.</param>
internal sealed record DeviceSite(IOperation Operation, CatalogEntry Api, Accelerator Accelerator, int? Index, DeviceForm Form, bool Throws)
{
    /// <summary>The call can only fail: the library has no such accelerator, or does not take it this way.</summary>
    public bool IsDead { get; init; }

    /// <summary>The call is made on a device that was found on this machine.</summary>
    public bool IsDeviceThere { get; init; }

    /// <summary>
    /// The parameter whose default value the site is, for lambdas and local functions: their defaults yield no operation of their own,
    /// so <see cref="Operation"/> is the function.
    /// </summary>
    public IParameterSymbol? DefaultOf { get; init; }

    /// <summary>The operating systems outside which the accelerator never is; empty for one that is not bound to a platform.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = Api.Platforms;

    /// <summary>The value that the project's own code tests in order to choose the device, for sites of the form <see cref="DeviceForm.Own"/> and texts.</summary>
    public object? Constant { get; init; }

    /// <summary>The name says that it is hardware but not which, so that <see cref="Accelerator"/> stands in for what the project makes of it.</summary>
    public bool IsStandIn { get; init; }

    /// <summary>The expression that makes the choice.</summary>
    public SyntaxNode Syntax { get; init; } = Operation.Syntax;

    /// <summary>
    /// Tells whether <paramref name="fact"/> proves that the site's device is there. A native library of the vendor that could be loaded
    /// proves its accelerator for every library.
    /// </summary>
    public bool IsProvedBy(GuardFact fact) =>
        fact.IsOwnGuard
        || ((fact.Library?.Name == Api.Library.Name || fact.Library is { HasFileNames: true, IsPartOfPlatform: true }) && fact.Accelerator == Accelerator.Name && fact.Index >= (Index ?? 0));
}
