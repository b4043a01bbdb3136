using System.Security.Cryptography;
using System.Text;

namespace PortableML.Analyzers.Tests.Verification;

/// <summary>
/// Cases whose expectation is the specification's and which the analyzers do not meet yet, listed with the reason in KnownGaps.tsv. Such a case
/// still runs: while it fails it counts as skipped, with its reason; once it passes it fails until it is taken off the list.
/// </summary>
internal static class KnownGaps
{
    private static readonly Lazy<Dictionary<string, string>> s_reasons = new(Read);

    /// <summary>Runs <paramref name="verification"/> of <paramref name="source"/> and judges its outcome by the list.</summary>
    public static async Task RunAsync(string source, Func<Task> verification)
    {
        string key = Key(source);
        bool isGap = s_reasons.Value.TryGetValue(key, out string? reason);
        try
        {
            await verification();
        }
        catch (Exception e) when (isGap)
        {
            Skip.If(true, $"Known gap: {reason} ({e.GetType().Name})");
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException($"{e.Message}{Environment.NewLine}(gap key {key})", e);
        }

        Assert.False(isGap, $"This case passes now: take {key} off KnownGaps.tsv.");
    }

    /// <summary>A case's name in the list: the start of its source's hash.</summary>
    private static string Key(string source) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(source.ReplaceLineEndings("\n"))))[..12];

    private static Dictionary<string, string> Read() =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "PortableML.Analyzers.Tests", "Verification", "KnownGaps.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => fields[2], StringComparer.Ordinal);
}
