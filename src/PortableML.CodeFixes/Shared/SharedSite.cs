using PortableML.Analyzers.FixContract;

namespace PortableML.CodeFixes.Shared;

/// <summary>A site that uses a device which others of its region use too.</summary>
/// <param name="Site">The site.</param>
/// <param name="Region">The code that can share a local with it.</param>
/// <param name="Index">The CUDA device that the site names.</param>
/// <param name="TakesDevice">A device object can stand there; otherwise only what has the site's own form.</param>
/// <param name="ReadsDevice">The site's own form can be read from a device object.</param>
internal sealed record SharedSite(FixSite Site, CodeRegion Region, int Index, bool TakesDevice, bool ReadsDevice)
{
    /// <summary>The form that alone can stand there; null where a device or what is read from one can.</summary>
    public DeviceForm? OnlyForm => TakesDevice || ReadsDevice ? null : Site.Properties.Form;
}
