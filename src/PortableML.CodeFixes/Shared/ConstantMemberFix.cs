using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary><c>private const string Device = "cuda";</c> becomes a property that chooses.</summary>
internal sealed class ConstantMemberFix(SourceDocument source)
{
    /// <summary>The fix of <paramref name="site"/>, the value of a constant; null where something needs the constant.</summary>
    public SiteFix? Create(FixSite site, CodeRegion region)
    {
        if (ConstantMember.MakeProperty(site.Expression, source.Model) is not { } freed)
        {
            return null;
        }

        DeviceIdiom idiom = DeviceIdiom.For(source, [(SyntaxNode?)region.Type ?? region.Member], site.Properties.Form, site.Index, site.IsApple) with
        {
            Original = site.Properties.Form == DeviceForm.Text ? site.Expression.ToString() : null,
        };
        return new SiteFix(site, idiom.UsesHelper ? FixKeys.UseTorchDevice : FixKeys.InPlace, $"Choose the device at run time: {idiom.Description}",
            [.. freed, new TextChange(site.Expression.Span, idiom.Write(new TorchNames(source, site.Expression.SpanStart)))]);
    }
}
