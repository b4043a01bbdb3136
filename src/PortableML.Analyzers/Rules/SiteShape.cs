using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PortableML.Analyzers.Catalog;
using PortableML.Analyzers.FixContract;
using PortableML.Analyzers.Symbols;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules;

/// <summary>Says what a fix may put at the reported place: by the API that takes the device there, or by the variable that holds it.</summary>
internal static class SiteShape
{
    /// <summary>The form of the value at the place: a text that becomes a device by conversion counts as a device.</summary>
    public static DeviceForm Form(DeviceSite site) =>
        site.Form == DeviceForm.Text && site.Operation.Parent is IConversionOperation { OperatorMethod: not null } ? DeviceForm.Device : site.Form;

    /// <summary>The replacement shape: of the API itself, of the call that takes the value directly, or of a variable's value.</summary>
    public static string Shape(DeviceSite site, VendorSymbols symbols)
    {
        if (site.Form == DeviceForm.Own || site.Operation is IMethodReferenceOperation || PickedDevices.By(site.Operation, site.Api.Library) is not null)
        {
            return ReplacementShapes.None;
        }

        if (site.Form is DeviceForm.Call or DeviceForm.Device)
        {
            return site.Api.Shape;
        }

        IMethodSymbol? method = site.Operation.Parent is IArgumentOperation argument
            ? argument.Parent switch
            {
                IInvocationOperation call => call.TargetMethod,
                IObjectCreationOperation creation => creation.Constructor,
                _ => null,
            }
            : null;
        return method is not null && symbols.Index.Find(method) is { Role: CatalogRole.Takes } taker ? taker.Shape : ReplacementShapes.Device;
    }
}
