using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>What the code itself says about the device of a site: an index that it computes, or a device that it already has.</summary>
internal sealed class ComputedDevice
{
    /// <summary>Reads the arguments at <paramref name="site"/>.</summary>
    public ComputedDevice(SourceDocument source, FixSite site, IReadOnlyList<FixSite> sites)
    {
        Index = site.Index;
        BaseArgumentListSyntax? list = site.Expression switch
        {
            InvocationExpressionSyntax call => call.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ when site.Properties.Form == DeviceForm.Kind => site.Expression.FirstAncestorOrSelf<BaseArgumentListSyntax>(),
            _ => null,
        };
        // Beside an enum member a number is an index where the library says so.
        bool isOwn = site.Properties.Form == DeviceForm.Kind && list?.Parent is { } taker && !source.Torch.Declares(source.Model.GetSymbolInfo(taker).Symbol);
        foreach (ArgumentSyntax argument in isOwn ? default : list?.Arguments ?? default)
        {
            ReadArgument(argument, source, site, sites);
        }

        IsComputed |= source.Model.GetTypeInfo(site.Expression).Type?.SpecialType == SpecialType.System_String
            && !source.Model.GetConstantValue(site.Expression).HasValue;
    }

    /// <summary>The code computes the index, so its own expression must stay.</summary>
    public bool IsComputed { get; private set; }

    /// <summary>The index where the code computes it apart from the device's type.</summary>
    public ExpressionSyntax? IndexExpression { get; private set; }

    /// <summary>The device that a move is already given, by a variable.</summary>
    public string? Given { get; private set; }

    /// <summary>That device may be null, which means another thing to the new call, or is only becoming one.</summary>
    public bool IsUnclear { get; private set; }

    /// <summary>The CUDA device, where the code names one.</summary>
    public int Index { get; private set; }

    private void ReadArgument(ArgumentSyntax argument, SourceDocument source, FixSite site, IReadOnlyList<FixSite> sites)
    {
        ITypeSymbol? type = source.Model.GetTypeInfo(argument.Expression).ConvertedType;
        if (type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64)
        {
            if (source.Model.GetConstantValue(argument.Expression) is not { HasValue: true, Value: { } value })
            {
                IsComputed = true;
                IndexExpression = argument.Expression;
            }
            else if (site.Properties.Form == DeviceForm.Kind)
            {
                Index = (int)Math.Max(0, Convert.ToInt64(value, CultureInfo.InvariantCulture));
            }
        }
        else if (site.Properties.Form == DeviceForm.Call && source.Torch.IsDevice(type))
        {
            ReadDevice(argument.Expression, source, sites);
        }
        else if (type?.SpecialType == SpecialType.System_String && site.Properties.Form == DeviceForm.Device)
        {
            IsComputed |= !source.Model.GetConstantValue(argument.Expression).HasValue;
        }
    }

    /// <summary>The device is written where it is handed over, so the call is the one place of both, and its index is that device's.</summary>
    private static bool IsWritten(ExpressionSyntax device, SourceDocument source) =>
        source.Model.GetSymbolInfo(device).Symbol is { } symbol && source.Catalog.Find(symbol) is { GivesDevice: true } made
        && (made.Accelerator is not null
            || (device is InvocationExpressionSyntax call && call.ArgumentList.Arguments.All(argument => source.Model.GetConstantValue(argument.Expression).HasValue)));

    private void ReadDevice(ExpressionSyntax device, SourceDocument source, IReadOnlyList<FixSite> sites)
    {
        if (sites.FirstOrDefault(inner => device.Span.Contains(inner.Span)) is { } site)
        {
            Index = site.Index;
        }
        else if (source.Model.GetConstantValue(device).Value is string text)
        {
            Index = int.TryParse(text.Substring(text.IndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : 0;
        }
        else if (!DeviceValues.IsNull(device) && !IsWritten(device, source))
        {
            Given = device.ToString();
            IsUnclear = !source.Torch.IsDevice(source.Model.GetTypeInfo(device).Type)
                || source.Model.GetTypeInfo(device).Nullability.FlowState == NullableFlowState.MaybeNull;
        }
    }
}
