using Microsoft.CodeAnalysis;

namespace PortableML.Analyzers.Rules;

/// <summary>The classification of a site.</summary>
/// <param name="Verdict">The worst verdict of its uses.</param>
/// <param name="Reason">Why, in words that the message gives in brackets.</param>
/// <param name="Uses">The places that need the hardware, for the additional locations.</param>
/// <param name="Missed">The exceptions that a too narrow handler misses.</param>
internal sealed record Judgement(Verdict Verdict, string Reason, IReadOnlyList<IOperation> Uses, IReadOnlyList<string> Missed);
