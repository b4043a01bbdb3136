using Microsoft.CodeAnalysis;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Helpers;

namespace PortableML.CodeFixes.Shared;

/// <summary>What the referenced version of TorchSharp offers to a fix.</summary>
internal sealed class TorchLibrary
{
    /// <summary>The helper's property for the best device.</summary>
    public const string BestDevice = "Best";

    /// <summary>The helper's method for the device of an index.</summary>
    public const string BestDeviceAt = "BestAt";

    private TorchLibrary(INamedTypeSymbol torch, INamedTypeSymbol device, INamedTypeSymbol kind, INamedTypeSymbol tensor) =>
        (Torch, Device, Kind, Tensor) = (torch, device, kind, tensor);

    /// <summary>The class <c>torch</c>.</summary>
    public INamedTypeSymbol Torch { get; }

    /// <summary>The type of device objects.</summary>
    public INamedTypeSymbol Device { get; }

    /// <summary>The enum of device types.</summary>
    public INamedTypeSymbol Kind { get; }

    /// <summary>The type of tensors.</summary>
    public INamedTypeSymbol Tensor { get; }

    /// <summary>The generated helper, or the project's own type in its place; null where the project has none.</summary>
    public INamedTypeSymbol? Helper { get; private set; }

    /// <summary>The version can be asked for Apple's accelerator (0.102 and later).</summary>
    public bool HasMps => Has("mps_is_available") && Has("MPS");

    /// <summary>The symbols of <paramref name="compilation"/>, or null where it references no TorchSharp.</summary>
    public static TorchLibrary? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("TorchSharp.torch") is { } torch
        && torch.GetTypeMembers("Device").FirstOrDefault() is { } device
        && torch.GetTypeMembers("Tensor").FirstOrDefault() is { } tensor
        && compilation.GetTypeByMetadataName("TorchSharp.DeviceType") is { } kind
            ? new TorchLibrary(torch, device, kind, tensor) { Helper = HelperIn(compilation) }
            : null;

    private static INamedTypeSymbol? HelperIn(Compilation compilation) =>
        compilation.GetTypeByMetadataName(HelperCapabilities.TorchDevice) is { } helper && compilation.IsSymbolAccessibleWithin(helper, compilation.Assembly)
        && helper.GetMembers(BestDevice).Any(member => member.IsStatic) && helper.GetMembers(BestDeviceAt).Any(member => member.IsStatic)
            ? helper
            : null;

    /// <summary>Tells whether <c>torch</c> has a member of this name.</summary>
    public bool Has(string member) => !Torch.GetMembers(member).IsEmpty;

    /// <summary>Tells whether <paramref name="symbol"/> is TorchSharp's.</summary>
    public bool Declares(ISymbol? symbol) => SymbolEqualityComparer.Default.Equals(symbol?.ContainingAssembly, Torch.ContainingAssembly);

    /// <summary>Tells whether <paramref name="type"/> is the type of device objects.</summary>
    public bool IsDevice(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Device);

    /// <summary>Tells whether <paramref name="type"/> is the type of tensors.</summary>
    public bool IsTensor(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Tensor);

    /// <summary>The form in which a variable of <paramref name="type"/> holds a device; null where it holds none.</summary>
    public DeviceForm? FormOf(ITypeSymbol type) =>
        IsDevice(type) ? DeviceForm.Device
        : type.SpecialType == SpecialType.System_String ? DeviceForm.Text
        : SymbolEqualityComparer.Default.Equals(type, Kind) ? DeviceForm.Kind
        : null;
}
