using Microsoft.CodeAnalysis.Text;

namespace PortableML.CodeFixes.Shared;

/// <summary>Plans the alternative for those who have the generated helper: it is asked wherever the plain fix chooses a device.</summary>
internal static class HelperPlan
{
    /// <summary>The fixes of <paramref name="sites"/> with the helper, for those that <paramref name="plain"/> gives a device of their own.</summary>
    public static IReadOnlyList<SiteFix> Create(SourceDocument source, IReadOnlyList<FixSite> sites, IReadOnlyList<SiteFix> plain)
    {
        if (source.Torch.Helper is null || source.ConfiguredDevice is not null)
        {
            return [];
        }

        HashSet<TextSpan> chosen = [.. plain.Where(fix => fix.Key is FixKeys.InPlace or FixKeys.IntroduceDevice or FixKeys.ParameterDefault).Select(fix => fix.Site.Span)];
        return [.. DevicePlan.Create(source.WithHelper(), sites).Where(fix => fix.Key == FixKeys.UseTorchDevice && chosen.Contains(fix.Site.Span))];
    }
}
