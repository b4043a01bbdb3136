using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>Writes the choice of the device where the site stands.</summary>
internal sealed class InPlaceFix(SourceDocument source)
{
    private readonly Replacement _replacement = new(source);
    private readonly InPlaceWrites _writes = new(source);

    /// <summary>Replaces the value of a variable, a constant that becomes a variable, or a result.</summary>
    public SiteFix? Replace(FixSite site, CodeRegion region, bool isConstant)
    {
        DeviceIdiom idiom = Idiom(site, region, site.Properties.Form);
        if (idiom.TriesOther && OwnRepair.Follows(source, site))
        {
            idiom = idiom.WithoutOther("which the code below makes the CPU");
        }

        if (_replacement.Exchange(site.Expression, Text(site, idiom)) is not { } change
            || (isConstant ? LocalConstant.MakeVariable(source, site.Expression) : []) is not { } freed)
        {
            return null;
        }

        // What the variable is moved by may now share memory with its source.
        IEnumerable<TextChange> copies = site.Uses.Select(use => FixSite.FindCall(source.Root, use)).OfType<InvocationExpressionSyntax>()
            .Select(_writes.CopyArgument).OfType<TextChange>();
        return Make(site, idiom, [.. freed, .. change, .. copies]);
    }

    /// <summary>Writes the whole choice into the call or expression, where no variable can hold it.</summary>
    public SiteFix? Inline(FixSite site, CodeRegion region)
    {
        bool takesDevice = (site.Properties.Form != DeviceForm.Text || source.ConfiguredDevice is not null || source.UsesHelper) && _replacement.Write(site, "device", DeviceForm.Device) is not null;
        DeviceIdiom idiom = Idiom(site, region, takesDevice ? DeviceForm.Device : site.Properties.Form);
        IReadOnlyList<TextChange>? changes = takesDevice ? _replacement.Write(site, Text(site, idiom), DeviceForm.Device)
            : site.Properties.Form is DeviceForm.Text or DeviceForm.Kind ? _replacement.Exchange(site.Expression, Text(site, idiom), site.Expression.Parent as ArgumentSyntax)
            : null;
        return changes is null ? null : Make(site, idiom, changes);
    }

    private SiteFix Make(FixSite site, DeviceIdiom idiom, IReadOnlyList<TextChange> changes) => idiom.UsesHelper
        ? new(site, FixKeys.UseTorchDevice, $"Use '{new TorchNames(source, site.Expression.SpanStart).Helper(idiom.Index)}'", changes)
        : idiom.Configured is { } configured
        ? new(site, FixKeys.UseConfiguredDevice, $"Use '{configured}'", changes)
        : new(site, FixKeys.InPlace, $"Choose the device at run time: {idiom.Description}", changes);

    private DeviceIdiom Idiom(FixSite site, CodeRegion region, DeviceForm form)
    {
        ComputedDevice computed = new(source, site, []);
        SyntaxNode code = region.Body is null && region.Type is not null ? region.Type : region.Member;
        TorchNames names = new(source, site.Expression.SpanStart);
        DeviceIdiom idiom = DeviceIdiom.For(source, [code], form, computed.Index, site.IsApple);
        return idiom with
        {
            Configured = computed.IsComputed ? null : idiom.Configured,
            UsesHelper = idiom.UsesHelper && !computed.IsComputed,
            Original = computed.IndexExpression is { } index && form != site.Properties.Form ? names.MakeDevice($"{names.Kind(site.Properties.Accelerator)}, {index}")
                : form == DeviceForm.Text || (form == DeviceForm.Device && computed.IsComputed) ? site.Expression.ToString()
                : null,
        };
    }

    private string Text(FixSite site, DeviceIdiom idiom)
    {
        string text = idiom.Write(new TorchNames(source, site.Expression.SpanStart));
        bool isChoice = idiom is { UsesHelper: false, Configured: null };
        return isChoice && site.Properties.Form != DeviceForm.Call && ValuePosition.NeedsParentheses(site.Expression) ? $"({text})" : text;
    }
}
