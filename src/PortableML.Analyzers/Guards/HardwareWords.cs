using PortableML.Analyzers.Catalog;

namespace PortableML.Analyzers.Guards;

/// <summary>Tells whether a name, split into words, speaks of accelerators: <c>useCuda</c>, <c>TargetDevice</c>, <c>--gpu</c>.</summary>
internal static class HardwareWords
{
    private static readonly HashSet<string> s_general = new(StringComparer.OrdinalIgnoreCase)
    {
        "gpu", "gpus", "npu", "tpu", "device", "devices", "accelerator", "accelerators", "accelerated", "acceleration", "accelerate",
        "backend", "hardware", "cpu", "metal", "directx",
    };

    private static readonly Lazy<HashSet<string>> s_vendors = new(() => new HashSet<string>(
        ApiCatalog.BuiltIn.SelectMany(library => library.Entries).Select(entry => entry.Accelerator).OfType<Accelerator>()
            .Select(accelerator => accelerator.Name).Concat(Accelerator.Vendors.Except(["microsoft", "google", "apple", "android"])).Concat(["dml", "trt", "openvino", "cudnn"]),
        StringComparer.OrdinalIgnoreCase));

    /// <summary>Tells whether <paramref name="name"/> speaks of hardware in general, of a vendor or of an accelerator.</summary>
    public static bool Speak(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return false;
        }

        bool provider = false;
        bool execution = false;
        foreach (string word in Split(name!))
        {
            if (s_general.Contains(word) || NamesVendor(word))
            {
                return true;
            }

            provider |= word.StartsWith("provider", StringComparison.OrdinalIgnoreCase);
            execution |= word.Equals("execution", StringComparison.OrdinalIgnoreCase) || word.Equals("ep", StringComparison.OrdinalIgnoreCase);
        }

        // "provider" alone is as likely a data provider or an IServiceProvider.
        return provider && execution;
    }

    /// <summary>Tells whether a word of <paramref name="name"/> is a vendor's or an accelerator's: <c>CudaBackend</c>, not <c>GpuBackend</c>.</summary>
    public static bool SpeakOfVendor(string name) => Split(name).Any(NamesVendor);

    /// <summary>The words of a name in camel, Pascal, snake or kebab case; a run of capitals is one word.</summary>
    public static IEnumerable<string> Split(string name)
    {
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool isEnd = i == name.Length || !char.IsLetter(name[i]);
            bool isHump = !isEnd && i > start && char.IsUpper(name[i])
                && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (!isEnd && !isHump)
            {
                continue;
            }

            if (i > start)
            {
                yield return name.Substring(start, i - start);
            }

            start = isHump ? i : i + 1;
        }
    }

    private static bool NamesVendor(string word) => s_vendors.Value.Contains(word);
}
