using Microsoft.CodeAnalysis;
using PortableML.Analyzers.Values;

namespace PortableML.Analyzers.Rules;

/// <summary>The classification of a site.</summary>
/// <param name="Verdict">The worst verdict of its uses.</param>
/// <param name="Reason">Why, in words that the message gives in brackets.</param>
/// <param name="Uses">The places that need the hardware, for the additional locations.</param>
/// <param name="Missed">The exceptions that a too narrow handler misses.</param>
internal sealed record Judgement(Verdict Verdict, string Reason, IReadOnlyList<IOperation> Uses, IReadOnlyList<string> Missed)
{
    /// <summary>The site that the project's own constant leads to; null where the site names its device itself.</summary>
    public DeviceSite? Selected { get; init; }
}
