using Microsoft.CodeAnalysis;

namespace PortableML.CodeFixes.Shared;

/// <summary>Finds the overload of a call that takes a device object where the call gives a text, an enum member or nothing.</summary>
internal static class DeviceOverload
{
    /// <summary>
    /// The device parameter of the overload of <paramref name="method"/> that is called <paramref name="name"/> and also takes
    /// <paramref name="kept"/>, by their names; null where there is none.
    /// </summary>
    public static IParameterSymbol? Find(IMethodSymbol method, string name, IReadOnlyCollection<IParameterSymbol> kept, TorchLibrary torch)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        foreach (IMethodSymbol overload in definition.ContainingType.GetMembers(name).OfType<IMethodSymbol>())
        {
            if (overload.Arity == definition.Arity && overload.IsStatic == definition.IsStatic
                && overload.Parameters.FirstOrDefault(parameter => torch.IsDevice(parameter.Type)) is { } device
                && kept.All(one => overload.Parameters.Any(other => other.Name == one.Name && IsSame(other.Type, one.OriginalDefinition.Type)))
                && overload.Parameters.All(other => other.IsOptional || other.Equals(device, SymbolEqualityComparer.Default) || IsReceiver(other)
                    || kept.Any(one => one.Name == other.Name)))
            {
                return device;
            }
        }

        return null;
    }

    private static bool IsReceiver(IParameterSymbol parameter) => parameter is { Ordinal: 0, ContainingSymbol: IMethodSymbol { IsExtensionMethod: true } };

    /// <summary>Type parameters of different methods are the same when they have the same place.</summary>
    private static bool IsSame(ITypeSymbol left, ITypeSymbol right) =>
        SymbolEqualityComparer.Default.Equals(left, right)
        || (left is ITypeParameterSymbol one && right is ITypeParameterSymbol other && one.Ordinal == other.Ordinal);
}
