namespace PortableML.CodeFixes.Shared;

/// <summary>A site that uses a device which others of its region use too.</summary>
/// <param name="Site">The site.</param>
/// <param name="Region">The code that can share a local with it.</param>
/// <param name="Index">The CUDA device that the site names.</param>
internal sealed record SharedSite(FixSite Site, CodeRegion Region, int Index);
