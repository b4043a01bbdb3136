using Microsoft.CodeAnalysis.CSharp.Syntax;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary><c>string device = "cuda"</c> becomes <c>string? device = null</c>, and the method begins with <c>device ??= …</c>.</summary>
internal sealed class ParameterDefaultFix(SourceDocument source)
{
    private readonly NullDefault _defaults = new(source);

    /// <summary>The fix of <paramref name="site"/>, the default of a parameter; null where null cannot stand for "the best there is".</summary>
    public SiteFix? Create(FixSite site)
    {
        if (_defaults.BodyFor(site.Expression) is not { } body)
        {
            return null;
        }

        DeviceIdiom idiom = DeviceIdiom.For(source, [body], site.Properties.Form, site.Index, site.IsApple);
        if (site.Properties.Form == DeviceForm.Text)
        {
            // The spelling that the callers' own texts may be compared with stays.
            idiom = idiom with { Original = site.Expression.ToString() };
        }

        if (idiom.TriesOther && VendorOnlyUse.Of([.. _defaults.Reads(site.Expression, body)], site.Expression, source.Model))
        {
            idiom = idiom.WithoutOther("which the code does nothing with");
        }

        string key = idiom.UsesHelper ? FixKeys.UseTorchDevice : FixKeys.ParameterDefault;
        string name = ((ParameterSyntax)site.Expression.Parent!.Parent!).Identifier.Text;
        string title = $"Make '{name}' optional: null means {idiom.Description}{NullDefault.Note(site.Expression, source.Model)}";
        return _defaults.Write(site.Expression, body, idiom.Write(new TorchNames(source, OptionalParameter.PositionIn(body))), []) is { } changes
            ? new SiteFix(site, key, title, changes)
            : null;
    }
}
