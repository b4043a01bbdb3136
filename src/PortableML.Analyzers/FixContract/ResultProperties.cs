using System.Collections.Immutable;

namespace PortableML.Analyzers.FixContract;

/// <summary>What every result of a rule tells a reader of a SARIF log; <see cref="SiteProperties"/> adds what a fix needs.</summary>
internal static class ResultProperties
{
    /// <summary>Packs the properties; <paramref name="vendor"/> and <paramref name="accelerator"/> are null where a result is about none.</summary>
    public static ImmutableDictionary<string, string?> Of(string? vendor, string? accelerator, string library, string classification, string reason)
    {
        ImmutableDictionary<string, string?>.Builder builder = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        if (vendor is not null)
        {
            builder["vendor"] = vendor;
            builder["accelerator"] = accelerator;
        }

        builder["library"] = library;
        builder["classification"] = classification;
        builder["reason"] = reason;
        return builder.ToImmutable();
    }
}
