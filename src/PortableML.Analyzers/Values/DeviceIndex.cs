using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Values;

/// <summary>Reads the index of a device that is made where it is handed over: <c>x.cuda(new Device(1))</c>, <c>x.cuda("cuda:1")</c>.</summary>
internal static class DeviceIndex
{
    /// <summary>The constant index in <paramref name="device"/>; null where none shows. <paramref name="find"/> gives the line of an API.</summary>
    public static int? Of(IOperation device, CatalogLibrary library, Func<ISymbol, CatalogEntry?> find)
    {
        while (device is IConversionOperation conversion)
        {
            device = conversion.Operand;
        }

        if (device.ConstantValue.Value is string text)
        {
            return DeviceText.Find(library, text, out int? written) is null ? null : written;
        }

        (ISymbol? api, ImmutableArray<IArgumentOperation> arguments) = device switch
        {
            IInvocationOperation call => ((ISymbol?)call.TargetMethod, call.Arguments),
            IObjectCreationOperation creation => (creation.Constructor, creation.Arguments),
            _ => (null, ImmutableArray<IArgumentOperation>.Empty),
        };
        if (api is null || find(api) is not { GivesDevice: true } entry)
        {
            return null;
        }

        int? index = null;
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Name == entry.IndexParameter)
            {
                index = argument.Value.ConstantValue.Value is int number and >= 0 ? number : index;
            }
            else if (argument.Parameter?.Name == entry.TextParameter && argument.Value.ConstantValue.Value is string name && DeviceText.Find(library, name, out int? inText) is not null)
            {
                index ??= inText;
            }
        }

        return index;
    }
}
