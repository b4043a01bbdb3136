using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;

namespace PortableML.Analyzers.Values;

/// <content>Calls, and what their arguments say.</content>
internal sealed partial class SiteFinder
{
    private DeviceSite? FromCall(IOperation call, CatalogEntry entry)
    {
        if (entry.Role is not (CatalogRole.Places or CatalogRole.Dead or CatalogRole.Takes) || !EntryConditions.Hold(entry, call))
        {
            return null;
        }

        ImmutableArray<IArgumentOperation> arguments = Arguments(call);
        if (entry.IsOnDevice && (FoundDevice.IsMadeBy(call, api => Entry(api) is { Role: CatalogRole.Places })
            || (call is IInvocationOperation { Instance: IConversionOperation { IsImplicit: false } cast } && FromTypeCast(cast) is not null)))
        {
            return null;
        }

        DeviceForm form = entry.GivesDevice ? DeviceForm.Device : DeviceForm.Call;
        if (entry.Accelerator is { } accelerator)
        {
            return new DeviceSite(call, entry, accelerator, Index(entry, arguments) ?? IndexInside(entry, arguments), form, entry.ThrowsWithout(accelerator))
            {
                IsDead = entry.Role == CatalogRole.Dead,
                IsDeviceThere = entry.IsOnDevice && !FoundDevice.MayBeMissing(call),
            };
        }

        // The arguments say which accelerator. A call that only takes it is reported at the argument, so at the argument's own visit.
        if (!entry.ReportsCall)
        {
            return null;
        }

        int? index = Index(entry, arguments);
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Name is { } name && (name == entry.TextParameter || name == entry.KindParameter)
                && Named(argument.Value, entry.Library, ref index) is { Accelerator: { } named } text)
            {
                return new DeviceSite(call, entry, named, index, form, entry.ThrowsWithout(named)) { IsDead = text.NeverTaken, Platforms = text.Platforms };
            }
        }

        return null;
    }

    /// <summary>A cast to the type that only one vendor's devices have: elsewhere it fails, or gives a null that nothing tests.</summary>
    private DeviceSite? FromTypeCast(IConversionOperation cast) =>
        cast is { OperatorMethod: null, Conversion.IsIdentity: false, Type: { } type } && Entry(type) is { Role: CatalogRole.Queries, Throws: true, Accelerator: { } accelerator } entry
        && cast.Operand.Type?.TypeKind == TypeKind.Class && !UntestedCast.IsTested(cast) && !UntestedCast.IsAssured(cast)
        && !(IsCalledOnDevice(cast.Parent) && FoundDevice.MayBeMissing(cast.Parent!))
            ? new DeviceSite(cast, entry, accelerator, null, DeviceForm.Call, Throws: true)
            : null;

    /// <summary>The call is made on a device object, so that one of the two is the place: the cast, or the call on what a list may not hold.</summary>
    private bool IsCalledOnDevice(IOperation? call) => call is IInvocationOperation { TargetMethod: { } method } && Entry(method) is { IsOnDevice: true };

    /// <summary>The index in the argument beside an enum member: <c>x.to(DeviceType.CUDA, 1)</c>.</summary>
    private int? IndexBeside(IOperation value) =>
        value.Parent is IArgumentOperation { Parent: IInvocationOperation call } && Entry(call.TargetMethod) is { Role: CatalogRole.Takes } entry
            ? Index(entry, call.Arguments)
            : null;

    /// <summary>The index of the device that is written inside a move to it: <c>x.cuda("cuda:1")</c>.</summary>
    private int? IndexInside(CatalogEntry entry, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (entry.DeviceParameter is not null && argument.Parameter?.Name == entry.DeviceParameter)
            {
                IOperation device = argument.Value;
                while (device is IConversionOperation conversion)
                {
                    device = conversion.Operand;
                }

                int? index = null;
                return Callee(device) is { } method && Entry(method) is { } made ? FromCall(device, made)?.Index
                    : Named(device, entry.Library, ref index) is not null ? index
                    : null;
            }
        }

        return null;
    }

    /// <summary>The value is written inside the call that makes the device of it or moves to it, so that call is the site.</summary>
    private bool IsAbsorbed(IOperation value)
    {
        IOperation current = value;
        while (current.Parent is IConversionOperation conversion)
        {
            current = conversion;
        }

        return current.Parent is IArgumentOperation { Parent: { } call, Parameter.Name: { } name }
            && Callee(call) is { } method
            && Entry(method) is { } entry
            && (entry.Role == CatalogRole.Places
                ? name == entry.DeviceParameter
                : entry.Role == CatalogRole.Takes && entry.ReportsCall && (name == entry.TextParameter || name == entry.KindParameter));
    }

    /// <summary>An object is made, by whichever constructor, that only exists where the accelerator does.</summary>
    private DeviceSite? FromMaking(IOperation making, ITypeSymbol? type) =>
        type is not null && Entry(type) is { Accelerator: { } accelerator } entry && entry is { Role: CatalogRole.Places } or { Role: CatalogRole.Queries, Throws: true }
            ? new DeviceSite(making, entry, accelerator, Index(entry, Arguments(making)), DeviceForm.Call, entry.ThrowsWithout(accelerator))
            : null;

    private static ImmutableArray<IArgumentOperation> Arguments(IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => ImmutableArray<IArgumentOperation>.Empty,
    };

    private static IMethodSymbol? Callee(IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };

    private static int? Index(CatalogEntry entry, ImmutableArray<IArgumentOperation> arguments)
    {
        if (entry.IndexParameter is not null)
        {
            foreach (IArgumentOperation argument in arguments)
            {
                if (argument.Parameter?.Name == entry.IndexParameter && argument.ArgumentKind != ArgumentKind.DefaultValue)
                {
                    // -1 is "no index".
                    return argument.Value.ConstantValue.Value is int index and >= 0 ? index : null;
                }
            }
        }

        return null;
    }
}
